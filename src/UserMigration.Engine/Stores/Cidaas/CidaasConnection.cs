using System;
using System.Linq;
using UserMigration.Engine.Stores.Http;
using UserMigration.Engine.Stores.Http.Tokens;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>Creates the store of a connection.</summary>
internal static class CidaasConnection
{
    private const string UsualTokenPath = "token-srv/token";

    /// <summary>Creates a store without making a call.</summary>
    /// <param name="connection">The address and the credential.</param>
    /// <exception cref="MigrationException">The address or a setting is not valid.</exception>
    public static CidaasStore Open(StoreConnection connection)
    {
        connection.RequireTokens("cidaas");
        Uri uri = StoreAddress.Check(connection.Uri);
        Uri issuer = connection.IssuerUri is null ? uri : StoreAddress.Check(connection.IssuerUri, "issuer");
        CheckScope(connection.Scope);
        CidaasAdvice advice = new CidaasAdvice(issuer, connection.Credential.ClientId);
        StoreHttp http = new StoreHttp(connection.Time);
        TokenClient client = new TokenClient(issuer, connection.Credential, UsualTokenPath, advice.OnScope, advice.OnGrant);
        TokenSource tokens = new TokenSource(new TokenIssuer(http, client, connection.Time), connection.Time);
        return new CidaasStore(
            new CidaasClient(new StoreClient(uri, http, connection.Time), tokens, connection.Credential, connection.Scope, advice),
            connection.Unwrap,
            connection.Time);
    }

    // RFC 6749, section 3.3.
    private static void CheckScope(string? scope)
    {
        if (scope is not null && !scope.Split(' ').All(one => one.Length > 0 && one.All(c => c is > ' ' and <= '~' and not '"' and not '\\')))
        {
            throw new MigrationException(
                "ScopeInvalid",
                MigrationFault.InvalidArgument,
                "-Scope contains a name that is not valid: it is empty, or has a quotation mark, a backslash or a character outside printable ASCII. "
                    + "Write the scope as in the documentation of the store, for example cidaas:bulk_user_create, or omit -Scope.");
        }
    }
}
