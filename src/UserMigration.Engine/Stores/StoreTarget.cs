using System.Collections.Generic;
using UserMigration.Engine.Schemas;

namespace UserMigration.Engine.Stores;

/// <summary>
/// A kind of store: all that the engine must know of it. A new kind is a folder with its own, a member of
/// <see cref="IdentityTarget"/> and a line in <see cref="StoreTargets"/>; nothing else asks which kind it works for.
/// </summary>
public abstract class StoreTarget
{
    /// <summary>Its name.</summary>
    public abstract IdentityTarget Target { get; }

    /// <summary>How stores of this kind work.</summary>
    public abstract StoreTraits Traits { get; }

    /// <summary>The transforms that are applied unless they are changed or switched off: names, by attribute.</summary>
    public abstract IReadOnlyDictionary<string, string> DefaultTransforms { get; }

    /// <summary>How stores of this kind write their schema down.</summary>
    internal abstract SchemaDialect Schema { get; }

    /// <summary>Makes a store. No call is made.</summary>
    /// <param name="connection">The address, and who calls.</param>
    /// <exception cref="MigrationException">The address, the client or a setting can't be used.</exception>
    public abstract IIdentityStore Connect(StoreConnection connection);
}
