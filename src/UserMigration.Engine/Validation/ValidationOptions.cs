using System;
using System.Collections.Generic;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Validation;

/// <summary>What records are checked for.</summary>
public sealed class ValidationOptions
{
    /// <summary>Describes a check.</summary>
    /// <param name="target">The kind of store that records are checked for.</param>
    public ValidationOptions(StoreTarget target)
    {
        Target = target ?? throw new ArgumentNullException(nameof(target));
    }

    /// <summary>
    /// The attribute that may not be blank. Null takes <c>email</c> where the records have it; the name of an attribute
    /// they have not is an error.
    /// </summary>
    public string? PrimaryKey { get; set; }

    /// <summary>The attributes whose values may occur once; each by itself.</summary>
    public IReadOnlyList<string> UniqueKeys { get; set; } = Array.Empty<string>();

    /// <summary>Those of the unique keys for which letter case makes a difference, by exact name.</summary>
    public IReadOnlyCollection<string> CaseSensitiveKeys { get; set; } = Array.Empty<string>();

    /// <summary>
    /// What attributes look like, by exact name. What is not named here goes by the schema, or by
    /// <see cref="WellKnownAttributes"/> where there is none.
    /// </summary>
    public IReadOnlyDictionary<string, AttributeKind> Kinds { get; set; } =
        new Dictionary<string, AttributeKind>(StringComparer.Ordinal);

    /// <summary>The kind of store that records are checked for.</summary>
    public StoreTarget Target { get; }

    /// <summary>What the map of the conversion says of columns.</summary>
    public ColumnMap Map { get; set; } = ColumnMap.Empty;

    /// <summary>
    /// The transforms that the conversion is given, by the exact name of the attribute: values are judged as these leave them. An
    /// empty list switches the default of the target off; null is what can't be known before, and such values are not judged.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<AttributeTransform>?> Transforms { get; set; } =
        new Dictionary<string, IReadOnlyList<AttributeTransform>?>(StringComparer.Ordinal);

    /// <summary>The conversion that will follow: what it finds is found now. Null where it is not known.</summary>
    public ConversionOptions? Conversion { get; set; }

    /// <summary>The schema of the store; null where there is none. What it calls unique is searched for duplicates.</summary>
    public IdentitySchema? Schema { get; set; }

    /// <summary>The domains that no e-mail address may be of; null where any may.</summary>
    public DomainList? DisposableDomains { get; set; }

    /// <summary>
    /// The column of a change file that says what is to be done with a record; it is no attribute. Of a record that is to
    /// be deleted the key alone is looked at. Null where there is none.
    /// </summary>
    public string? OperationColumn { get; set; }

    /// <summary>Turns what a script made into what an attribute can have; null where nothing needs it.</summary>
    public Func<object, object?>? Unwrap { get; set; }

    /// <summary>Which rules are applied, and how grave a breach of each is: all, with their own severities.</summary>
    public RuleSelection Rules { get; set; } = new RuleSelection();
}
