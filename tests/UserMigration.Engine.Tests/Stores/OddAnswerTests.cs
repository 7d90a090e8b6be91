using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using UserMigration.Engine.Stores.Akamai;
using Xunit;

namespace UserMigration.Engine.Tests.Stores;

/// <summary>Answers that no contract describes say nothing: the call is unresolved, and nothing else breaks.</summary>
public static class OddAnswerTests
{
    [Theory]
    [InlineData("""{"stat":"ok","uuid_results":[""]}""")]
    [InlineData("""{"stat":"ok","uuid_results":["a value with blanks"]}""")]
    [InlineData("""{"stat":"ok","uuid_results":["\ud83d"]}""")]
    [InlineData("""{"stat":"ok","uuid_results":{"a":1}}""")]
    [InlineData("""{"stat":"\ud83d","uuid_results":["u1"]}""")]
    public static async Task Create_IsUnresolved(string body)
    {
        await using LoopbackServer server = LoopbackServer.Json(body);
        Assert.Equal(IdentityStoreFault.Unresolved, (await CreateAsync(server, 1)).Kind);
    }

    [Fact]
    public static async Task ByteOrderMark_IsIgnored()
    {
        await using LoopbackServer server = LoopbackServer.Json("\uFEFF{\"stat\":\"ok\",\"total_count\":7}");
        using IIdentityStore store = Connect(server.Uri);

        Assert.Equal(7, await store.CountAsync("user", null, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("""{"stat":"error","code":402,"error":"x","error_description":"no: Basic Y2xpZW50OnPigqxjcmV0, s€cret, s%E2%82%ACcret"}""")]
    [InlineData("""{"stat":"error","code":402,"error":"x","message":"no: Basic Y2xpZW50OnPigqxjcmV0, s€cret, s%E2%82%ACcret"}""")]
    public static async Task CredentialThatTheServerRepeats_IsMasked(string body)
    {
        await using LoopbackServer server = LoopbackServer.Json(body);
        Assert.Equal("no: Basic «secret», «secret», «secret»", (await CreateAsync(server, 1)).ServerMessage);
    }

    [Fact]
    public static async Task CredentialThatTheServerRepeatsForARecord_IsMasked()
    {
        await using LoopbackServer server = LoopbackServer.Json(
            """{"stat":"ok","uuid_results":[{"stat":"error","code":300,"error":"x","error_description":"s€cret is no name"}]}""");
        using IIdentityStore store = Connect(server.Uri);

        IReadOnlyList<StoreRecordAnswer> answers = await store.CreateAsync(
            "user", Records.Identities(1), StoreSettings.None, TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        Assert.Equal("«secret» is no name", answers[0].Message);
    }

    [Fact]
    public static async Task OneIdentifierForTwoRecords_IsUnresolved()
    {
        await using LoopbackServer server = LoopbackServer.Json("""{"stat":"ok","uuid_results":["u1","u1"]}""");
        Assert.Equal(IdentityStoreFault.Unresolved, (await CreateAsync(server, 2)).Kind);
    }

    [Fact]
    public static async Task SuccessBesideAnError_WhereAllOrNoneIsCommitted_IsUnresolved()
    {
        await using LoopbackServer server = LoopbackServer.Json("""{"stat":"ok","uuid_results":["u1",{"stat":"error","code":361}]}""");
        Assert.Equal(IdentityStoreFault.Unresolved, (await CreateAsync(server, 2, StoreSettings.None.With(AkamaiSettings.CommitEach, CommitEach.False))).Kind);
    }

    [Theory]
    [InlineData(500, 300)]
    [InlineData(502, 361)]
    [InlineData(504, 200)]
    public static async Task RefusalThatComesWithAServerError_IsUnresolved(int status, int code)
    {
        await using LoopbackServer server = LoopbackServer.Json($$"""{"stat":"error","code":{{code}},"error":"name"}""", status);
        Assert.Equal(IdentityStoreFault.Unresolved, (await CreateAsync(server, 1)).Kind);
    }

    [Fact]
    public static async Task AnswerThatIsNotPackedAsItSays_IsUnresolved()
    {
        await using LoopbackServer server = LoopbackServer.Http(200, "application/json", "<html>", "Content-Encoding: gzip\r\n");
        Assert.Equal(IdentityStoreFault.Unresolved, (await CreateAsync(server, 1)).Kind);
    }

    [Fact]
    public static async Task CountThatIsNoNumber_IsUnresolved()
    {
        await using LoopbackServer server = LoopbackServer.Json("""{"stat":"ok","total_count":"many"}""");
        using IIdentityStore store = Connect(server.Uri);

        IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(
            () => store.CountAsync("user", null, TestContext.Current.CancellationToken));

        Assert.Equal(IdentityStoreFault.Unresolved, exception.Kind);
    }

    [Theory]
    [InlineData("error")]
    [InlineData("request_id")]
    [InlineData("request_token")]
    public static async Task MemberThatShouldBeAName_AndHoldsAValue_IsNotShown(string member)
    {
        await using LoopbackServer server = LoopbackServer.Json($$"""{"stat":"error","code":200,"{{member}}":"Canary O'Value"}""");
        Assert.DoesNotContain("Canary", (await CreateAsync(server, 1)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(504)]
    public static async Task RecordOfWhichTheStoreCantTell_IsUnresolvedByItself(int code)
    {
        await using LoopbackServer server = LoopbackServer.Json($$"""{"stat":"ok","uuid_results":["u1",{"stat":"error","code":{{code}},"error":"name"}]}""");
        using IIdentityStore store = Connect(server.Uri);

        IReadOnlyList<StoreRecordAnswer> answers = await store.CreateAsync("user", Records.Identities(2), StoreSettings.None, TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        Assert.Equal(("u1", true), (answers[0].Uuid, answers[1].IsUnresolved));
    }

    private static async Task<IdentityStoreException> CreateAsync(LoopbackServer server, int records, StoreSettings? settings = null)
    {
        using IIdentityStore store = Connect(server.Uri);
        return await Assert.ThrowsAsync<IdentityStoreException>(() => store.CreateAsync(
            "user", Records.Identities(records), settings ?? StoreSettings.None, TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
    }

    private static IIdentityStore Connect(Uri uri) => AkamaiStoreTests.Connect(uri);
}
