using System.Collections.Generic;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Conversion.Mapping;

/// <summary>Where a column of an export goes.</summary>
/// <param name="Attribute">The full name of the attribute, with dots.</param>
/// <param name="Transforms">The transforms that its structure needs, before those of the attribute.</param>
internal sealed record Placement(string Attribute, IReadOnlyList<AttributeTransform> Transforms)
{
    /// <summary>The members of a structure that arrive in the attribute; null if the value arrives as a whole.</summary>
    public IReadOnlyCollection<string>? UsedMembers { get; init; }
}
