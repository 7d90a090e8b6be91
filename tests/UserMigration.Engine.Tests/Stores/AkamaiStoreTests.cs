using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Stores.Akamai;
using UserMigration.Engine.Targets;
using Xunit;

namespace UserMigration.Engine.Tests.Stores;

public static class AkamaiStoreTests
{
    private const string Uuid = "6f9619ff-8b86-d011-b42d-00cf4fc964ff";

    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(10);

    [Fact]
    public static async Task BulkCreate_IsTheCallOfTheContract()
    {
        await using LoopbackServer server = LoopbackServer.Json("""{"stat":"ok","results":[1,2],"uuid_results":["u1","u2"]}""");

        IReadOnlyList<StoreRecordAnswer> answers = await CreateAsync(server.Uri, 2);

        Assert.Equal(["u1", "u2"], answers.Select(answer => answer.Uuid));
        string request = Assert.Single(server.Requests);
        Assert.StartsWith("POST /entity.bulkCreate HTTP/1.1\r\n", request, StringComparison.Ordinal);
        Assert.Contains("Authorization: Basic " + Convert.ToBase64String("client:s€cret"u8), request, StringComparison.Ordinal);
        Assert.Contains("application/x-www-form-urlencoded", request, StringComparison.Ordinal);
        string body = WebUtility.UrlDecode(request[(request.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
        Assert.Equal("""type_name=user&timeout=10&all_attributes=[{"email":"user1@example.com"},{"email":"user2@example.com"}]""", body);
    }

    [Theory]
    [InlineData(CommitEach.Smart, "smart")]
    [InlineData(CommitEach.True, "true")]
    [InlineData(CommitEach.False, "false")]
    public static async Task CommitEach_IsSentWhereItIsGiven(CommitEach given, string expected)
    {
        await using LoopbackServer server = LoopbackServer.Json("""{"stat":"ok","results":[1],"uuid_results":["u1"]}""");
        using IIdentityStore store = Connect(server.Uri);

        await store.CreateAsync("user", Records.Identities(1), StoreSettings.None.With(AkamaiSettings.CommitEach, given), s_timeout, TestContext.Current.CancellationToken);

        Assert.Contains($"&commit_each={expected}&all_attributes=", Assert.Single(server.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public static async Task Update_IsTheCallOfTheContract()
    {
        await using LoopbackServer server = LoopbackServer.Json("""{"stat":"ok"}""");

        await ChangeAsync(server.Uri, new StoreChange(null, new Dictionary<string, object?> { ["givenName"] = "Ä&b" }, []));

        Assert.Equal("""type_name=user&uuid=u1&attributes={"givenName":"Ä&b"}""", BodyOf(server, "entity.update"));
    }

    [Fact]
    public static async Task Plural_IsReplacedByItsName()
    {
        await using LoopbackServer server = LoopbackServer.Json("""{"stat":"ok"}""");

        await ChangeAsync(server.Uri, new StoreChange("a.tags", new object?[] { new Dictionary<string, object?> { ["n"] = "y" } }, []));

        Assert.Equal("""type_name=user&uuid=u1&attribute_name=a.tags&attributes=[{"n":"y"}]""", BodyOf(server, "entity.replace"));
    }

    [Fact]
    public static async Task Delete_IsTheCallOfTheContract()
    {
        await using LoopbackServer server = LoopbackServer.Json("""{"stat":"ok"}""");

        Assert.True(await DeleteAsync(server.Uri, Uuid));

        Assert.Equal($"type_name=user&uuid={Uuid}", BodyOf(server, "entity.delete"));
    }

    [Fact]
    public static async Task DeletionOfNobody_IsFalse()
    {
        await using LoopbackServer server = LoopbackServer.Json("""{"stat":"error","code":310,"error":"record_not_found","error_description":"no"}""");

        Assert.False(await DeleteAsync(server.Uri, Uuid));
    }

    [Fact]
    public static async Task DeletionOfNobody_UnderAnHttpError_IsUnresolved()
    {
        await using LoopbackServer server = LoopbackServer.Http(500, "application/json", """{"stat":"error","code":310,"error":"record_not_found"}""", string.Empty);

        IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(() => DeleteAsync(server.Uri, Uuid));

        Assert.Equal(IdentityStoreFault.Unresolved, exception.Kind);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("u1")]
    [InlineData("*")]
    [InlineData("{6f9619ff-8b86-d011-b42d-00cf4fc964ff}")]
    public static async Task DeletionWithoutAUuid_MakesNoCall(string? uuid)
    {
        await using LoopbackServer server = LoopbackServer.Json("""{"stat":"ok"}""");

        await Assert.ThrowsAsync<ArgumentException>(() => DeleteAsync(server.Uri, uuid!));

        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData(510, IdentityStoreFault.NotDone)]
    [InlineData(402, IdentityStoreFault.Denied)]
    [InlineData(504, IdentityStoreFault.Unresolved)]
    [InlineData(200, IdentityStoreFault.Refused)]
    public static async Task DeletionThatFails_IsConcludedByTheTable(int code, IdentityStoreFault expected)
    {
        await using LoopbackServer server = LoopbackServer.Json($$"""{"stat":"error","code":{{code}},"error":"name"}""");

        IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(() => DeleteAsync(server.Uri, Uuid));

        Assert.Equal(expected, exception.Kind);
    }

    [Fact]
    public static async Task RecordErrors_AreToldRecordByRecord()
    {
        await using LoopbackServer server = LoopbackServer.Json(
            """
            {"stat":"ok","results":[1,2,3],"uuid_results":["u1",
            {"stat":"error","code":361,"error":"unique_violation","error_description":"Attempted to update a duplicate value"},
            {"stat":"error","code":223,"error":"unknown_attribute","message":"attribute does not exist: /givenname"}]}
            """);

        IReadOnlyList<StoreRecordAnswer> answers = await CreateAsync(server.Uri, 3);

        Assert.Equal([false, true, false], answers.Select(answer => answer.IsDuplicate));
        Assert.Equal([null, 361, 223], answers.Select(answer => answer.Code));
        Assert.Equal("attribute does not exist: /givenname", answers[2].Message);
    }

    [Theory]
    [InlineData("""{"stat":"ok","results":[1],"uuid_results":["u1"]}""")]
    [InlineData("""{"stat":"ok","results":[1,2]}""")]
    [InlineData("""{"stat":"ok","uuid_results":["u1",17]}""")]
    [InlineData("""{"stat":"ok","uuid_results":{}}""")]
    [InlineData("""{"stat":"maybe"}""")]
    [InlineData("""{"stat":"ok","uuid_results":["u1",""")]
    [InlineData("[]")]
    [InlineData("<html>proxy</html>")]
    [InlineData("")]
    public static async Task AnswersThatDoNotAccountForEachRecord_AreUnresolved(string body)
    {
        await using LoopbackServer server = LoopbackServer.Json(body);

        IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(() => CreateAsync(server.Uri, 2));

        Assert.Equal(IdentityStoreFault.Unresolved, exception.Kind);
    }

    [Theory]
    [InlineData(510, IdentityStoreFault.NotDone)]
    [InlineData(480, IdentityStoreFault.NotDone)]
    [InlineData(205, IdentityStoreFault.Denied)]
    [InlineData(211, IdentityStoreFault.Denied)]
    [InlineData(222, IdentityStoreFault.Denied)]
    [InlineData(402, IdentityStoreFault.Denied)]
    [InlineData(413, IdentityStoreFault.Denied)]
    [InlineData(431, IdentityStoreFault.Denied)]
    [InlineData(500, IdentityStoreFault.Unresolved)]
    [InlineData(504, IdentityStoreFault.Unresolved)]
    [InlineData(540, IdentityStoreFault.Unresolved)]
    [InlineData(100, IdentityStoreFault.Refused)]
    [InlineData(223, IdentityStoreFault.Refused)]
    [InlineData(341, IdentityStoreFault.Refused)]
    public static async Task JsonErrors_AreConcludedByTheTable(int code, IdentityStoreFault expected)
    {
        await using LoopbackServer server = LoopbackServer.Json(
            $$"""{"stat":"error","code":{{code}},"error":"name","error_description":"words","request_token":"abcdefghijklmnop"}""");

        IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(() => CreateAsync(server.Uri, 2));

        Assert.Equal((expected, code, "abcdefghijklmnop", "words"), (exception.Kind, exception.Code, exception.RequestToken, exception.ServerMessage));
    }

    [Theory]
    [InlineData(429, "", "", IdentityStoreFault.NotDone)]
    [InlineData(510, "", "", IdentityStoreFault.NotDone)]
    [InlineData(503, "", "Retry-After: 5\r\n", IdentityStoreFault.NotDone)]
    [InlineData(503, "", "", IdentityStoreFault.Unresolved)]
    [InlineData(413, "", "", IdentityStoreFault.TooLarge)]
    [InlineData(403, "Request Entity Too Large", "", IdentityStoreFault.TooLarge)]
    [InlineData(502, "request size limit", "", IdentityStoreFault.TooLarge)]
    [InlineData(403, "<html>no</html>", "", IdentityStoreFault.Denied)]
    [InlineData(401, "", "", IdentityStoreFault.Denied)]
    [InlineData(500, "", "", IdentityStoreFault.Unresolved)]
    [InlineData(502, "", "", IdentityStoreFault.Unresolved)]
    [InlineData(302, "", "Location: http://127.0.0.1:9/\r\n", IdentityStoreFault.Unresolved)]
    public static async Task HttpErrors_AreConcludedByTheTable(int status, string body, string headers, IdentityStoreFault expected)
    {
        await using LoopbackServer server = LoopbackServer.Http(status, "text/html", body, headers);

        IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(() => CreateAsync(server.Uri, 2));

        Assert.Equal((expected, status), (exception.Kind, exception.HttpStatus));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(401, 200, "words", IdentityStoreFault.Denied)]
    [InlineData(403, 300, "words", IdentityStoreFault.Denied)]
    [InlineData(403, 500, "words", IdentityStoreFault.Denied)]
    [InlineData(401, 480, "words", IdentityStoreFault.NotDone)]
    [InlineData(403, 403, "Request too large", IdentityStoreFault.TooLarge)]
    [InlineData(502, 500, "request size limit", IdentityStoreFault.TooLarge)]
    [InlineData(200, 403, "Request too large", IdentityStoreFault.Denied)]
    [InlineData(200, 200, "Request too large", IdentityStoreFault.Refused)]
    public static async Task HttpErrorsWithAJsonError_AreConcludedInTheOrderOfTheTable(int status, int code, string words, IdentityStoreFault expected)
    {
        await using LoopbackServer server = LoopbackServer.Json(
            $$"""{"stat":"error","code":{{code}},"error":"name","error_description":"{{words}}"}""", status);

        IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(() => CreateAsync(server.Uri, 2));

        Assert.Equal(expected, exception.Kind);
    }

    [Fact]
    public static async Task HttpErrorWithAJsonErrorWithoutACode_IsOfHttp()
    {
        await using LoopbackServer server = LoopbackServer.Json("""{"stat":"error","error":"forbidden"}""", 403);

        IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(() => CreateAsync(server.Uri, 2));

        Assert.Equal(IdentityStoreFault.Denied, exception.Kind);
    }

    [Fact]
    public static async Task TimeToWaitUntil_IsUnderstood_WhereTheAnswerDoesNotSayTheTime()
    {
        string until = DateTimeOffset.UtcNow.AddHours(1).ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        await using LoopbackServer server = LoopbackServer.Http(503, "text/html", string.Empty, $"Retry-After: {until}\r\n");

        IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(() => CreateAsync(server.Uri, 1));

        Assert.InRange(exception.RetryAfter!.Value.TotalMinutes, 50, 61);
    }

    [Fact]
    public static async Task Reset_IsUnresolved()
    {
        await using LoopbackServer server = new LoopbackServer(WireResponse.Reset);

        IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(() => CreateAsync(server.Uri, 1));

        Assert.Equal(IdentityStoreFault.Unresolved, exception.Kind);
    }

    [Fact]
    public static async Task TruncatedBody_IsUnresolved()
    {
        await using LoopbackServer server = new LoopbackServer(WireResponse.Raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\nConnection: close\r\n\r\n{\"stat\":\"ok\""));

        IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(() => CreateAsync(server.Uri, 1));

        Assert.Equal(IdentityStoreFault.Unresolved, exception.Kind);
    }

    [Fact]
    public static async Task NobodyListening_IsNotDone()
    {
        LoopbackServer server = LoopbackServer.Json("{}");
        await server.DisposeAsync();

        IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(() => CreateAsync(server.Uri, 1));

        Assert.Equal(IdentityStoreFault.NotDone, exception.Kind);
    }

    [Fact]
    public static async Task StopWhileWaiting_IsACancellation()
    {
        await using LoopbackServer server = new LoopbackServer(WireResponse.Never);
        using System.Threading.CancellationTokenSource stop = new System.Threading.CancellationTokenSource();
        using IIdentityStore store = Connect(server.Uri);
        Task call = store.CreateAsync("user", Records.Identities(1), StoreSettings.None, s_timeout, stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public static async Task Look_UpByKeyQuotesTheValueAndReadsTheTimes()
    {
        await using LoopbackServer server = LoopbackServer.Json(
            """{"stat":"ok","result":{"uuid":"u1","id":7,"email":"a@example.com","created":"2019-01-02 11:14:22.475345 +0000","lastUpdated":"2019-01-02 11:14:23 +0000"}}""");
        using IIdentityStore store = Connect(server.Uri);

        IdentityUser? user = await store.FindAsync("user", new IdentityKey("email", "a@example.com"), ["uuid", "email"], TestContext.Current.CancellationToken);

        Assert.Equal("u1", user!.Uuid);
        Assert.Equal(new DateTimeOffset(2019, 1, 2, 11, 14, 22, TimeSpan.Zero).AddTicks(4753450), user.Created);
        Assert.Contains("""key_attribute=email&key_value="a@example.com"&attributes=["uuid","email"]""", WebUtility.UrlDecode(server.Requests.Single()), StringComparison.Ordinal);
    }

    [Fact]
    public static async Task LookUpByANumber_IsNotQuoted()
    {
        await using LoopbackServer server = LoopbackServer.Json("""{"stat":"error","code":310,"error":"record_not_found"}""");
        using IIdentityStore store = Connect(server.Uri);

        await store.FindAsync("user", new IdentityKey("legacyId", "1011", isNumber: true), null, TestContext.Current.CancellationToken);

        Assert.EndsWith("key_attribute=legacyId&key_value=1011", WebUtility.UrlDecode(server.Requests.Single()), StringComparison.Ordinal);
    }

    [Fact]
    public static async Task LookUpOfNobody_IsNull()
    {
        await using LoopbackServer server = LoopbackServer.Json("""{"stat":"error","code":310,"error":"record_not_found","error_description":"no"}""");
        using IIdentityStore store = Connect(server.Uri);

        Assert.Null(await store.FindAsync("user", new IdentityKey("uuid", "x"), null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public static async Task LookUpOfNobody_UnderAnHttpError_IsUnresolved()
    {
        await using LoopbackServer server = LoopbackServer.Http(500, "application/json", """{"stat":"error","code":310,"error":"record_not_found"}""", string.Empty);
        using IIdentityStore store = Connect(server.Uri);

        IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(
            () => store.FindAsync("user", new IdentityKey("uuid", "x"), null, TestContext.Current.CancellationToken));

        Assert.Equal(IdentityStoreFault.Unresolved, exception.Kind);
    }

    [Theory]
    [InlineData("http://store.example.com/", "StoreUriNotHttps")]
    [InlineData("ftp://store.example.com/", "StoreUriNotHttps")]
    [InlineData("https://user:pass@store.example.com/", "StoreUriInvalid")]
    [InlineData("https://store.example.com/?x=1", "StoreUriInvalid")]
    public static void AddressesThatLeak_AreRefused(string uri, string errorId) =>
        Assert.Equal(errorId, Assert.Throws<MigrationException>(() => Connect(new Uri(uri))).ErrorId);

    [Fact]
    public static void BareHost_IsHttps()
    {
        using IIdentityStore store = Connect(new Uri("store.example.com", UriKind.RelativeOrAbsolute));

        Assert.Equal(new Uri("https://store.example.com/"), store.Uri);
    }

    internal static IIdentityStore Connect(Uri uri) => StoreTargets.Get(IdentityTarget.Akamai).Connect(
            new StoreConnection(uri, new StoreCredential("client", new NetworkCredential(string.Empty, "s€cret").SecurePassword), TimeProvider.System));

    private static async Task<IReadOnlyList<StoreRecordAnswer>> CreateAsync(Uri uri, int records)
    {
        using IIdentityStore store = Connect(uri);
        return await store.CreateAsync("user", Records.Identities(records), StoreSettings.None, s_timeout, TestContext.Current.CancellationToken);
    }

    private static async Task ChangeAsync(Uri uri, StoreChange change)
    {
        using IIdentityStore store = Connect(uri);
        await store.ChangeAsync("user", new IdentityKey("uuid", "u1"), change, s_timeout, TestContext.Current.CancellationToken);
    }

    private static async Task<bool> DeleteAsync(Uri uri, string uuid)
    {
        using IIdentityStore store = Connect(uri);
        return await store.DeleteAsync("user", uuid, s_timeout, TestContext.Current.CancellationToken) == StoreDeletion.Deleted;
    }

    private static string BodyOf(LoopbackServer server, string call)
    {
        string request = Assert.Single(server.Requests);
        Assert.StartsWith($"POST /{call} HTTP/1.1\r\n", request, StringComparison.Ordinal);
        return WebUtility.UrlDecode(request[(request.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
    }
}
