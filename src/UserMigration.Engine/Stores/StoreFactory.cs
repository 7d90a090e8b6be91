using System;
using UserMigration.Engine.Stores.Akamai;

namespace UserMigration.Engine.Stores;

/// <summary>Makes the store of a target: the one place where a target is registered.</summary>
public static class StoreFactory
{
    /// <summary>Makes a store.</summary>
    /// <param name="target">The kind of store.</param>
    /// <param name="uri">Its address; https, or http on loopback.</param>
    /// <param name="credential">The API client.</param>
    /// <param name="unwrap">Turns what a script made into what an attribute can have; null where nothing needs it.</param>
    /// <param name="time">The clock; the system's unless given.</param>
    /// <exception cref="MigrationException">The address can't be used.</exception>
    public static IIdentityStore Create(
        IdentityTarget target,
        Uri uri,
        StoreCredential credential,
        Func<object, object?>? unwrap = null,
        TimeProvider? time = null)
    {
        Uri address = StoreAddress.Check(uri);
        return target switch
        {
            IdentityTarget.Akamai => new AkamaiStore(address, credential, unwrap, time ?? TimeProvider.System),
            _ => throw new ArgumentOutOfRangeException(nameof(target)),
        };
    }
}
