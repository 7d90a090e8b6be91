namespace UserMigration;

/// <summary>A result of <see cref="WorkAhead"/> for a record.</summary>
internal abstract class AheadResult
{
    /// <summary>Creates a result.</summary>
    /// <param name="owner">For whom the work was done.</param>
    protected AheadResult(object owner)
    {
        Owner = owner;
    }

    /// <summary>For whom the work was done.</summary>
    public object Owner { get; }

    /// <summary>The result of the record for another owner, or null.</summary>
    public AheadResult? Next { get; set; }
}
