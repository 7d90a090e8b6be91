using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Conversion.Mapping;
using UserMigration.Engine.Conversion.Tolerance;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Conversion;

/// <summary>Specifies how records are converted to identity records.</summary>
public sealed class ConversionOptions
{
    /// <summary>Creates the options of a conversion.</summary>
    /// <param name="target">The kind of store.</param>
    public ConversionOptions(StoreTarget target)
    {
        Target = target ?? throw new ArgumentNullException(nameof(target));
    }

    /// <summary>The kind of store.</summary>
    public StoreTarget Target { get; }

    /// <summary>The value that an empty value is converted to.</summary>
    public EmptyValue EmptyValue { get; set; }

    /// <summary>The transforms by attribute, including the defaults of the target. The transforms in each list are applied in order.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<AttributeTransform>> Transforms { get; set; } =
        new Dictionary<string, IReadOnlyList<AttributeTransform>>(StringComparer.Ordinal);

    /// <summary>The attributes with explicitly specified transforms. The records must have them.</summary>
    public IReadOnlyCollection<string> TransformedAttributes { get; set; } = Array.Empty<string>();

    /// <summary>The attribute names of renamed columns, by column.</summary>
    public IReadOnlyDictionary<string, string> Renames { get; set; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The columns that are omitted.</summary>
    public IReadOnlyList<string> Drops { get; set; } = Array.Empty<string>();

    /// <summary>
    /// The attributes that are built: constants, joined columns and others, by attribute. Each replaces the column with the same name.
    /// </summary>
    public IReadOnlyDictionary<string, AttributeSource> Sources { get; set; } = new Dictionary<string, AttributeSource>(StringComparer.Ordinal);

    /// <summary>
    /// The kind of store that the records were exported from: columns without an entry in the map go where they say the same about a user, or
    /// nowhere. Null if each column goes to the attribute of its name.
    /// </summary>
    public StoreTarget? From { get; set; }

    /// <summary>What happens to values that can't be converted.</summary>
    public InvalidValuePolicy OnInvalidValue { get; set; } = InvalidValuePolicy.Reject;

    /// <summary>The kinds of passwords that are omitted; null for none.</summary>
    public OmittedPasswords? OmittedPasswords { get; set; }

    /// <summary>The columns that identify a user in addition to the key of the store, such as those by which rows are folded.</summary>
    public IReadOnlyList<string> KeyColumns { get; set; } = Array.Empty<string>();

    /// <summary>The attributes that are not built, because their value comes from a script and is not known in advance.</summary>
    public IReadOnlyCollection<string> Unknown { get; set; } = Array.Empty<string>();

    /// <summary>
    /// Checks the full names of the attributes before the first record is converted; it can throw a <see cref="MigrationException"/>.
    /// Null for no check.
    /// </summary>
    public Action<IReadOnlyList<string>>? CheckAttributes { get; set; }

    /// <summary>The schema that determines the types of values if the kind of store uses it; or null.</summary>
    public IdentitySchema? Schema { get; set; }

    /// <summary>
    /// Finds what the store does not allow in a value that a script made, by the full name of the attribute, the value and the record; null if
    /// such values are not checked.
    /// </summary>
    public Func<string, object, MigrationRecord, MigrationIssue?>? CheckScripted { get; set; }

    /// <summary>The column that contains the operation of a record and is not an attribute; null for no such column.</summary>
    public string? OperationColumn { get; set; }

    /// <summary>Whether a record has a list of identities even if it is built from a single row.</summary>
    public bool AsIdentities { get; set; }

    /// <summary>
    /// The parameters of the conversion other than the kind of store, with a space before each. If null, the parameters are only those
    /// for operations and identities in these options.
    /// </summary>
    public string? Parameters { get; set; }

    /// <summary>Whether attributes can be built in advance on another thread: no script takes part, and only the values of the row count.</summary>
    internal bool CanBeBuiltAhead => OperationColumn is null
        && !AsIdentities
        && !Transforms.Values.Any(transforms => transforms.Any(transform => transform.NeedsPipeline))
        && !Sources.Values.Any(source => source.NeedsPipeline);

    /// <summary>Converts a value from a script to a value that an attribute can have; null if no conversion is necessary.</summary>
    public Func<object, object?>? Unwrap { get; set; }
}
