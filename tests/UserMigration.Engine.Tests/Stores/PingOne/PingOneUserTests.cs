using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Targets;
using Xunit;

namespace UserMigration.Engine.Tests.Stores.PingOne;

/// <summary>Look-ups, changes, deletions and counts.</summary>
public static class PingOneUserTests
{
    private const string User = $$$"""{"_links":{},"id":"{{{PingOneServer.UserId}}}","username":"anna","externalId":"legacy-1","name":{"given":"Anna","family":"Almeida"},"createdAt":"2026-01-02T03:04:05.678Z","updatedAt":"2026-02-03T04:05:06Z","lastSignOn":{"at":"2026-03-04T05:06:07Z"}}""";
    private const string One = $$"""{"_embedded":{"users":[{{User}}]},"count":1,"size":1}""";
    private const string None = """{"_embedded":{"users":[]},"count":0,"size":0}""";
    private const string NotFound = """{"code":"NOT_FOUND","message":"m"}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("anna", "username eq \"anna\"")]
    [InlineData("a\"b\\c", "username eq \"a\\\"b\\\\c\"")]
    [InlineData("ü or username pr", "username eq \"ü or username pr\"")]
    public static async Task LookUp_EscapesTheValue(string username, string filter)
    {
        await using PingOneServer server = new PingOneServer(One);
        using IIdentityStore store = server.Connect();

        IdentityUser? user = await store.FindAsync("user", new IdentityKey("username", username), null, Cancellation);

        Assert.Equal($"v1/environments/{PingOneServer.Environment}/users?limit=1000&filter={Uri.EscapeDataString(filter)}", Assert.Single(server.Calls).Path);
        Assert.Equal(PingOneServer.UserId, user!.Uuid);
    }

    [Fact]
    public static async Task User_HasItsTimes_AndNoLinks()
    {
        await using PingOneServer server = new PingOneServer(User);
        using IIdentityStore store = server.Connect();

        IdentityUser user = (await store.FindAsync("user", new IdentityKey("id", PingOneServer.UserId), null, Cancellation))!;

        Assert.Equal($"v1/environments/{PingOneServer.Environment}/users/{PingOneServer.UserId}", Assert.Single(server.Calls).Path);
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero), user.Created);
        Assert.Equal(new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.Zero), user.LastUpdated);
        Assert.Equal(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero), user.LastLogin);
        Assert.False(user.Attributes.ContainsKey("_links"));
    }

    [Fact]
    public static async Task NobodyIsFound()
    {
        await using PingOneServer server = new PingOneServer(None);
        using IIdentityStore store = server.Connect();

        Assert.Null(await store.FindAsync("user", new IdentityKey("username", "nobody"), null, Cancellation));
    }

    [Fact]
    public static async Task SeveralUsersWithAnEmail_AreNotOneUser()
    {
        await using PingOneServer server = new PingOneServer($$"""{"_embedded":{"users":[{{User}},{{User}}]},"count":2}""");
        using IIdentityStore store = server.Connect();

        IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(
            () => store.FindAsync("user", new IdentityKey("email", "a@example.com"), null, Cancellation));

        Assert.Equal(IdentityStoreFault.Refused, exception.Kind);
    }

    [Fact]
    public static async Task MissingEnvironment_IsNotAMissingUser()
    {
        await using PingOneServer server = new PingOneServer(NotFound, 404);
        using IIdentityStore store = server.Connect();

        IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(
            () => store.DeleteAsync("user", PingOneServer.UserId, TimeSpan.FromSeconds(5), Cancellation));

        Assert.Equal(IdentityStoreFault.Denied, exception.Kind);
        Assert.Contains("-EnvironmentId", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static async Task MissingUser_IsAbsent()
    {
        await using PingOneServer server = new PingOneServer(request => request.Method == "DELETE" ? WireResponse.Json(NotFound, 404) : WireResponse.Json(None));
        using IIdentityStore store = server.Connect();

        Assert.Equal(StoreDeletion.Absent, await store.DeleteAsync("user", PingOneServer.UserId, TimeSpan.FromSeconds(5), Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => store.DeleteAsync("user", "..", TimeSpan.FromSeconds(5), Cancellation));
    }

    [Fact]
    public static async Task Users_AreCounted()
    {
        await using PingOneServer server = new PingOneServer("""{"_embedded":{"users":[]},"count":4711,"size":1}""");
        using IIdentityStore store = server.Connect();

        Assert.Equal(4711, await store.CountAsync("user", null, Cancellation));
    }

    [Fact]
    public static async Task UsersAreFoundTogether_AsLongAsTheAddressAllows()
    {
        await using PingOneServer server = new PingOneServer(One);
        using IIdentityStore store = server.Connect();
        string[] many = Enumerable.Range(0, 500).Select(i => $"user{i}").ToArray();

        Assert.Single(await store.FindTogetherAsync("user", "username", ["anna", "bert"], TimeSpan.FromSeconds(5), Cancellation));
        Assert.EndsWith(Uri.EscapeDataString("username eq \"anna\" or username eq \"bert\""), Assert.Single(server.Calls).Path, StringComparison.Ordinal);
        IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(
            () => store.FindTogetherAsync("user", "username", many, TimeSpan.FromSeconds(5), Cancellation));
        Assert.Equal(IdentityStoreFault.TooLarge, exception.Kind);
    }

    [Fact]
    public static async Task Change_IsAPatch_AndThePasswordACallOfItsOwn()
    {
        await using PingOneServer server = new PingOneServer(User);
        using IIdentityStore store = server.Connect();
        IdentityUser user = (await store.FindAsync("user", new IdentityKey("id", PingOneServer.UserId), null, Cancellation))!;
        IdentityRecord record = PingOneServer.Record(
            ("username", "ANNA"),
            ("mfaEnabled", true),
            ("name", new Dictionary<string, object?> { ["given"] = "Anne" }),
            ("password", new Dictionary<string, object?> { ["value"] = "{BCRYPT}x" }));

        foreach (StoreChange change in store.PlanChanges(record, user))
        {
            await store.ChangeAsync("user", new IdentityKey("id", PingOneServer.UserId), change, TimeSpan.FromSeconds(5), Cancellation);
        }

        WireRequest[] calls = server.Calls.Skip(1).ToArray();
        Assert.Equal(2, calls.Length);
        Assert.Equal(("PATCH", "application/json", """{"name":{"given":"Anne","family":"Almeida"}}"""), (calls[0].Method, calls[0].Headers["Content-Type"], calls[0].Body));
        Assert.Equal(("PUT", "application/vnd.pingidentity.password.set+json", """{"value":"{BCRYPT}x"}"""), (calls[1].Method, calls[1].Headers["Content-Type"], calls[1].Body));
        Assert.EndsWith("/password", calls[1].Path, StringComparison.Ordinal);
    }

    [Fact]
    public static async Task UserThatMatches_NeedsNoChange_AndNullErases()
    {
        await using PingOneServer server = new PingOneServer(User);
        using IIdentityStore store = server.Connect();
        IdentityUser user = (await store.FindAsync("user", new IdentityKey("id", PingOneServer.UserId), null, Cancellation))!;

        Assert.Empty(store.PlanChanges(PingOneServer.Record(("username", "anna"), ("nickname", null), ("name", new Dictionary<string, object?> { ["family"] = "Almeida" })), user));
        StoreChange change = Assert.Single(store.PlanChanges(PingOneServer.Record(("externalId", null)), user));
        Assert.Equal(["externalId"], change.Erased);
        Assert.Equal(["name.family"], store.FindDifferences(PingOneServer.Record(("name", new Dictionary<string, object?> { ["family"] = "Other", ["given"] = "Anna" })), user));
    }

    [Fact]
    public static async Task Origin_IsTheExternalId()
    {
        await using PingOneServer server = new PingOneServer(User);
        using IIdentityStore store = server.Connect();
        IdentityUser user = (await store.FindAsync("user", new IdentityKey("id", PingOneServer.UserId), null, Cancellation))!;
        IOriginCheck origin = Assert.IsAssignableFrom<IOriginCheck>(store);

        Assert.True(origin.IsFrom(PingOneServer.Record(("externalId", "legacy-1")), user));
        Assert.False(origin.IsFrom(PingOneServer.Record(("externalId", "legacy-2")), user));
        Assert.Null(origin.IsFrom(PingOneServer.Record(("username", "anna")), user));
    }
}
