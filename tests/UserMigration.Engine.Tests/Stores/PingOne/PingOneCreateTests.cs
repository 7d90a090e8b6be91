using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using UserMigration.Engine.Tests.Stores.Cidaas;
using Xunit;

namespace UserMigration.Engine.Tests.Stores.PingOne;

/// <summary>The call that creates a user, and what follows from its answers.</summary>
public static class PingOneCreateTests
{
    private const string Created = $$"""{"id":"{{PingOneServer.UserId}}","username":"anna"}""";

    [Fact]
    public static async Task User_IsPostedAsAnImport_WithThePopulationOfTheSession()
    {
        await using PingOneServer server = new PingOneServer(Created, 201);
        using IIdentityStore store = server.Connect();

        StoreRecordAnswer answer = await PingOneServer.CreateAsync(store, PingOneServer.Anna());

        WireRequest call = Assert.Single(server.Calls);
        Assert.Equal(("POST", $"v1/environments/{PingOneServer.Environment}/users"), (call.Method, call.Path));
        Assert.Equal(("application/vnd.pingidentity.user.import+json", "token-1"), (call.Headers["Content-Type"], call.Token));
        Assert.Equal($$$"""{"username":"anna","email":"anna@example.com","population":{"id":"{{{PingOneServer.Population}}}"}}""", call.Body);
        Assert.Equal(PingOneServer.UserId, answer.Uuid);
    }

    [Fact]
    public static async Task PopulationOfTheRecord_ComesFirst()
    {
        await using PingOneServer server = new PingOneServer(Created, 201);
        using IIdentityStore store = server.Connect();

        await PingOneServer.CreateAsync(store, PingOneServer.Record(("username", "anna"), ("population", new Dictionary<string, object?> { ["id"] = "own" })));

        Assert.Equal("""{"username":"anna","population":{"id":"own"}}""", Assert.Single(server.Calls).Body);
    }

    [Fact]
    public static async Task AttributesWithoutAValue_AreLeftOut()
    {
        await using PingOneServer server = new PingOneServer(Created, 201);
        using IIdentityStore store = server.Connect();

        await PingOneServer.CreateAsync(store, PingOneServer.Record(
            ("username", "anna"), ("nickname", null), ("title", ""), ("name", new Dictionary<string, object?> { ["given"] = "Anna", ["family"] = null }), ("address", new Dictionary<string, object?> { ["region"] = null })));

        Assert.StartsWith("""{"username":"anna","name":{"given":"Anna"},"population":""", Assert.Single(server.Calls).Body, StringComparison.Ordinal);
    }

    [Fact]
    public static async Task WithoutAPopulation_NoCallIsMade()
    {
        await using PingOneServer server = new PingOneServer(Created, 201);
        using IIdentityStore store = server.Connect(population: null);

        IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(() => PingOneServer.CreateAsync(store, PingOneServer.Anna()));

        Assert.Empty(server.Calls);
        Assert.Equal((IdentityStoreFault.Refused, "population.id"), (exception.Kind, exception.Argument));
        Assert.Contains("-PopulationId", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static async Task Details_AreTheRefusalOfTheRecord()
    {
        await using PingOneServer server = new PingOneServer(
            """{"id":"ref-1","code":"INVALID_DATA","message":"wrong","details":[{"code":"INVALID_VALUE","target":"name.family","message":"no","innerError":{"allowedPattern":"^[a-z]*$"}}]}""", 400);
        using IIdentityStore store = server.Connect();

        StoreRecordAnswer answer = await PingOneServer.CreateAsync(store, PingOneServer.Anna());

        Assert.Equal(("INVALID_DATA", "ref-1", false), (answer.Name, answer.Reference, answer.IsDuplicate));
        Assert.Equal("name.family INVALID_VALUE: no Allowed pattern: ^[a-z]*$", answer.Message);
    }

    [Theory]
    [InlineData(400, """{"code":"UNIQUENESS_VIOLATION","target":"username","message":"taken"}""", true)]
    [InlineData(409, """{"code":"ANY","target":"username"}""", true)]
    [InlineData(400, """{"code":"INVALID_VALUE","target":"username","innerError":{"allowedPattern":"x"}}""", false)]
    [InlineData(400, """{"code":"INVALID_VALUE","target":"username","innerError":{"rangeMaximumValue":128}}""", false)]
    [InlineData(400, """{"code":"UNIQUENESS_VIOLATION","target":"email"}""", false)]
    public static async Task ErrorOfTheUsername_ThatNamesNoLimits_CanBeADuplicate(int status, string detail, bool isDuplicate)
    {
        await using PingOneServer server = new PingOneServer($$"""{"code":"INVALID_DATA","message":"m","details":[{{detail}}]}""", status);
        using IIdentityStore store = server.Connect();

        Assert.Equal(isDuplicate, (await PingOneServer.CreateAsync(store, PingOneServer.Anna())).IsDuplicate);
    }

    [Fact]
    public static async Task PopulationOfTheSession_ThatDoesNotExist_IsASetting()
    {
        await using PingOneServer server = new PingOneServer("""{"code":"INVALID_DATA","message":"m","details":[{"code":"INVALID_VALUE","target":"population.id"}]}""", 400);
        using IIdentityStore store = server.Connect();

        IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(() => PingOneServer.CreateAsync(store, PingOneServer.Anna()));

        Assert.Equal((IdentityStoreFault.Refused, "population.id"), (exception.Kind, exception.Argument));
    }

    [Theory]
    [InlineData(400, """{"code":"INVALID_REQUEST","message":"m"}""", IdentityStoreFault.Refused, false)]
    [InlineData(401, """{"code":"INVALID_TOKEN","message":"m"}""", IdentityStoreFault.Denied, false)]
    [InlineData(403, """{"code":"ACCESS_FAILED","message":"m"}""", IdentityStoreFault.Denied, false)]
    [InlineData(404, """{"code":"NOT_FOUND","message":"m"}""", IdentityStoreFault.Denied, false)]
    [InlineData(415, """{"code":"X","message":"m"}""", IdentityStoreFault.Denied, false)]
    [InlineData(413, "too large", IdentityStoreFault.TooLarge, false)]
    [InlineData(429, """{"code":"X","message":"m"}""", IdentityStoreFault.NotDone, false)]
    [InlineData(500, """{"code":"X","message":"m"}""", IdentityStoreFault.Unresolved, true)]
    [InlineData(503, "busy", IdentityStoreFault.Unresolved, true)]
    [InlineData(408, "slow", IdentityStoreFault.Unresolved, true)]
    [InlineData(201, """{"username":"anna"}""", IdentityStoreFault.Unresolved, true)]
    [InlineData(200, "<html></html>", IdentityStoreFault.Unresolved, true)]
    public static async Task Status_DecidesWhatFollows(int status, string body, IdentityStoreFault kind, bool mayHaveTakenEffect)
    {
        await using PingOneServer server = new PingOneServer(body, status);
        using IIdentityStore store = server.Connect();

        IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(() => PingOneServer.CreateAsync(store, PingOneServer.Anna()));

        Assert.Equal((kind, mayHaveTakenEffect), (exception.Kind, exception.MayHaveTakenEffect));
    }

    [Fact]
    public static async Task RetryAfter_IsKept()
    {
        await using PingOneServer server = new PingOneServer("{}", 503, "Retry-After: 7\r\n");
        using IIdentityStore store = server.Connect();

        IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(() => PingOneServer.CreateAsync(store, PingOneServer.Anna()));

        Assert.Equal((IdentityStoreFault.NotDone, TimeSpan.FromSeconds(7), true), (exception.Kind, exception.RetryAfter!.Value, exception.IsThrottled));
    }

    [Fact]
    public static async Task MissingRole_IsNamed()
    {
        await using PingOneServer server = new PingOneServer("""{"code":"ACCESS_FAILED","message":"m"}""", 403);
        using IIdentityStore store = server.Connect();

        IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(() => PingOneServer.CreateAsync(store, PingOneServer.Anna()));

        Assert.Contains("Identity Data Admin", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static async Task RefusedToken_IsRenewedOnce()
    {
        int calls = 0;
        await using PingOneServer server = new PingOneServer(_ => calls++ == 0 ? WireResponse.Json("{}", 401) : WireResponse.Json(Created, 201));
        using IIdentityStore store = server.Connect();

        Assert.Equal(PingOneServer.UserId, (await PingOneServer.CreateAsync(store, PingOneServer.Anna())).Uuid);
        Assert.Equal(2, server.TokenRequests.Count);
    }

    [Fact]
    public static async Task Client_AuthenticatesByTheHeader()
    {
        await using PingOneServer server = new PingOneServer(Created, 201);
        using IIdentityStore store = server.Connect();

        await PingOneServer.CreateAsync(store, PingOneServer.Anna());

        WireRequest request = Assert.Single(server.TokenRequests);
        Assert.StartsWith("Basic ", request.Headers["Authorization"], StringComparison.Ordinal);
        Assert.Equal("grant_type=client_credentials", request.Body);
    }

    [Fact]
    public static async Task ClientThatMustUseTheForm_IsAccepted()
    {
        await using PingOneServer server = new PingOneServer(Created, 201)
        {
            Grant = request => request.Body.Contains("client_secret", StringComparison.Ordinal)
                ? WireResponse.Token("token-2")
                : WireResponse.Json("""{"error":"invalid_client"}""", 401),
        };
        using IIdentityStore store = server.Connect();

        await PingOneServer.CreateAsync(store, PingOneServer.Anna());

        Assert.Equal("token-2", Assert.Single(server.Calls).Token);
        Assert.Equal(CidaasCase.Secret, server.TokenRequests[^1].Form["client_secret"]);
    }

    [Fact]
    public static async Task SecretInAnError_IsMasked()
    {
        await using PingOneServer server = new PingOneServer(
            $$"""{"code":"INVALID_DATA","message":"m","details":[{"target":"email","message":"{{CidaasCase.Secret}} token-1"}]}""", 400);
        using IIdentityStore store = server.Connect();

        string message = (await PingOneServer.CreateAsync(store, PingOneServer.Anna())).Message!;

        Assert.DoesNotContain(CidaasCase.Secret, message, StringComparison.Ordinal);
        Assert.DoesNotContain("token-1", message, StringComparison.Ordinal);
    }
}
