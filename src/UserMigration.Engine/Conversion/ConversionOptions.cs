using System;
using System.Collections.Generic;
using UserMigration.Engine.Conversion.Mapping;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Conversion;

/// <summary>How records become identity records.</summary>
public sealed class ConversionOptions
{
    /// <summary>Describes a conversion.</summary>
    /// <param name="target">The kind of store.</param>
    public ConversionOptions(StoreTarget target)
    {
        Target = target ?? throw new ArgumentNullException(nameof(target));
    }

    /// <summary>The kind of store.</summary>
    public StoreTarget Target { get; }

    /// <summary>What a blank becomes.</summary>
    public EmptyValue EmptyValue { get; set; }

    /// <summary>The transforms by attribute, the target's defaults among them; each list is applied in its order.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<AttributeTransform>> Transforms { get; set; } =
        new Dictionary<string, IReadOnlyList<AttributeTransform>>(StringComparer.Ordinal);

    /// <summary>The attributes that transforms were asked for by name: the records must have them.</summary>
    public IReadOnlyCollection<string> TransformedAttributes { get; set; } = Array.Empty<string>();

    /// <summary>The attributes for columns of another name, by column.</summary>
    public IReadOnlyDictionary<string, string> Renames { get; set; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The columns that are left out.</summary>
    public IReadOnlyList<string> Drops { get; set; } = Array.Empty<string>();

    /// <summary>
    /// Attributes that are made: constants, joined columns and the like, by attribute. Each takes the place of the
    /// column of that name.
    /// </summary>
    public IReadOnlyDictionary<string, AttributeSource> Sources { get; set; } = new Dictionary<string, AttributeSource>(StringComparer.Ordinal);

    /// <summary>The attributes that are not made, because nobody knows before what a script makes of them.</summary>
    public IReadOnlyCollection<string> Unknown { get; set; } = Array.Empty<string>();

    /// <summary>
    /// Looks at the whole names of the attributes that records will have, before the first record is converted; it may
    /// throw a <see cref="MigrationException"/>. Null where nobody looks.
    /// </summary>
    public Action<IReadOnlyList<string>>? CheckAttributes { get; set; }

    /// <summary>The schema that the values get their types by, where the kind of store has use for it; or null.</summary>
    public IdentitySchema? Schema { get; set; }

    /// <summary>The column that says what is to be done with a record, which is no attribute; null where none does.</summary>
    public string? OperationColumn { get; set; }

    /// <summary>Whether a record has a list of identities also where it is made of one row.</summary>
    public bool AsIdentities { get; set; }

    /// <summary>
    /// The parameters that the conversion was asked for with, the kind of store aside, with a blank before each; null where they are only
    /// what is said here of operations and identities.
    /// </summary>
    public string? Parameters { get; set; }

    /// <summary>Turns what a script made into what an attribute can have; null where nothing needs it.</summary>
    public Func<object, object?>? Unwrap { get; set; }
}
