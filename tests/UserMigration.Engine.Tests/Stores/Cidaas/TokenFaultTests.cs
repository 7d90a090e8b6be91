using System;
using System.Net;
using System.Threading.Tasks;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Targets;
using Xunit;

namespace UserMigration.Engine.Tests.Stores.Cidaas;

public static class TokenFaultTests
{
    [Theory]
    [InlineData(401, """{"error":"invalid_client"}""", IdentityStoreFault.Denied, "Check -Credential")]
    [InlineData(400, """{"error":"invalid_client","error_description":"x"}""", IdentityStoreFault.Denied, "Check -Credential")]
    [InlineData(401, "<html>", IdentityStoreFault.Denied, "Check -Credential")]
    [InlineData(400, """{"error":"invalid_scope"}""", IdentityStoreFault.Denied, "scope cidaas:bulk_user_create is missing")]
    [InlineData(400, """{"error":"unauthorized_client"}""", IdentityStoreFault.Denied, "NON_INTERACTIVE")]
    [InlineData(400, """{"error":"unsupported_grant_type"}""", IdentityStoreFault.Denied, "client_credentials")]
    [InlineData(403, "{}", IdentityStoreFault.Denied, "cidaas support")]
    [InlineData(404, "<html>", IdentityStoreFault.Denied, "-IssuerUri")]
    [InlineData(400, """{"success":false,"status":400,"error":{"code":7,"error":"invalid_scope"}}""", IdentityStoreFault.Denied, "scope cidaas:bulk_user_create is missing")]
    [InlineData(400, """{"error":"temporarily_unavailable"}""", IdentityStoreFault.NotDone, "temporarily_unavailable")]
    [InlineData(400, "", IdentityStoreFault.Denied, "-Scope")]
    [InlineData(200, """{"error":"invalid_client"}""", IdentityStoreFault.Denied, "Check -Credential")]
    [InlineData(500, "{}", IdentityStoreFault.NotDone, "500")]
    [InlineData(503, "<html>", IdentityStoreFault.NotDone, "503")]
    [InlineData(408, "", IdentityStoreFault.NotDone, "408")]
    [InlineData(301, "", IdentityStoreFault.Denied, "redirects to another address")]
    [InlineData(307, "", IdentityStoreFault.Denied, "-IssuerUri")]
    [InlineData(308, "<html>", IdentityStoreFault.Denied, "redirects to another address")]
    [InlineData(302, "", IdentityStoreFault.NotDone, "302")]
    [InlineData(200, "<html>", IdentityStoreFault.NotDone, "200")]
    [InlineData(200, "{}", IdentityStoreFault.NotDone, "200")]
    [InlineData(200, "[]", IdentityStoreFault.NotDone, "200")]
    [InlineData(200, """{"access_token":""}""", IdentityStoreFault.NotDone, "200")]
    [InlineData(200, """{"access_token":"a b"}""", IdentityStoreFault.NotDone, "200")]
    [InlineData(200, """{"access_token":"a\r\nX: y"}""", IdentityStoreFault.NotDone, "200")]
    [InlineData(200, """{"access_token":"é"}""", IdentityStoreFault.NotDone, "200")]
    [InlineData(200, """{"access_token":["a"]}""", IdentityStoreFault.NotDone, "200")]
    public static async Task AnswerWithoutAToken_IsConcluded_AndNothingIsSent(int status, string body, IdentityStoreFault expected, string words)
    {
        await using CidaasServer server = new CidaasServer { Grant = _ => Task.FromResult(WireResponse.Json(body, status)) };

        IdentityStoreException exception = await CidaasCase.FailAsync(server);

        Assert.Equal(expected, exception.Kind);
        Assert.Contains(words, exception.Message, StringComparison.Ordinal);
        Assert.Empty(server.Calls);
    }

    [Fact]
    public static async Task MissingScope_SaysWhatToAskForAndFromWhom()
    {
        await using CidaasServer server = new CidaasServer { Grant = _ => Task.FromResult(WireResponse.Json("""{"error":"invalid_scope"}""", 400)) };

        string message = (await CidaasCase.FailAsync(server)).Message;

        Assert.Equal(
            $"{server.Uri} did not issue a token: it answered HTTP 400 invalid_scope. The scope cidaas:bulk_user_create is missing for the API client 'client id'. "
                + $"Ask cidaas support to enable it for the client. Include the issuer URL {server.Uri} and the client id client id in your request.",
            message);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public static async Task TimeToWait_IsKept(int status)
    {
        await using CidaasServer server = new CidaasServer { Grant = _ => Task.FromResult(WireResponse.Json("{}", status, "Retry-After: 7\r\n")) };
        IdentityStoreException exception = await CidaasCase.FailAsync(server);
        Assert.Equal((IdentityStoreFault.NotDone, status, TimeSpan.FromSeconds(7)), (exception.Kind, exception.HttpStatus, exception.RetryAfter));
    }

    [Fact]
    public static async Task LostAnswer_IsNotDone_ForNoCallWasMade()
    {
        await using CidaasServer server = new CidaasServer { Grant = _ => Task.FromResult(WireResponse.Reset) };
        Assert.Equal(IdentityStoreFault.NotDone, (await CidaasCase.FailAsync(server)).Kind);
    }

    [Fact]
    public static async Task TokenLostAfterARefusal_IsNotDone_ForARefusedCallWasNotProcessed()
    {
        int tokens = 0;
        await using CidaasServer server = new CidaasServer(WireResponse.Json("{}", 401));
        server.Grant = _ => Task.FromResult(tokens++ == 0 ? WireResponse.Token("token-1") : WireResponse.Reset);
        Assert.Equal(IdentityStoreFault.NotDone, (await CidaasCase.FailAsync(server)).Kind);
    }

    [Fact]
    public static async Task Secret_IsMaskedInTheWords()
    {
        await using CidaasServer server = new CidaasServer
        {
            Grant = request => Task.FromResult(WireResponse.Json($$"""{"error":"invalid_client","error_description":"no {{CidaasCase.Secret}} nor {{Uri.EscapeDataString(CidaasCase.Secret)}}"}""", 401)),
        };

        IdentityStoreException exception = await CidaasCase.FailAsync(server);

        Assert.Equal("no «secret» nor «secret»", exception.ServerMessage);
        Assert.DoesNotContain(CidaasCase.Secret, exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public static async Task TokenEndpoint_IsFoundByDiscovery()
    {
        await using CidaasServer server = new CidaasServer(WireResponse.Json("""[{"sub":"s1","state":"CREATED"}]""")) { TokenPath = "other/token?tenant=1" };
        server.Discover = _ => WireResponse.Json($$"""{"issuer":"https://elsewhere.example.com","token_endpoint":"{{server.Uri}}other/token?tenant=1"}""");

        await CidaasCase.CreateAsync(server, CidaasCase.WithSubs(1));

        Assert.Single(server.TokenRequests);
    }

    [Fact]
    public static async Task Issuer_CanBeElsewhere()
    {
        await using CidaasServer issuer = new CidaasServer { TokenPath = "tenant/token-srv/token" };
        await using CidaasServer server = new CidaasServer(WireResponse.Json("""[{"sub":"s1","state":"CREATED"}]"""));
        using IIdentityStore store = CidaasCase.Connect(server.Uri, issuer: new Uri(issuer.Uri, "tenant"));

        await CidaasCase.CreateAsync(store, CidaasCase.WithSubs(1));

        Assert.Equal("tenant/.well-known/openid-configuration", Assert.Single(issuer.Discoveries).Path);
        Assert.Single(issuer.TokenRequests);
        Assert.Empty(server.TokenRequests);
    }

    [Theory]
    [InlineData(404, "")]
    [InlineData(403, "{}")]
    [InlineData(200, "{}")]
    [InlineData(200, "<html>")]
    [InlineData(200, """{"token_endpoint":17}""")]
    public static async Task WithoutDiscovery_TheUsualEndpointIsTaken(int status, string body)
    {
        await using CidaasServer server = new CidaasServer(WireResponse.Json("""[{"sub":"s1","state":"CREATED"}]""")) { Discover = _ => WireResponse.Json(body, status) };
        await CidaasCase.CreateAsync(server, CidaasCase.WithSubs(1));
        Assert.Single(server.TokenRequests);
    }

    [Theory]
    [InlineData("http://example.com/token")]
    [InlineData("ftp://example.com/token")]
    [InlineData("/token")]
    [InlineData("https://user@example.com/token")]
    [InlineData("https://example.com/token#x")]
    [InlineData("")]
    public static async Task EndpointThatASecretCantBeSentTo_IsDenied(string endpoint)
    {
        await using CidaasServer server = new CidaasServer { Discover = _ => WireResponse.Json($$"""{"token_endpoint":"{{endpoint}}"}""") };
        Assert.Equal(IdentityStoreFault.Denied, (await CidaasCase.FailAsync(server)).Kind);
        Assert.Empty(server.TokenRequests);
    }

    [Fact]
    public static async Task DiscoveryThatFails_IsAskedAgain()
    {
        int discoveries = 0;
        await using CidaasServer server = new CidaasServer(WireResponse.Json("""[{"sub":"s1","state":"CREATED"}]"""));
        server.Discover = _ => WireResponse.Json("{}", discoveries++ == 0 ? 500 : 404);
        using IIdentityStore store = CidaasCase.Connect(server.Uri);

        IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(() => CidaasCase.CreateAsync(store, CidaasCase.WithSubs(1)));
        await CidaasCase.CreateAsync(store, CidaasCase.WithSubs(1));

        Assert.Equal((IdentityStoreFault.NotDone, 2), (exception.Kind, server.Discoveries.Count));
    }

    [Theory]
    [InlineData(StoreAuthentication.Basic)]
    [InlineData(StoreAuthentication.Signed)]
    public static void OtherAuthentication_IsRefused(StoreAuthentication authentication) =>
        Assert.Equal("AuthenticationUnknown", Refuse(connection => connection.Authentication = authentication));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a  b")]
    [InlineData("a\"b")]
    [InlineData("ä")]
    public static void ScopeThatIsNone_IsRefused(string scope) => Assert.Equal("ScopeInvalid", Refuse(connection => connection.Scope = scope));

    [Theory]
    [InlineData("http://issuer.example.com/", "StoreUriNotHttps")]
    [InlineData("https://issuer.example.com/?a=1", "StoreUriInvalid")]
    public static void IssuerThatLeaks_IsRefused(string issuer, string expected) =>
        Assert.Equal(expected, Refuse(connection => connection.IssuerUri = new Uri(issuer)));

    private static string Refuse(Action<Settings> set)
    {
        Settings settings = new Settings();
        set(settings);
        return Assert.Throws<MigrationException>(() => StoreTargets.Get(IdentityTarget.Cidaas).Connect(new StoreConnection(
            new Uri("https://example.com"), new StoreCredential("c", new NetworkCredential(string.Empty, "s").SecurePassword), TimeProvider.System)
        {
            Authentication = settings.Authentication,
            IssuerUri = settings.IssuerUri,
            Scope = settings.Scope,
        })).ErrorId;
    }

    private sealed class Settings
    {
        public StoreAuthentication? Authentication { get; set; }

        public Uri? IssuerUri { get; set; }

        public string? Scope { get; set; }
    }
}
