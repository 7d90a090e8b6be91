using System;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Stores.Akamai;

/// <summary>Makes the authentication of a kind.</summary>
internal static class AkamaiAuthentication
{
    /// <summary>Makes one.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="credential">The API client.</param>
    /// <param name="time">The clock that signatures are dated by.</param>
    /// <exception cref="MigrationException">The store does not know the kind, or the client's name can't be used with it.</exception>
    public static IAkamaiAuthentication Create(StoreAuthentication kind, StoreCredential credential, TimeProvider time) => kind switch
    {
        StoreAuthentication.Basic => new BasicAuthentication(credential),
        StoreAuthentication.Signed => new SignedAuthentication(credential, time),
        _ => throw new MigrationException(
            "AuthenticationUnknown",
            MigrationFault.InvalidArgument,
            $"Akamai Identity Cloud takes no calls that show who makes them by {kind}. Give -Authentication Basic or Signed, or leave it out."),
    };
}
