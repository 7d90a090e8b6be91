using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Engine.Tests.Stores.Scim;

public static class ScimStoreTests
{
    private const string User = """{"id":"a1","userName":"Ada","externalId":"x","name":{"givenName":"Ada"},"meta":{"created":"2026-01-02T03:04:05Z","lastModified":"2026-01-02T03:04:06.5Z","version":"W/\"7\""}}""";

    [Theory]
    [InlineData(401, IdentityStoreFault.Denied, false)]
    [InlineData(403, IdentityStoreFault.Denied, false)]
    [InlineData(413, IdentityStoreFault.TooLarge, false)]
    [InlineData(429, IdentityStoreFault.NotDone, false)]
    [InlineData(408, IdentityStoreFault.Unresolved, true)]
    [InlineData(500, IdentityStoreFault.Unresolved, true)]
    [InlineData(503, IdentityStoreFault.Unresolved, true)]
    [InlineData(302, IdentityStoreFault.Unresolved, true)]
    [InlineData(301, IdentityStoreFault.Denied, false)]
    [InlineData(202, IdentityStoreFault.Unresolved, true)]
    public static async Task Failure_IsConcludedFromTheStatus_WhateverTheBody(int status, IdentityStoreFault kind, bool mayHaveTakenEffect)
    {
        foreach ((string type, string body) in new[] { ("text/plain", "Unauthorized"), ("text/html", "<html>x</html>"), ("application/scim+json", ScimResponse.Error(status).Body) })
        {
            await using ScimServer server = new ScimServer(_ => new ScimResponse(status, body, type));
            using IIdentityStore store = ScimCase.Connect(server.Uri);

            IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(() => ScimCase.CreateAsync(store, ScimCase.Named(1)));

            Assert.Equal((kind, mayHaveTakenEffect, status), (exception.Kind, exception.MayHaveTakenEffect, exception.HttpStatus));
        }
    }

    [Fact]
    public static async Task Unavailable_IsNotDone_WhereTheServerSaysWhenToRetry()
    {
        await using ScimServer server = new ScimServer(_ => new ScimResponse(503, "later", "text/plain", RetryAfter: "3"));
        using IIdentityStore store = ScimCase.Connect(server.Uri);

        IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(() => ScimCase.CreateAsync(store, ScimCase.Named(2)));

        Assert.Equal((IdentityStoreFault.NotDone, TimeSpan.FromSeconds(3), true), (exception.Kind, exception.RetryAfter, exception.IsThrottled));
    }

    [Theory]
    [InlineData(400, "invalidValue", false)]
    [InlineData(409, "uniqueness", true)]
    [InlineData(409, null, true)]
    public static async Task RefusedUser_IsAnAnswer_AndNoFailureOfTheCall(int status, string? type, bool isDuplicate)
    {
        await using ScimServer server = new ScimServer(_ => ScimResponse.Error(status, type));
        using IIdentityStore store = ScimCase.Connect(server.Uri);

        StoreRecordAnswer answer = Assert.Single(await ScimCase.CreateAsync(store, ScimCase.Named(1)));

        Assert.Equal((status, type, isDuplicate), (answer.Code, answer.Name, answer.IsDuplicate));
    }

    [Fact]
    public static async Task TextOfTheServer_IsShownWithoutTheSecret()
    {
        await using ScimServer server = new ScimServer(_ => ScimResponse.Error(400, null, "bad " + ScimCase.Secret));
        using IIdentityStore store = ScimCase.Connect(server.Uri);

        Assert.Equal("bad «secret»", (await ScimCase.CreateAsync(store, ScimCase.Named(1)))[0].Message);
    }

    [Theory]
    [InlineData(ScimServer.NoFeatures, 1, 1, null)]
    [InlineData(ScimServer.AllFeatures, 100, 50, 100_000L)]
    [InlineData("""{"bulk":{"supported":true,"maxOperations":0}}""", 1, 1, null)]
    [InlineData("""{"bulk":{"supported":true,"maxOperations":7,"maxPayloadSize":5000}}""", 7, 7, 5000L)]
    [InlineData("""{"bulk":{"supported":true,"maxOperations":1000000}}""", 10_000, 50, null)]
    public static async Task Capabilities_AreThoseOfTheServer(string config, int largest, int usual, long? bytes)
    {
        await using ScimServer server = new ScimServer(_ => ScimResponse.List(), config);
        using IIdentityStore store = ScimCase.Connect(server.Uri);

        await store.VerifyAsync(TestContext.Current.CancellationToken);

        Assert.Equal((largest, usual, bytes), (store.Capabilities.LargestBatch, store.Capabilities.BatchSize, store.Capabilities.AdvisedCallBytes));
    }

    [Theory]
    [InlineData(ScimServer.NoFeatures)]
    [InlineData("""{"bulk":{"supported":true,"maxOperations":2}}""")]
    [InlineData("""{"bulk":{"supported":true,"maxOperations":100,"maxPayloadSize":300}}""")]
    public static async Task CallThatTheServerCanNotTake_IsTooLarge_AndIsNotMade(string config)
    {
        await using ScimServer server = new ScimServer(_ => ScimResponse.Error(500), config);
        using IIdentityStore store = ScimCase.Connect(server.Uri);

        IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(() => ScimCase.CreateAsync(store, ScimCase.Named(3)));

        Assert.Equal((IdentityStoreFault.TooLarge, false), (exception.Kind, exception.MayHaveTakenEffect));
        Assert.Empty(server.Calls);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(501)]
    public static async Task PromisedBulkThatDoesNotExist_IsNotTriedAgain(int status)
    {
        await using ScimServer server = new ScimServer(_ => ScimResponse.Error(status));
        using IIdentityStore store = ScimCase.Connect(server.Uri);

        Assert.Equal(IdentityStoreFault.TooLarge, (await Assert.ThrowsAsync<IdentityStoreException>(() => ScimCase.CreateAsync(store, ScimCase.Named(3)))).Kind);
        Assert.Equal(1, store.Capabilities.LargestBatch);
    }

    [Fact]
    public static async Task Key_IsQuotedInTheFilter()
    {
        await using ScimServer server = new ScimServer(_ => ScimResponse.List());
        using IIdentityStore store = ScimCase.Connect(server.Uri);

        Assert.Null(await ScimCase.FindAsync(store, "userName", "a\"b\\c & d"));

        Assert.Equal("filter=userName eq \"a\\\"b\\\\c & d\"", Assert.Single(server.Calls).Query);
    }

    [Fact]
    public static async Task User_IsReadWithItsTimes()
    {
        await using ScimServer server = new ScimServer(request => request.Path == "Users" ? ScimResponse.List(User) : new ScimResponse(200, User));
        using IIdentityStore store = ScimCase.Connect(server.Uri);

        IdentityUser? byName = await ScimCase.FindAsync(store, "userName", "ada", "id", "meta.created", "meta.lastModified");
        IdentityUser? byId = await ScimCase.FindAsync(store, "id", "a1");

        Assert.Equal(("a1", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)), (byName?.Uuid, byName?.Created));
        Assert.Equal(byName?.LastUpdated, byId?.LastUpdated);
        Assert.Equal("filter=userName eq \"ada\"&attributes=id,meta,userName", server.Calls[0].Query);
        Assert.Equal("Users/a1", server.Calls[1].Path);
    }

    [Fact]
    public static async Task ServerThatIgnoresTheFilter_IsFoundOut()
    {
        await using ScimServer server = new ScimServer(_ => ScimResponse.List(User));
        using IIdentityStore store = ScimCase.Connect(server.Uri);

        IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(() => ScimCase.FindAsync(store, "userName", "grace"));

        Assert.Contains("does not support the filter", exception.Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public static async Task MissingUser_IsNobodyOnlyIfTheServerItselfSaysSo(bool isOfServer)
    {
        await using ScimServer server = new ScimServer(_ => isOfServer ? ScimResponse.Error(404) : new ScimResponse(404, "not found", "text/plain"));
        using IIdentityStore store = ScimCase.Connect(server.Uri);

        Task<IdentityUser?> find = ScimCase.FindAsync(store, "id", "a1");
        Task<StoreDeletion> delete = store.DeleteAsync("user", "a1", ScimCase.Timeout, TestContext.Current.CancellationToken);

        if (isOfServer)
        {
            Assert.Null(await find);
            Assert.Equal(StoreDeletion.Absent, await delete);
        }
        else
        {
            Assert.Equal(IdentityStoreFault.Denied, (await Assert.ThrowsAsync<IdentityStoreException>(() => find)).Kind);
            Assert.Equal(IdentityStoreFault.Denied, (await Assert.ThrowsAsync<IdentityStoreException>(() => delete)).Kind);
        }
    }

    [Fact]
    public static async Task Change_ReplacesSingleAttributes_OfTheVersionThatWasRead()
    {
        await using ScimServer server = new ScimServer(request => request.Method == "GET" ? new ScimResponse(200, User) : new ScimResponse(200, User));
        using IIdentityStore store = ScimCase.Connect(server.Uri);
        await store.VerifyAsync(TestContext.Current.CancellationToken);
        IdentityUser user = (await ScimCase.FindAsync(store, "id", "a1"))!;

        Assert.True(await ScimCase.ChangeAsync(store, ScimCase.Convert(("userName", "ADA"), ("familyName", "L"), ("department", "R"), ("email", "a@example.com")), user));

        ScimRequest call = server.Calls[^1];
        Assert.Equal(("PATCH", "Users/a1", "W/\"7\""), (call.Method, call.Path, call.IfMatch));
        Assert.Equal(
            """
            {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"replace","path":"name.familyName","value":"L"},{"op":"replace","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department","value":"R"},{"op":"replace","path":"emails","value":[{"value":"a@example.com","primary":true}]}]}
            """.Trim(),
            call.Body);
    }

    [Fact]
    public static async Task Change_ReplacesTheUser_WhereTheServerHasNoPatch()
    {
        await using ScimServer server = new ScimServer(_ => new ScimResponse(200, User), ScimServer.NoFeatures);
        using IIdentityStore store = ScimCase.Connect(server.Uri);
        await store.VerifyAsync(TestContext.Current.CancellationToken);
        IdentityUser user = (await ScimCase.FindAsync(store, "id", "a1"))!;

        Assert.True(await ScimCase.ChangeAsync(store, ScimCase.Convert(("userName", "ada"), ("familyName", "L")), user));

        ScimRequest call = server.Calls[^1];
        Assert.Equal(("PUT", "Users/a1", null), (call.Method, call.Path, call.IfMatch));
        Assert.Equal("""{"id":"a1","userName":"ada","externalId":"x","name":{"givenName":"Ada","familyName":"L"},"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"]}""", call.Body);
    }

    [Fact]
    public static async Task ChangeOfAnotherVersion_IsOutdated_AndHadNoEffect()
    {
        await using ScimServer server = new ScimServer(request => request.Method == "PATCH" ? ScimResponse.Error(412) : new ScimResponse(200, User));
        using IIdentityStore store = ScimCase.Connect(server.Uri);
        await store.VerifyAsync(TestContext.Current.CancellationToken);
        IdentityUser user = (await ScimCase.FindAsync(store, "id", "a1"))!;

        IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(() => ScimCase.ChangeAsync(store, ScimCase.Convert(("userName", "ada"), ("familyName", "L")), user));

        Assert.Equal((IdentityStoreFault.Outdated, false), (exception.Kind, exception.MayHaveTakenEffect));
    }

    [Fact]
    public static async Task SeveralUsers_AreFoundWithinTheLimitOfTheServer()
    {
        await using ScimServer server = new ScimServer(_ => ScimResponse.List(User));
        using IIdentityStore store = ScimCase.Connect(server.Uri);
        await store.VerifyAsync(TestContext.Current.CancellationToken);

        Assert.True(store.CanFindTogether(new IdentityKey("userName", "ada")));
        IReadOnlyList<IdentityUser> users = await store.FindTogetherAsync("user", "userName", ["ada", "bob"], ScimCase.Timeout, TestContext.Current.CancellationToken);
        IdentityStoreException tooMany = await Assert.ThrowsAsync<IdentityStoreException>(() => store.FindTogetherAsync(
            "user", "userName", Enumerable.Range(0, 51).Select(i => $"u{i}").ToArray(), ScimCase.Timeout, TestContext.Current.CancellationToken));

        Assert.Equal("a1", Assert.Single(users).Uuid);
        Assert.Equal("filter=userName eq \"ada\" or userName eq \"bob\"&count=50", server.Calls[^1].Query);
        Assert.Equal(IdentityStoreFault.TooLarge, tooMany.Kind);
    }

    [Theory]
    [InlineData(StoreAuthentication.Bearer, "Bearer token-7")]
    [InlineData(StoreAuthentication.Basic, "Basic Y2xpZW50OnRva2VuLTc=")]
    public static async Task Secret_IsSentAsTheAuthenticationSays(StoreAuthentication authentication, string header)
    {
        await using ScimServer server = new ScimServer(_ => ScimResponse.List());
        using IIdentityStore store = ScimCase.Connect(server.Uri, authentication, "token-7");

        await store.CountAsync("user", null, TestContext.Current.CancellationToken);

        Assert.Equal(header, Assert.Single(server.Calls).Authorization);
    }

    [Fact]
    public static async Task Credential_IsVerifiedByACallForUsers_BecauseTheConfigurationCanBePublic()
    {
        await using ScimServer server = new ScimServer(_ => new ScimResponse(401, "Unauthorized", "text/plain"));
        using IIdentityStore store = ScimCase.Connect(server.Uri);

        IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(() => store.VerifyAsync(TestContext.Current.CancellationToken));

        Assert.Equal(IdentityStoreFault.Denied, exception.Kind);
        Assert.Contains("Check -Credential.", exception.Message);
    }
}
