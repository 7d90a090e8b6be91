using System;
using System.Linq;
using UserMigration.Engine.Stores.Http;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Stores.Scim;

/// <summary>Creates the store of a connection.</summary>
internal static class ScimConnection
{
    /// <summary>Creates a store without making a call.</summary>
    /// <param name="connection">The address and the credential.</param>
    /// <exception cref="MigrationException">The address or a setting is not valid.</exception>
    public static ScimStore Open(StoreConnection connection)
    {
        Uri uri = StoreAddress.Check(connection.Uri);
        StoreAuthentication kind = connection.Authentication ?? ScimTarget.StoreCapabilities.Authentication;
        if (kind != StoreAuthentication.Token && (connection.IssuerUri is not null || connection.Scope is not null))
        {
            throw new MigrationException(
                "ConnectionSettingUnknown",
                MigrationFault.InvalidArgument,
                $"With -Authentication {kind}, no token is requested. Omit -IssuerUri and -Scope, or use -Authentication Token.");
        }

        if (kind == StoreAuthentication.Bearer)
        {
            CheckToken(connection.Credential);
        }

        StoreHttp http = new StoreHttp(connection.Time);
        ScimClient client = new ScimClient(new StoreClient(uri, http, connection.Time), CreateAuthentication(kind, uri, connection, http));
        return new ScimStore(client, connection.Unwrap, connection.Time);
    }

    // RFC 6750, section 2.1.
    private static void CheckToken(StoreCredential credential)
    {
        if (!credential.WithSecret(token => token.Length > 0 && token.All(one => one is > (byte)' ' and <= (byte)'~')))
        {
            throw new MigrationException(
                "BearerTokenInvalid",
                MigrationFault.InvalidArgument,
                "The password of -Credential is not a bearer token: it is empty, or contains a space, a line break or a character outside printable ASCII. Copy the token again, without the word Bearer.");
        }
    }

    private static IScimAuthentication CreateAuthentication(StoreAuthentication kind, Uri uri, StoreConnection connection, StoreHttp http) => kind switch
    {
        StoreAuthentication.Basic => new ScimSecretAuthentication(connection.Credential, isBearer: false),
        StoreAuthentication.Bearer => new ScimSecretAuthentication(connection.Credential, isBearer: true),
        StoreAuthentication.Token => new ScimTokenAuthentication(
            connection.IssuerUri is null ? uri : StoreAddress.Check(connection.IssuerUri, "issuer"), connection.Credential, connection.Scope, http, connection.Time),
        _ => throw new MigrationException(
            "AuthenticationUnknown",
            MigrationFault.InvalidArgument,
            $"SCIM does not support the authentication {kind}. Use -Authentication Token, Bearer or Basic, or omit -Authentication for Token."),
    };
}
