using System;

namespace UserMigration;

/// <summary>Where a column of an export went: in how many records it has a value, and in how many of these the value is sent.</summary>
public sealed class AttributePlacement
{
    internal AttributePlacement(string column, string? attribute)
    {
        Column = column;
        Attribute = attribute;
    }

    /// <summary>The column; or, with a dot, a member of the elements of a list in the column that is not sent.</summary>
    public string Column { get; }

    /// <summary>The full name of the attribute that it goes to, with dots; several are separated by commas. Null if it goes nowhere.</summary>
    public string? Attribute { get; }

    /// <summary>The number of records in which the column has a value.</summary>
    public long Filled { get; internal set; }

    /// <summary>The number of these records that are sent with the value.</summary>
    public long Sent { get; internal set; }

    /// <summary>Whether this is a member of the elements of a list, and not a column.</summary>
    public bool IsMember { get; internal init; }

    /// <summary>Returns the column, the attribute and the counts.</summary>
    public override string ToString() => FormattableString.Invariant($"{Column} -> {Attribute ?? "nothing"}: {Sent} of {Filled}");
}
