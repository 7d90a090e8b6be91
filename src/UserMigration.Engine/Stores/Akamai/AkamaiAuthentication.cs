using System;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Stores.Akamai;

/// <summary>Creates the authentication of calls.</summary>
internal static class AkamaiAuthentication
{
    /// <summary>Creates the authentication of a kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="credential">The API client.</param>
    /// <param name="time">The clock for the time in signatures.</param>
    /// <exception cref="MigrationException">The store does not support the kind, or the name of the client can't be used with it.</exception>
    public static IAkamaiAuthentication Create(StoreAuthentication kind, StoreCredential credential, TimeProvider time) => kind switch
    {
        StoreAuthentication.Basic => new BasicAuthentication(credential),
        StoreAuthentication.Signed => new SignedAuthentication(credential, time),
        _ => throw new MigrationException(
            "AuthenticationUnknown",
            MigrationFault.InvalidArgument,
            $"Akamai Identity Cloud does not support the authentication {kind}. Use -Authentication Basic or Signed, or omit -Authentication."),
    };
}
