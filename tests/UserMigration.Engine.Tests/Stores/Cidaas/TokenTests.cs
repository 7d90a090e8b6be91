using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;
using UserMigration.Engine.Targets;
using Xunit;

namespace UserMigration.Engine.Tests.Stores.Cidaas;

public static class TokenTests
{
    [Fact]
    public static async Task OneToken_IsForAllCalls()
    {
        await using CidaasServer server = Answering();
        using IIdentityStore store = CidaasCase.Connect(server.Uri);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => CidaasCase.CreateAsync(store, CidaasCase.WithSubs(1))));

        Assert.Single(server.TokenRequests);
        Assert.Single(server.Discoveries);
        Assert.Equal(50, server.Calls.Count);
    }

    [Theory]
    [InlineData("3600", 3539, 3541)]
    [InlineData("\"3600\"", 3539, 3541)]
    [InlineData("100", 74, 76)]
    [InlineData("5", 3.7, 3.8)]
    [InlineData("4.0", 2.9, 3.1)]
    [InlineData("2", 0.9, 1.1)]
    [InlineData("1", 0.4, 0.6)]
    [InlineData("null", 239, 241)]
    [InlineData("\"soon\"", 239, 241)]
    [InlineData("[]", 239, 241)]
    [InlineData("1e300", 86_339, 86_341)]
    public static async Task Token_IsRenewedBeforeItsEnd(string expiresIn, double good, double renewed)
    {
        FakeTimeProvider time = new FakeTimeProvider();
        await using CidaasServer server = Answering();
        GrantNumbered(server, expiresIn);
        using IIdentityStore store = CidaasCase.Connect(server.Uri, time);
        await CidaasCase.CreateAsync(store, CidaasCase.WithSubs(1));

        time.Advance(TimeSpan.FromSeconds(good));
        await CidaasCase.CreateAsync(store, CidaasCase.WithSubs(1));
        time.Advance(TimeSpan.FromSeconds(renewed - good));
        await CidaasCase.CreateAsync(store, CidaasCase.WithSubs(1));

        Assert.Equal(["token-1", "token-1", "token-2"], server.Calls.Select(call => call.Token));
    }

    [Fact]
    public static async Task Renewal_IsADecisionOfTheCall()
    {
        FakeTimeProvider time = new FakeTimeProvider();
        await using CidaasServer server = Answering();
        GrantNumbered(server, "100");
        using IIdentityStore store = CidaasCase.Connect(server.Uri, time);
        List<string> decisions = [];
        CallDecisions.Current = decisions.Add;
        await CidaasCase.CreateAsync(store, CidaasCase.WithSubs(1));
        await CidaasCase.CreateAsync(store, CidaasCase.WithSubs(1));
        time.Advance(TimeSpan.FromSeconds(90));

        await CidaasCase.CreateAsync(store, CidaasCase.WithSubs(1));

        Assert.Equal(["A token was issued. It is valid for 100 s.", "The token was renewed. It is valid for 100 s."], decisions);
    }

    [Fact]
    public static async Task TokenWithoutALifetime_IsTakenToLiveFiveMinutes()
    {
        FakeTimeProvider time = new FakeTimeProvider();
        await using CidaasServer server = Answering();
        server.Grant = _ => Task.FromResult(WireResponse.Json("""{"access_token":"token-1","token_type":"Bearer"}"""));
        using IIdentityStore store = CidaasCase.Connect(server.Uri, time);
        await CidaasCase.CreateAsync(store, CidaasCase.WithSubs(1));

        time.Advance(TimeSpan.FromSeconds(239));
        await CidaasCase.CreateAsync(store, CidaasCase.WithSubs(1));
        Assert.Single(server.TokenRequests);

        time.Advance(TimeSpan.FromSeconds(2));
        await CidaasCase.CreateAsync(store, CidaasCase.WithSubs(1));
        Assert.Equal(2, server.TokenRequests.Count);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    public static async Task TokenWithoutALife_IsUsedOnce(string expiresIn)
    {
        await using CidaasServer server = Answering();
        GrantNumbered(server, expiresIn);
        using IIdentityStore store = CidaasCase.Connect(server.Uri);

        await CidaasCase.CreateAsync(store, CidaasCase.WithSubs(1));
        await CidaasCase.CreateAsync(store, CidaasCase.WithSubs(1));

        Assert.Equal(["token-1", "token-2"], server.Calls.Select(call => call.Token));
    }

    [Fact]
    public static async Task RefusedToken_IsRenewedOnce_ForAllCallsThatHadIt()
    {
        await using CidaasServer server = new CidaasServer
        {
            Answer = call => call.Token == "token-1" ? WireResponse.Json("{}", 401) : WireResponse.Json("""[{"sub":"s1","state":"CREATED"}]"""),
        };
        GrantNumbered(server, "3600");
        using IIdentityStore store = CidaasCase.Connect(server.Uri);

        await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => CidaasCase.CreateAsync(store, CidaasCase.WithSubs(1))));

        Assert.Equal(2, server.TokenRequests.Count);
        Assert.Equal(30, server.Calls.Count(call => call.Token == "token-2"));
    }

    [Fact]
    public static async Task FreshTokenThatIsRefusedToo_IsDenied()
    {
        await using CidaasServer server = new CidaasServer(WireResponse.Json("{}", 401));

        IdentityStoreException exception = await CidaasCase.FailAsync(server);

        Assert.Equal((IdentityStoreFault.Denied, 2, 2), (exception.Kind, server.Calls.Count, server.TokenRequests.Count));
    }

    [Fact]
    public static async Task WhoStopsWaiting_StopsNobodyElse()
    {
        TaskCompletionSource<WireResponse> token = new TaskCompletionSource<WireResponse>();
        await using CidaasServer server = Answering();
        server.Grant = _ => token.Task;
        using IIdentityStore store = CidaasCase.Connect(server.Uri);
        using CancellationTokenSource stop = new CancellationTokenSource();
        Task first = CidaasCase.CreateAsync(store, CidaasCase.WithSubs(1), stop.Token);
        Task<IReadOnlyList<StoreRecordAnswer>> second = CidaasCase.CreateAsync(store, CidaasCase.WithSubs(1));

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        token.SetResult(WireResponse.Token("token-1"));

        Assert.Equal("s1", (await second)[0].Uuid);
        Assert.Single(server.TokenRequests);
    }

    [Fact]
    public static async Task Disconnecting_EndsTheWait()
    {
        TaskCompletionSource<WireResponse> never = new TaskCompletionSource<WireResponse>();
        await using CidaasServer server = Answering();
        server.Grant = _ => never.Task;
        IIdentityStore store = CidaasCase.Connect(server.Uri);
        Task call = CidaasCase.CreateAsync(store, CidaasCase.WithSubs(1));

        store.Dispose();

        Assert.Equal(IdentityStoreFault.Denied, (await Assert.ThrowsAsync<IdentityStoreException>(() => call)).Kind);
    }

    [Fact]
    public static async Task TokenThatCantBeRenewed_IsUsedToItsEnd()
    {
        FakeTimeProvider time = new FakeTimeProvider();
        await using CidaasServer server = Answering();
        using IIdentityStore store = CidaasCase.Connect(server.Uri, time);
        await CidaasCase.CreateAsync(store, CidaasCase.WithSubs(1));
        server.Grant = _ => Task.FromResult(WireResponse.Json("{}", 500));

        time.Advance(TimeSpan.FromSeconds(3550));
        await CidaasCase.CreateAsync(store, CidaasCase.WithSubs(1));
        await CidaasCase.CreateAsync(store, CidaasCase.WithSubs(1));
        Assert.Equal(2, server.TokenRequests.Count);

        time.Advance(TimeSpan.FromSeconds(51));
        IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(() => CidaasCase.CreateAsync(store, CidaasCase.WithSubs(1)));
        Assert.Equal((IdentityStoreFault.NotDone, 3), (exception.Kind, server.Calls.Count));
    }

    [Fact]
    public static async Task EachSetOfScopes_HasItsToken()
    {
        await using CidaasServer server = Answering();
        GrantNumbered(server, "3600");
        using IIdentityStore store = CidaasCase.Connect(server.Uri);

        await CidaasCase.CreateAsync(store, CidaasCase.WithSubs(1));
        await Assert.ThrowsAnyAsync<Exception>(() => store.GetSchemaAsync("user", TestContext.Current.CancellationToken));
        await store.DeleteAsync("user", "s1", CidaasCase.Timeout, TestContext.Current.CancellationToken);
        await CidaasCase.CreateAsync(store, CidaasCase.WithSubs(1));

        Assert.Equal(
            ["cidaas:bulk_user_create", "cidaas:field_setup_read", null],
            server.TokenRequests.Select(request => request.Form.GetValueOrDefault("scope")));
    }

    [Fact]
    public static async Task GivenScope_IsForAllCalls()
    {
        await using CidaasServer server = Answering();
        using IIdentityStore store = CidaasCase.Connect(server.Uri, scope: "a b");

        await CidaasCase.CreateAsync(store, CidaasCase.WithSubs(1));
        await store.DeleteAsync("user", "s1", CidaasCase.Timeout, TestContext.Current.CancellationToken);

        Assert.Equal("a b", Assert.Single(server.TokenRequests).Form["scope"]);
    }

    [Theory]
    [InlineData("\"bearer\"", true)]
    [InlineData("\"BEARER\"", true)]
    [InlineData("null", true)]
    [InlineData("\"DPoP\"", false)]
    [InlineData("17", false)]
    public static async Task KindOfToken_IsBearer(string type, bool isTaken)
    {
        await using CidaasServer server = Answering();
        server.Grant = _ => Task.FromResult(WireResponse.Json($$"""{"access_token":"t","token_type":{{type}},"expires_in":60}"""));
        if (isTaken)
        {
            await CidaasCase.CreateAsync(server, CidaasCase.WithSubs(1));
        }
        else
        {
            Assert.Equal(IdentityStoreFault.Denied, (await CidaasCase.FailAsync(server)).Kind);
        }
    }

    private static CidaasServer Answering() => new CidaasServer(WireResponse.Json("""[{"sub":"s1","state":"CREATED"}]"""));

    private static void GrantNumbered(CidaasServer server, string expiresIn)
    {
        int tokens = 0;
        server.Grant = _ => Task.FromResult(WireResponse.Token("token-" + Interlocked.Increment(ref tokens), expiresIn));
    }
}
