using System;
using System.Collections.Generic;
using System.Net;
using System.Text.Json;
using System.Threading.Tasks;
using UserMigration.Engine.Stores.Akamai;
using UserMigration.Engine.Stores.Http;
using Xunit;

namespace UserMigration.Engine.Tests.Stores;

/// <summary>The edges of the table of errors, and what an error is told in.</summary>
public static class AkamaiTableTests
{
    private const string Uuid = "6f9619ff-8b86-d011-b42d-00cf4fc964ff";

    [Theory]
    [InlineData(99, IdentityStoreFault.Unresolved)]
    [InlineData(100, IdentityStoreFault.Refused)]
    [InlineData(204, IdentityStoreFault.Refused)]
    [InlineData(205, IdentityStoreFault.Denied)]
    [InlineData(206, IdentityStoreFault.Refused)]
    [InlineData(209, IdentityStoreFault.Refused)]
    [InlineData(210, IdentityStoreFault.Denied)]
    [InlineData(213, IdentityStoreFault.Denied)]
    [InlineData(214, IdentityStoreFault.Refused)]
    [InlineData(220, IdentityStoreFault.Refused)]
    [InlineData(221, IdentityStoreFault.Denied)]
    [InlineData(222, IdentityStoreFault.Denied)]
    [InlineData(223, IdentityStoreFault.Refused)]
    [InlineData(224, IdentityStoreFault.Denied)]
    [InlineData(399, IdentityStoreFault.Refused)]
    [InlineData(400, IdentityStoreFault.Denied)]
    [InlineData(479, IdentityStoreFault.Denied)]
    [InlineData(480, IdentityStoreFault.NotDone)]
    [InlineData(499, IdentityStoreFault.Denied)]
    [InlineData(500, IdentityStoreFault.Unresolved)]
    [InlineData(509, IdentityStoreFault.Unresolved)]
    [InlineData(510, IdentityStoreFault.NotDone)]
    [InlineData(null, IdentityStoreFault.Unresolved)]
    public static void Codes_AreConcludedByTheTable(int? code, IdentityStoreFault expected) =>
        Assert.Equal(expected, AkamaiFailures.Table.Find(new StoreFailure(200, code)).Conclusion);

    [Theory]
    [InlineData(360, false)]
    [InlineData(361, true)]
    [InlineData(362, false)]
    [InlineData(379, false)]
    [InlineData(380, true)]
    [InlineData(381, false)]
    [InlineData(null, false)]
    public static void Duplicates_AreKnownByTheirCodes(int? code, bool expected) => Assert.Equal(expected, AkamaiCodes.IsDuplicate(code));

    [Theory]
    [InlineData(413, null, IdentityStoreFault.TooLarge, false)]
    [InlineData(403, "too large: no", IdentityStoreFault.TooLarge, false)]
    [InlineData(502, "The PAYLOAD SIZE", IdentityStoreFault.TooLarge, true)]
    [InlineData(504, "maximum size", IdentityStoreFault.TooLarge, true)]
    [InlineData(500, "too large", IdentityStoreFault.Unresolved, true)]
    [InlineData(403, "large", IdentityStoreFault.Denied, false)]
    [InlineData(403, null, IdentityStoreFault.Denied, false)]
    public static void WordsOfSize_CountUnderSomeStatuses(int status, string? words, IdentityStoreFault expected, bool mayHaveTakenEffect)
    {
        IdentityStoreException exception = AkamaiFailures.Table.Find(new StoreFailure(status, null, false, words)).CreateException("No.");

        Assert.Equal((expected, mayHaveTakenEffect), (exception.Kind, exception.MayHaveTakenEffect));
    }

    [Theory]
    [InlineData(429, null, false, true)]
    [InlineData(510, null, false, true)]
    [InlineData(200, 480, false, true)]
    [InlineData(503, null, true, true)]
    [InlineData(503, null, false, false)]
    [InlineData(401, null, true, false)]
    public static void StoreThatAsksForPatience_Throttles(int status, int? code, bool saysWhenToRetry, bool expected) =>
        Assert.Equal(expected, AkamaiFailures.Table.Find(new StoreFailure(status, code, saysWhenToRetry)).CreateException("No.").IsThrottled);

    [Theory]
    [InlineData(413, IdentityStoreFault.TooLarge)]
    [InlineData(429, IdentityStoreFault.NotDone)]
    [InlineData(503, IdentityStoreFault.Unresolved)]
    [InlineData(510, IdentityStoreFault.NotDone)]
    public static async Task SomeStatuses_DecideByThemselves_WhateverTheBodySays(int status, IdentityStoreFault expected)
    {
        await using LoopbackServer server = LoopbackServer.Json("""{"stat":"error","code":200,"error":"name"}""", status);

        IdentityStoreException exception = await FailAsync(server);

        Assert.Equal((expected, status, null), (exception.Kind, exception.HttpStatus, exception.Code));
        Assert.Equal($"The answer is HTTP {status} and does not come from the store.", exception.Message);
    }

    [Fact]
    public static async Task AnswerOfSomethingElse_IsToldAsSuch()
    {
        await using LoopbackServer server = LoopbackServer.Json("<html>");

        Assert.Equal("The answer is not JSON of the store. A proxy or gateway in front of the store may have answered.", (await FailAsync(server)).Message);
    }

    [Theory]
    [InlineData("""{"stat":"error","code":200,"error":"bad_thing","request_token":"abc","request_id":"def"}""", "The store answered 200 bad_thing (reference abc).", "bad_thing", "abc")]
    [InlineData("""{"stat":"error","code":200,"error":"bad_thing","request_id":"def"}""", "The store answered 200 bad_thing (reference def).", "bad_thing", "def")]
    [InlineData("""{"stat":"error","code":200}""", "The store answered 200 error.", "error", null)]
    [InlineData("""{"stat":"error","code":402,"error":"invalid_client"}""", "The store answered 402 invalid_client.", "invalid_client", null)]
    public static async Task Error_IsToldByItsCodeItsNameAndItsReference(string body, string message, string name, string? reference)
    {
        await using LoopbackServer server = LoopbackServer.Json(body);

        IdentityStoreException exception = await FailAsync(server);

        Assert.Equal((message, name, reference), (exception.Message, exception.ErrorName, exception.RequestToken));
    }

    [Fact]
    public static async Task Error_HasItsArgument_AndItsDescriptionFirst()
    {
        await using LoopbackServer server = LoopbackServer.Json(
            """{"stat":"error","code":361,"error":"x","argument_name":"all_attributes","error_description":"the description","message":"the message"}""");

        IdentityStoreException exception = await FailAsync(server);

        Assert.Equal(("all_attributes", "the description", true), (exception.Argument, exception.ServerMessage, exception.IsDuplicate));
    }

    [Theory]
    [InlineData("\"361\"")]
    [InlineData("1e9999")]
    [InlineData("3.5")]
    [InlineData("null")]
    public static async Task CodeThatIsNotANumber_IsNone(string code)
    {
        await using LoopbackServer server = LoopbackServer.Json($$"""{"stat":"error","code":{{code}},"error":"x"}""");

        IdentityStoreException exception = await FailAsync(server);

        Assert.Equal((IdentityStoreFault.Unresolved, null), (exception.Kind, exception.Code));
    }

    [Theory]
    [InlineData("""{"stat":"ok"}""", "The answer of the store does not contain a result for each record that was sent.")]
    [InlineData("""{"stat":"ok","uuid_results":{}}""", "The answer of the store does not contain a result for each record that was sent.")]
    [InlineData("""{"stat":"ok","uuid_results":["u1"]}""", "The answer of the store does not contain a result for each record that was sent.")]
    [InlineData("""{"stat":"ok","uuid_results":["u1",17]}""", "The store answered for a record in an unexpected format.")]
    [InlineData("""{"stat":"ok","uuid_results":["u1","\ud83d"]}""", "The store answered in an unexpected format.")]
    [InlineData("""{"stat":"ok","uuid_results":["u1","u1"]}""", "The results in the answer of the store contradict each other.")]
    public static async Task AnswerThatSaysNothing_IsToldAsSuch(string body, string message)
    {
        await using LoopbackServer server = LoopbackServer.Json(body);

        Assert.Equal(message, (await FailAsync(server, 2)).Message);
    }

    [Fact]
    public static async Task AllRefused_WhereAllOrNoneIsCommitted_IsAnAnswer()
    {
        await using LoopbackServer server = LoopbackServer.Json(
            """{"stat":"ok","uuid_results":[{"stat":"error","code":361,"error":"x"},{"stat":"error","code":361,"error":"x"}]}""");
        using IIdentityStore store = AkamaiStoreTests.Connect(server.Uri);

        IReadOnlyList<StoreRecordAnswer> answers = await store.CreateAsync(
            "user", Records.Identities(2), StoreSettings.None.With(AkamaiSettings.CommitEach, CommitEach.False), TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        Assert.All(answers, answer => Assert.Equal(("x", 361, true), (answer.Name, answer.Code, answer.IsDuplicate)));
    }

    [Fact]
    public static async Task ShortTimeout_IsGivenALittleMore()
    {
        await using LoopbackServer server = LoopbackServer.Json("""{"stat":"ok","uuid_results":["u1"],"results":[]}""");
        using IIdentityStore store = AkamaiStoreTests.Connect(server.Uri);
        TimeSpan timeout = TimeSpan.FromMilliseconds(1);

        Assert.Single(await store.CreateAsync("user", Records.Identities(1), StoreSettings.None, timeout, TestContext.Current.CancellationToken));
        await store.ChangeAsync("user", new IdentityKey("uuid", Uuid), new StoreChange(null, new Dictionary<string, object?>(), []), timeout, TestContext.Current.CancellationToken);
        Assert.Equal(StoreDeletion.Deleted, await store.DeleteAsync("user", Uuid, timeout, TestContext.Current.CancellationToken));
        Assert.Empty(await store.FindTogetherAsync("user", "email", ["bob@example.com"], timeout, TestContext.Current.CancellationToken));

        Assert.Contains("type_name=user&timeout=1&", WebUtility.UrlDecode(server.Requests[0]), StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/x-www-form-urlencoded; charset=utf-8", server.Requests[0], StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public static async Task Count_IsThatOfTheFilter()
    {
        await using LoopbackServer server = LoopbackServer.Json("""{"stat":"ok","total_count":7}""");
        using IIdentityStore store = AkamaiStoreTests.Connect(server.Uri);

        Assert.Equal(7, await store.CountAsync("user", "a = 1", TestContext.Current.CancellationToken));
        Assert.Equal(7, await store.CountAsync("user", null, TestContext.Current.CancellationToken));
        Assert.Equal(7, await store.CountAsync("user", string.Empty, TestContext.Current.CancellationToken));

        IReadOnlyList<string> requests = server.Requests;
        Assert.All(requests, request => Assert.StartsWith("POST /entity.count ", request, StringComparison.Ordinal));
        Assert.EndsWith("type_name=user&filter=a = 1", WebUtility.UrlDecode(requests[0]), StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\ntype_name=user", requests[1], StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\ntype_name=user", requests[2], StringComparison.Ordinal);
    }

    [Fact]
    public static async Task LookUp_IsTheCallOfTheContract()
    {
        await using LoopbackServer server = LoopbackServer.Json("""{"stat":"ok","result":{"uuid":"u1"}}""");
        using IIdentityStore store = AkamaiStoreTests.Connect(server.Uri);

        await store.FindAsync("user", new IdentityKey("uuid", "u1"), null, TestContext.Current.CancellationToken);
        await store.FindAsync("user", new IdentityKey("email", "a"), [], TestContext.Current.CancellationToken);

        IReadOnlyList<string> requests = server.Requests;
        Assert.StartsWith("POST /entity HTTP", requests[0], StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\ntype_name=user&uuid=u1", requests[0], StringComparison.Ordinal);
        Assert.EndsWith("type_name=user&key_attribute=email&key_value=\"a\"&attributes=[]", WebUtility.UrlDecode(requests[1]), StringComparison.Ordinal);
    }

    [Fact]
    public static async Task Identifiers_AreTheStoresToGive()
    {
        await using LoopbackServer server = LoopbackServer.Json("{}");
        using IIdentityStore store = AkamaiStoreTests.Connect(server.Uri);
        IdentityRecord record = Records.Identities(1)[0];

        Assert.False(store.CanSendAgain(record));
        Assert.Contains("its own identifiers", Assert.Throws<NotSupportedException>(() => store.WithIdentifier(record, Uuid)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "deleted only by its UUID",
            (await Assert.ThrowsAsync<ArgumentException>(() => store.DeleteAsync("user", "u1", TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken))).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2019-01-02 11:14:22.475345 +0000", "2019-01-02T11:14:22.475345Z")]
    [InlineData("2019-01-02 11:14:22 +0200", "2019-01-02T09:14:22Z")]
    [InlineData("2019-01-02 11:14:22.5 -0130", "2019-01-02T12:44:22.5Z")]
    [InlineData("2019-01-02 11:14:22 +02:00", "2019-01-02T09:14:22Z")]
    [InlineData("2019-01-02 11:14:22.5", "2019-01-02T11:14:22.5Z")]
    [InlineData("2019-01-02 11:14:22", "2019-01-02T11:14:22Z")]
    [InlineData("2019-01-02T11:14:22Z", "2019-01-02T11:14:22Z")]
    [InlineData("yesterday", null)]
    [InlineData("+0000", null)]
    [InlineData("0", null)]
    [InlineData("", null)]
    public static void Times_AreReadInEachOfTheirForms(string text, string? expected)
    {
        using JsonDocument document = JsonDocument.Parse(
            $$"""{"uuid":"u1","created":"{{text}}","lastUpdated":"2019-01-02 00:00:01 +0000","lastLogin":"2019-01-02 00:00:02 +0000"}""");

        IdentityUser user = AkamaiUser.Read("user", document.RootElement);

        Assert.Equal(expected is null ? null : DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), user.Created);
        Assert.Equal(new DateTimeOffset(2019, 1, 2, 0, 0, 1, TimeSpan.Zero), user.LastUpdated);
        Assert.Equal(new DateTimeOffset(2019, 1, 2, 0, 0, 2, TimeSpan.Zero), user.LastLogin);
    }

    [Theory]
    [InlineData("""{"uuid":7,"created":7}""")]
    [InlineData("{}")]
    public static void UserWithoutIdentifierAndTimes_HasNone(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);

        IdentityUser user = AkamaiUser.Read("user", document.RootElement);

        Assert.Equal((null, null, null, null), (user.Uuid, user.Created, user.LastUpdated, user.LastLogin));
    }

    [Theory]
    [InlineData("[]", "The store answered with a user in an unexpected format.")]
    [InlineData("\"u1\"", "The store answered with a user in an unexpected format.")]
    public static void UserInAnotherForm_IsNotUnderstood(string json, string message)
    {
        using JsonDocument document = JsonDocument.Parse(json);

        Assert.Equal(message, Assert.Throws<IdentityStoreException>(() => AkamaiUser.Read("user", document.RootElement)).Message);
    }

    [Theory]
    [InlineData("{}", IdentityStoreFault.Unresolved, "The store answered without results.")]
    [InlineData("""{"results":{}}""", IdentityStoreFault.Unresolved, "The store answered without results.")]
    public static void SearchWithoutResults_IsNotUnderstood(string json, IdentityStoreFault kind, string message)
    {
        using JsonDocument document = JsonDocument.Parse(json);

        IdentityStoreException exception = Assert.Throws<IdentityStoreException>(() => AkamaiUser.ReadAll("user", document.RootElement));

        Assert.Equal((kind, message), (exception.Kind, exception.Message));
    }

    [Fact]
    public static void SearchThatMayHaveMore_IsTooLarge()
    {
        using JsonDocument document = JsonDocument.Parse("{\"results\":[" + string.Join(',', System.Linq.Enumerable.Repeat("{}", AkamaiFilter.MostResults)) + "]}");

        IdentityStoreException exception = Assert.Throws<IdentityStoreException>(() => AkamaiUser.ReadAll("user", document.RootElement));

        Assert.Equal((IdentityStoreFault.TooLarge, "The store found more users than one answer can contain."), (exception.Kind, exception.Message));
    }

    [Fact]
    public static void ValueOfAScript_IsUnwrapped_BeforeItIsCompared()
    {
        IReadOnlyList<StoreChange> changes = AkamaiChanges.Plan(
            new Dictionary<string, object?> { ["a"] = new Version(1, 0), ["b"] = null, ["c"] = new Dictionary<string, object?> { ["d"] = 1L } },
            new Dictionary<string, object?> { ["a"] = "x", ["b"] = "y", ["c"] = new Dictionary<string, object?> { ["d"] = 1L } },
            [],
            value => value is Version ? "z" : value);

        StoreChange change = Assert.Single(changes);
        Assert.Equal(new Dictionary<string, object?> { ["a"] = "z", ["b"] = null }, change.Value);
        Assert.Equal(["b"], change.Erased);
    }

    private static async Task<IdentityStoreException> FailAsync(LoopbackServer server, int records = 1)
    {
        using IIdentityStore store = AkamaiStoreTests.Connect(server.Uri);
        return await Assert.ThrowsAsync<IdentityStoreException>(() => store.CreateAsync(
            "user", Records.Identities(records), StoreSettings.None, TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
    }
}
