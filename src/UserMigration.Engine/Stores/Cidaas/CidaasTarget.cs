using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Stores.Tokens;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>cidaas, as a kind of store.</summary>
internal sealed class CidaasTarget : StoreTarget
{
    /// <summary>How the store works (contract of cidaas, sections 1, 5 and 7).</summary>
    internal static readonly StoreTraits StoreTraits = new StoreTraits
    {
        Authentication = StoreAuthentication.Token,
        PrimaryKey = "sub",
        Identifier = "sub",
        TakesIdentifiers = true,
        BatchSize = 50,
        LargestBatch = 1000,
        CreatesOrUpdates = true,
        ShowsAttributes = false,
        CanCount = false,
        DeletesLater = true,
    };

    private const string UsualTokenPath = "token-srv/token";

    private static readonly Dictionary<string, string> s_transforms = new Dictionary<string, string>(StringComparer.Ordinal);

    public override IdentityTarget Target => IdentityTarget.Cidaas;

    public override StoreTraits Traits => StoreTraits;

    public override IReadOnlyDictionary<string, string> DefaultTransforms => s_transforms;

    public override IIdentityStore Connect(StoreConnection connection)
    {
        if (connection.Authentication is { } kind and not StoreAuthentication.Token)
        {
            throw new MigrationException(
                "AuthenticationUnknown",
                MigrationFault.InvalidArgument,
                $"cidaas takes no calls that show who makes them by {kind}. Give -Authentication Token, or leave it out.");
        }

        Uri uri = StoreAddress.Check(connection.Uri);
        Uri issuer = connection.IssuerUri is null ? uri : StoreAddress.Check(connection.IssuerUri, "issuer");
        CheckScope(connection.Scope);
        CidaasAdvice advice = new CidaasAdvice(issuer, connection.Credential.ClientId);
        StoreHttp http = new StoreHttp(connection.Time);
        TokenClient client = new TokenClient(issuer, connection.Credential, UsualTokenPath, advice.OnScope, advice.OnGrant);
        TokenSource tokens = new TokenSource(new TokenIssuer(http, client, connection.Time), connection.Time);
        return new CidaasStore(
            new CidaasClient(uri, http, tokens, connection.Credential, connection.Scope, advice, connection.Time),
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
                "-Scope has a name that no scope can have: it is blank, or has a quote, a backslash or a character beyond ASCII. Give -Scope cidaas:bulk_user_create, or leave it out.");
        }
    }
}
