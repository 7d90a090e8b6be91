using System;

namespace UserMigration;

/// <summary>What an upload would do to one attribute of one user. It has the name of the attribute and never a value.</summary>
public sealed class PlannedChange
{
    /// <summary>Creates a planned change.</summary>
    /// <param name="attribute">The attribute, as a dotted path.</param>
    /// <param name="kind">What would be done to it.</param>
    public PlannedChange(string attribute, PlannedChangeKind kind)
    {
        Attribute = attribute ?? throw new ArgumentNullException(nameof(attribute));
        Kind = kind;
    }

    /// <summary>The attribute, as a dotted path.</summary>
    public string Attribute { get; }

    /// <summary>What would be done to it.</summary>
    public PlannedChangeKind Kind { get; }

    /// <summary>Returns the kind and the attribute, for example <c>Change givenName</c>.</summary>
    public override string ToString() => $"{Kind} {Attribute}";
}
