using System;
using System.Collections.Generic;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Validation;

/// <summary>Specifies what records are checked for.</summary>
public sealed class ValidationOptions
{
    /// <summary>Creates the options of a validation.</summary>
    /// <param name="target">The kind of store that records are checked for.</param>
    public ValidationOptions(StoreTarget target)
    {
        Target = target ?? throw new ArgumentNullException(nameof(target));
    }

    /// <summary>
    /// The attribute that must have a value. Null uses <c>email</c> if the records have it. If the records don't have the
    /// attribute that is named, it is an error.
    /// </summary>
    public string? PrimaryKey { get; set; }

    /// <summary>The attributes whose values may occur only once. Each attribute is checked by itself.</summary>
    public IReadOnlyList<string> UniqueKeys { get; set; } = Array.Empty<string>();

    /// <summary>The unique keys that are compared case-sensitively, by exact name.</summary>
    public IReadOnlyCollection<string> CaseSensitiveKeys { get; set; } = Array.Empty<string>();

    /// <summary>
    /// The types of attributes, by exact name. An attribute that is not named here has its type from the schema, or from
    /// <see cref="WellKnownAttributes"/> if there is no schema.
    /// </summary>
    public IReadOnlyDictionary<string, AttributeKind> Kinds { get; set; } =
        new Dictionary<string, AttributeKind>(StringComparer.Ordinal);

    /// <summary>The kind of store that records are checked for.</summary>
    public StoreTarget Target { get; }

    /// <summary>The kind of store that the records were exported from; null if they were not. Values are checked where they go in the new store.</summary>
    public StoreTarget? From { get; set; }

    /// <summary>The column map of the conversion.</summary>
    public ColumnMap Map { get; set; } = ColumnMap.Empty;

    /// <summary>
    /// The transforms that are specified for the conversion, by the exact name of the attribute. The checks apply to the values
    /// that these transforms return. An empty list turns off the default of the target. Null stands for transforms whose results
    /// can't be known in advance; such values are not checked.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<AttributeTransform>?> Transforms { get; set; } =
        new Dictionary<string, IReadOnlyList<AttributeTransform>?>(StringComparer.Ordinal);

    /// <summary>The conversion that follows, so that its findings are reported now. Null if it is not known.</summary>
    public ConversionOptions? Conversion { get; set; }

    /// <summary>
    /// The schema of the store; null if there is none. Attributes that are unique in the schema are searched for duplicates.
    /// </summary>
    public IdentitySchema? Schema { get; set; }

    /// <summary>The domains that no e-mail address may have; null if all domains are allowed.</summary>
    public DomainList? DisposableDomains { get; set; }

    /// <summary>
    /// The column of a change file that contains the operation of a record. It is not an attribute. For a record to delete, only
    /// the key is checked. Null if there is none.
    /// </summary>
    public string? OperationColumn { get; set; }

    /// <summary>The clock, which determines which dates are in the future.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>Unwraps the output of a script into a value that an attribute can have; null if nothing needs unwrapping.</summary>
    public Func<object, object?>? Unwrap { get; set; }

    /// <summary>
    /// Which rules are applied, and the severity of a violation of each rule. By default, all rules are applied with their own
    /// severities.
    /// </summary>
    public RuleSelection Rules { get; set; } = new RuleSelection();
}
