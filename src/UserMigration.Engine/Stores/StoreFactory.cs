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
    /// <param name="authentication">How calls show who makes them.</param>
    /// <param name="time">The clock.</param>
    /// <param name="unwrap">Turns what a script made into what an attribute can have; null where nothing needs it.</param>
    /// <exception cref="MigrationException">The address or the client can't be used.</exception>
    public static IIdentityStore Create(
        IdentityTarget target,
        Uri uri,
        StoreCredential credential,
        StoreAuthentication authentication,
        TimeProvider time,
        Func<object, object?>? unwrap = null)
    {
        Uri address = StoreAddress.Check(uri);
        return target switch
        {
            IdentityTarget.Akamai => new AkamaiStore(
                address,
                AkamaiAuthentication.Create(authentication, credential, time),
                unwrap,
                time),
            _ => throw new ArgumentOutOfRangeException(nameof(target)),
        };
    }
}
