using System;
using System.Collections.Generic;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Validation;

namespace UserMigration.Engine.Repairs;

/// <summary>Specifies what is repaired, and in which attributes.</summary>
public sealed class RepairOptions
{
    /// <summary>Creates the options of a repair.</summary>
    /// <param name="target">The kind of store that the schema belongs to; the usual kind if there is no schema.</param>
    public RepairOptions(StoreTarget target)
    {
        Target = target ?? throw new ArgumentNullException(nameof(target));
    }

    /// <summary>The kind of store that records are for.</summary>
    public StoreTarget Target { get; }

    /// <summary>The repairs, in the order in which they are applied.</summary>
    public IReadOnlyList<ValueRepair> Repairs { get; set; } = Array.Empty<ValueRepair>();

    /// <summary>The attributes to repair; null for all.</summary>
    public IReadOnlyList<string>? Attributes { get; set; }

    /// <summary>The attributes that stay unchanged.</summary>
    public IReadOnlyList<string> ExcludedAttributes { get; set; } = Array.Empty<string>();

    /// <summary>
    /// The types of attributes, by exact name. An attribute that is not named here has its type from the schema, or from
    /// <see cref="WellKnownAttributes"/> if there is no schema.
    /// </summary>
    public IReadOnlyDictionary<string, AttributeKind> Kinds { get; set; } =
        new Dictionary<string, AttributeKind>(StringComparer.Ordinal);

    /// <summary>Which attribute each column will go to. Columns keep their names and are repaired as these attributes.</summary>
    public ColumnMap Map { get; set; } = ColumnMap.Empty;

    /// <summary>The schema of the store; null if there is none.</summary>
    public IdentitySchema? Schema { get; set; }
}
