namespace UserMigration;

/// <summary>An attribute that differs, with both values. Personal data; never of a password.</summary>
public sealed class UserDifference
{
    /// <summary>Makes a difference.</summary>
    /// <param name="attribute">The attribute, with dots between the names of a path.</param>
    /// <param name="expected">What the record says; see <see cref="Expected"/>.</param>
    /// <param name="actual">What the store has.</param>
    public UserDifference(string attribute, string? expected, string? actual)
    {
        Attribute = attribute;
        Expected = expected;
        Actual = actual;
    }

    /// <summary>The attribute, with dots between the names of a path.</summary>
    public string Attribute { get; }

    /// <summary>What the record says, objects and plurals as JSON; null where it is blank.</summary>
    public string? Expected { get; }

    /// <summary>What the store has, objects and plurals as JSON; null where it is blank.</summary>
    public string? Actual { get; }

    /// <summary>The attribute; never a value.</summary>
    public override string ToString() => Attribute;
}
