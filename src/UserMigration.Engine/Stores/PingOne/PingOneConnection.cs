using UserMigration.Engine.Stores.Http;
using UserMigration.Engine.Stores.Http.Tokens;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Stores.PingOne;

/// <summary>Creates the store of a connection.</summary>
internal static class PingOneConnection
{
    private const string UsualTokenPath = "token";

    /// <summary>Creates a store without making a call.</summary>
    /// <param name="connection">The address, the settings and the credential.</param>
    /// <exception cref="MigrationException">The address or a setting is not valid.</exception>
    public static PingOneStore Open(StoreConnection connection)
    {
        connection.RequireTokens("PingOne");
        if (connection.Scope is not null)
        {
            throw new MigrationException(
                "ConnectionSettingUnknown",
                MigrationFault.InvalidArgument,
                "The roles of a worker app determine what it may do in PingOne, and not scopes. Omit -Scope.");
        }

        PingOneAddress address = PingOneAddress.Create(connection.Uri, connection.IssuerUri, connection.Settings);
        PingOneAdvice advice = new PingOneAdvice(connection.Credential.ClientId);
        StoreHttp http = new StoreHttp(connection.Time);
        TokenClient client = new TokenClient(address.Issuer, connection.Credential, UsualTokenPath, _ => advice.OnRole, advice.OnGrant) { UsesHeader = true };
        TokenSource tokens = new TokenSource(new TokenIssuer(http, client, connection.Time), connection.Time);
        return new PingOneStore(
            new PingOneClient(new StoreClient(address.Api, http, connection.Time), tokens, connection.Credential, advice),
            address.Population,
            connection.Unwrap,
            connection.Time);
    }
}
