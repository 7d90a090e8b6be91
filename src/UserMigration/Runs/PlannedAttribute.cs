using System;

namespace UserMigration;

/// <summary>For how many users an upload would set, change or erase an attribute.</summary>
public sealed class PlannedAttribute
{
    private readonly long[] _counts = new long[Enum.GetValues(typeof(PlannedChangeKind)).Length];

    /// <summary>Creates a plan without users.</summary>
    /// <param name="attribute">The attribute, as a dotted path.</param>
    public PlannedAttribute(string attribute)
    {
        Attribute = attribute ?? throw new ArgumentNullException(nameof(attribute));
    }

    /// <summary>The attribute, as a dotted path.</summary>
    public string Attribute { get; }

    /// <summary>The number of users that would be created with a value of the attribute.</summary>
    public long Set => this[PlannedChangeKind.Set];

    /// <summary>The number of existing users whose attribute would get another value.</summary>
    public long Change => this[PlannedChangeKind.Change];

    /// <summary>The number of existing users whose attribute has a value, and would be empty.</summary>
    public long Erase => this[PlannedChangeKind.Erase];

    /// <summary>The number of existing users for which the attribute would be sent, to a store that does not show whether its value differs.</summary>
    public long Send => this[PlannedChangeKind.Send];

    /// <summary>The number of users with a kind of change.</summary>
    /// <param name="kind">The kind.</param>
    public long this[PlannedChangeKind kind] => _counts[(int)kind];

    /// <summary>Counts users.</summary>
    /// <param name="kind">What would be done to their attribute.</param>
    /// <param name="users">The number of users.</param>
    public void Count(PlannedChangeKind kind, long users = 1) => _counts[(int)kind] += users;

    /// <summary>Returns the attribute and the counts.</summary>
    public override string ToString() => FormattableString.Invariant($"{Attribute}: set {Set}, change {Change}, erase {Erase}, send {Send}");
}
