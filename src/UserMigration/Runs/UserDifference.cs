namespace UserMigration;

/// <summary>An attribute that differs, with both values. It is personal data, but never that of a password.</summary>
public sealed class UserDifference
{
    /// <summary>Creates a difference.</summary>
    /// <param name="attribute">The attribute, as a dotted path.</param>
    /// <param name="expected">The value in the record; see <see cref="Expected"/>.</param>
    /// <param name="actual">The value in the store.</param>
    public UserDifference(string attribute, string? expected, string? actual)
    {
        Attribute = attribute;
        Expected = expected;
        Actual = actual;
    }

    /// <summary>The attribute, as a dotted path.</summary>
    public string Attribute { get; }

    /// <summary>The value in the record, objects and plurals as JSON; null if it is empty.</summary>
    public string? Expected { get; }

    /// <summary>The value in the store, objects and plurals as JSON; null if it is empty.</summary>
    public string? Actual { get; }

    /// <summary>Returns the attribute; never a value.</summary>
    public override string ToString() => Attribute;
}
