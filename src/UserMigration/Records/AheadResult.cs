namespace UserMigration;

/// <summary>A result of <see cref="WorkAhead"/> for a record.</summary>
internal sealed class AheadResult
{
    /// <summary>Creates a result.</summary>
    /// <param name="owner">For whom the work was done.</param>
    /// <param name="value">The result.</param>
    /// <param name="next">The result for another owner, or null.</param>
    public AheadResult(object owner, object value, AheadResult? next)
    {
        Owner = owner;
        Value = value;
        Next = next;
    }

    /// <summary>For whom the work was done.</summary>
    public object Owner { get; }

    /// <summary>The result.</summary>
    public object Value { get; }

    /// <summary>The result for another owner, or null.</summary>
    public AheadResult? Next { get; set; }
}
