using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text.Json;
using System.Threading.Tasks;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Targets;
using Xunit;

namespace UserMigration.Engine.Tests.Stores.Cidaas.Issuer;

/// <summary>Tokens of another program's making: oidc-provider issues them, and says of each that comes with a call whether it is good.</summary>
public static class OidcIssuerTests
{
    /// <summary>The issuer's clock is its own, so that this takes the seconds that it takes.</summary>
    [Fact]
    [Trait("Category", "Long")]
    public static async Task Upload_OutlivesTokensOfTwoSeconds()
    {
        const int Count = 1200;
        await using OidcIssuer issuer = await OidcIssuer.StartAsync(lifetime: 2);
        await using CidaasServer server = new CidaasServer { AnswerAsync = call => AnswerAsync(issuer, call) };

        long begun = TimeProvider.System.GetTimestamp();
        IReadOnlyCollection<BulkUserResult> results = await PacedUpload.RunAsync(
            Connect(server.Uri, issuer.Uri, OidcIssuer.ClientSecret), CidaasCase.WithSubs(Count), callsPerSecond: 20);

        Assert.Equal(Enumerable.Range(1, Count).Select(i => $"s{i}").Order(), results.Select(result => result.Uuid).Order());
        Assert.All(results, result => Assert.Equal(BulkUserStatus.Created, result.Status));
        // A token is used for a second at least, however long the machine takes.
        int seconds = (int)TimeProvider.System.GetElapsedTime(begun).TotalSeconds;
        Assert.InRange(server.Calls.Select(call => call.Token).Distinct().Count(), 3, seconds + 4);
    }

    [Fact]
    public static async Task ScopeThatTheClientMayNotHave_IsSaidToBeMissing()
    {
        await using OidcIssuer issuer = await OidcIssuer.StartAsync(lifetime: 60);
        using IIdentityStore store = Connect(issuer.Uri, issuer.Uri, OidcIssuer.ClientSecret);

        IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(
            () => store.GetSchemaAsync("user", TestContext.Current.CancellationToken));

        Assert.Equal((IdentityStoreFault.Denied, "invalid_scope"), (exception.Kind, exception.ErrorName));
        Assert.Contains("The scope cidaas:field_setup_read is missing for the API client 'user migration'.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static async Task WrongSecret_IsDenied()
    {
        await using OidcIssuer issuer = await OidcIssuer.StartAsync(lifetime: 60);
        using IIdentityStore store = Connect(issuer.Uri, issuer.Uri, "another");

        IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(() => CidaasCase.CreateAsync(store, CidaasCase.WithSubs(1)));

        Assert.Equal((IdentityStoreFault.Denied, "invalid_client"), (exception.Kind, exception.ErrorName));
    }

    private static IIdentityStore Connect(Uri uri, Uri issuer, string secret) => StoreTargets.Get(IdentityTarget.Cidaas).Connect(
        new StoreConnection(uri, new StoreCredential(OidcIssuer.ClientId, new NetworkCredential(string.Empty, secret).SecurePassword), TimeProvider.System)
        {
            IssuerUri = issuer,
        });

    private static async Task<WireResponse> AnswerAsync(OidcIssuer issuer, WireRequest call)
    {
        if (!await issuer.IsGoodAsync(call.Token!))
        {
            return WireResponse.Json("""{"success":false,"status":401,"error":"invalid token"}""", 401);
        }

        using JsonDocument users = JsonDocument.Parse(call.Body);
        return WireResponse.Json(JsonSerializer.Serialize(
            users.RootElement.EnumerateArray().Select(user => new { sub = user.GetProperty("sub").GetString(), process_state = "CREATED" })));
    }
}
