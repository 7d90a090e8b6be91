using System;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Drafting;

/// <summary>Specifies for which store a map is drafted.</summary>
public sealed class MapDraftOptions
{
    /// <summary>Creates the options.</summary>
    /// <param name="target">The kind of store.</param>
    public MapDraftOptions(StoreTarget target)
    {
        Target = target ?? throw new ArgumentNullException(nameof(target));
    }

    /// <summary>The kind of store.</summary>
    public StoreTarget Target { get; }

    /// <summary>The schema of the store; null for the attributes that stores of this kind usually have.</summary>
    public IdentitySchema? Schema { get; set; }

    /// <summary>
    /// The kind of store that the records were exported from: columns go where they say the same about a user, and nothing is guessed from names and
    /// values. Null if the records are not from an export.
    /// </summary>
    public StoreTarget? From { get; set; }

    /// <summary>The clock, which determines what years of two digits mean.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;
}
