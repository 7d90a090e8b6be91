using System;
using System.Collections.Generic;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Validation;

namespace UserMigration.Engine.Repairs;

/// <summary>What is repaired, and where.</summary>
public sealed class RepairOptions
{
    /// <summary>Describes a repair.</summary>
    /// <param name="target">The kind of store that the schema is of; the usual one where there is no schema.</param>
    public RepairOptions(StoreTarget target)
    {
        Target = target ?? throw new ArgumentNullException(nameof(target));
    }

    /// <summary>The kind of store that records are for.</summary>
    public StoreTarget Target { get; }

    /// <summary>The repairs, in their order.</summary>
    public IReadOnlyList<ValueRepair> Repairs { get; set; } = Array.Empty<ValueRepair>();

    /// <summary>The attributes to repair; null for all.</summary>
    public IReadOnlyList<string>? Attributes { get; set; }

    /// <summary>Attributes that are left as they are.</summary>
    public IReadOnlyList<string> ExcludedAttributes { get; set; } = Array.Empty<string>();

    /// <summary>
    /// What attributes look like, by exact name. What is not named here goes by the schema, or by
    /// <see cref="WellKnownAttributes"/> where there is none.
    /// </summary>
    public IReadOnlyDictionary<string, AttributeKind> Kinds { get; set; } =
        new Dictionary<string, AttributeKind>(StringComparer.Ordinal);

    /// <summary>The schema of the store; null if there is none.</summary>
    public IdentitySchema? Schema { get; set; }
}
