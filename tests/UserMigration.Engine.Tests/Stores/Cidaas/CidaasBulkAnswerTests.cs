using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Engine.Tests.Stores.Cidaas;

public static class CidaasBulkAnswerTests
{
    [Theory]
    [InlineData("""[{"sub":"s1","state":"CREATED"}]""")]
    [InlineData("""{"process_states":[{"sub":"s1","state":"CREATED"}]}""")]
    [InlineData("""{"success":true,"status":200,"data":{"process_states":[{"sub":"s1","state":"CREATED"}]}}""")]
    [InlineData("""{"success":true,"status":200,"data":[{"sub":"s1","state":"CREATED"}]}""")]
    [InlineData("\uFEFF[{\"sub\":\"s1\",\"state\":\"CREATED\"}]")]
    public static async Task List_IsFoundWhereverItMayBe(string body) => Assert.Equal("s1", (await AnswerAsync(body)).Uuid);

    [Theory]
    [InlineData("""{"sub":"s1","process_state":"CREATED"}""", "Created")]
    [InlineData("""{"sub":"s1","processState":"UPDATED"}""", "Updated")]
    [InlineData("""{"sub":"s1","state":"FAILED"}""", "Refused")]
    [InlineData("""{"sub":"s1","status":"CREATED"}""", "Created")]
    [InlineData("""{"sub":"s1","status":200,"state":"created"}""", "Created")]
    [InlineData("""{"sub":"s1","process_state":"DONE","status":"UPDATED"}""", "Updated")]
    [InlineData("""{"sub":"s1","process_state":null,"state":{},"status":"UPDATED"}""", "Updated")]
    [InlineData("""{"sub":"ANONYMOUS"}""", "Refused")]
    [InlineData("""{"message":"invalid email passed"}""", "Refused")]
    [InlineData("""{"sub":"s1","message":"fine"}""", "Unresolved")]
    [InlineData("""{"sub":"s1"}""", "Accepted")]
    [InlineData("""{"sub":"s1","process_state":null,"anything":"PENDING"}""", "Accepted")]
    [InlineData("""{"sub":"s2"}""", "Unresolved")]
    [InlineData("""{"sub":"s1","state":"PENDING"}""", "Unresolved")]
    [InlineData("""{"sub":"ANONYMOUS","state":"CREATED"}""", "Unresolved")]
    [InlineData("""{"state":"CREATED","message":"x"}""", "Created")]
    public static async Task State_IsReadFromTheMembersThatMayHaveIt(string entry, string expected) =>
        Assert.Equal(expected, Name(await AnswerAsync($"[{entry}]")));

    [Theory]
    [InlineData("""{"sub":"s1","processStatus":"CREATED"}""", "Created")]
    [InlineData("""{"sub":"s1","result":"UPDATED","process":"IMPORT"}""", "Updated")]
    [InlineData("""{"sub":"s1","status":200,"result":"FAILED"}""", "Refused")]
    [InlineData("""{"sub":"s1","result":"created"}""", "Accepted")]
    [InlineData("""{"sub":"s1","state":"PENDING","event":"CREATED"}""", "Unresolved")]
    [InlineData("""{"sub":"s1","result":"CREATED","event":"UPDATED"}""", "Accepted")]
    [InlineData("""{"sub":"s1","event":"CREATED","message":"invalid email passed"}""", "Unresolved")]
    [InlineData("""{"sub":"s1","identifier":{"username":"CREATED"},"username":"CREATED"}""", "Accepted")]
    [InlineData("""{"sub":"ANONYMOUS","event":"CREATED"}""", "Refused")]
    public static async Task State_OfAnotherName_CountsWhereNothingSpeaksAgainstIt(string entry, string expected) =>
        Assert.Equal(expected, Name(await AnswerAsync($"[{entry}]")));

    [Fact]
    public static async Task Created_WithoutASubAnywhere_IsUnresolved()
    {
        IReadOnlyList<StoreRecordAnswer> answers = await AnswersAsync(
            """[{"identifier":{"email":"user1@example.com"},"state":"CREATED"}]""", CidaasCase.WithoutSubs(1));
        Assert.True(answers[0].IsUnresolved);
    }

    [Fact]
    public static async Task Reasons_AreKept()
    {
        StoreRecordAnswer answer = await AnswerAsync(
            """[{"sub":"ANONYMOUS","identifier":{"email":"user1@example.com"},"process_state":"FAILED","code":"507","message":"invalid email passed","referenceNumber":"r-1"}]""");
        Assert.Equal((507, "invalid email passed", "r-1"), (answer.Code, answer.Message, answer.Reference));
    }

    [Theory]
    [InlineData("\"code\":507", 507)]
    [InlineData("\"code\":\"01230\"", 1230)]
    [InlineData("\"error\":{\"code\":507,\"error\":\"invalid email passed\"}", 507)]
    [InlineData("\"status\":507", 507)]
    [InlineData("\"code\":5.5", null)]
    [InlineData("\"code\":\"99999999999\"", null)]
    [InlineData("\"code\":\"-1\"", null)]
    [InlineData("\"code\":[507]", null)]
    public static async Task Code_IsANumberOrTextOfOne(string member, int? expected)
    {
        StoreRecordAnswer answer = await AnswerAsync($$"""[{"sub":"ANONYMOUS","state":"FAILED",{{member}}}]""");
        Assert.Equal(("Refused", expected), (Name(answer), answer.Code));
    }

    [Fact]
    public static async Task Name_ThatCouldBeAValue_IsOnlyAmongTheWords()
    {
        StoreRecordAnswer answer = await AnswerAsync("""[{"sub":"s1","state":"FAILED","error":"Canary O'Value is no name"}]""");
        Assert.Equal((null, "Canary O'Value is no name"), (answer.Name, answer.Message));
    }

    [Fact]
    public static async Task Entries_AreFoundBySub_InWhateverOrder()
    {
        IReadOnlyList<StoreRecordAnswer> answers = await AnswersAsync(
            """[{"sub":"s3","state":"UPDATED"},{"sub":"s1","state":"CREATED"},{"sub":"s2","state":"FAILED"}]""", CidaasCase.WithSubs(3));
        Assert.Equal(["Created", "Refused", "Updated"], answers.Select(Name));
    }

    [Theory]
    [InlineData("""{"sub":"x2","identifier":{"email":"USER2@example.com"},"state":"CREATED"}""")]
    [InlineData("""{"sub":"x2","email":"user2@example.com","state":"CREATED"}""")]
    [InlineData("""{"sub":"x2","email":" user2@example.com ","username":"added-by-the-store","state":"CREATED"}""")]
    public static async Task Entries_AreFoundByEmail_WithoutCase(string entry)
    {
        IReadOnlyList<StoreRecordAnswer> answers = await AnswersAsync($"[{entry}]", CidaasCase.WithoutSubs(3));
        Assert.Equal([null, "x2", null], answers.Select(answer => answer.Uuid));
        Assert.Equal(["Unresolved", "Created", "Unresolved"], answers.Select(Name));
    }

    [Fact]
    public static async Task Entries_AreFoundByMobileNumberAndUserName()
    {
        IdentityRecord[] records = [CidaasCase.Record(("mobile_number", "+49 123 456")), CidaasCase.Record(("username", "Ada"))];
        IReadOnlyList<StoreRecordAnswer> answers = await AnswersAsync(
            """[{"sub":"x2","identifier":{"username":"Ada"},"state":"CREATED"},{"sub":"x1","identifier":{"mobile_number":"+49123456"},"state":"CREATED"}]""", records);
        Assert.Equal(["x1", "x2"], answers.Select(answer => answer.Uuid));
    }

    [Fact]
    public static async Task Entries_AreFoundByWhatStandsInTheIdentities()
    {
        object?[] identities = [new Dictionary<string, object?> { ["email"] = "a@example.com" }, new Dictionary<string, object?> { ["email"] = "b@example.com" }];
        IReadOnlyList<StoreRecordAnswer> answers = await AnswersAsync(
            """[{"sub":"x1","identifier":{"email":"b@example.com"},"state":"UPDATED"}]""", [CidaasCase.Record(("identities", identities))]);
        Assert.Equal(("x1", true), (answers[0].Uuid, answers[0].IsUpdate));
    }

    [Fact]
    public static async Task EntriesThatNameNothing_AreByTheirPlace_WhereThereAreAsMany()
    {
        IReadOnlyList<StoreRecordAnswer> answers = await AnswersAsync(
            """[{"sub":"x1","state":"CREATED"},{"sub":"ANONYMOUS","message":"no"},{"sub":"x3","state":"UPDATED"}]""", CidaasCase.WithoutSubs(3));
        Assert.Equal(["Created", "Refused", "Updated"], answers.Select(Name));
    }

    [Theory]
    [InlineData("""[{"sub":"x1","state":"CREATED"}]""")]
    [InlineData("""[{"sub":"x1","state":"CREATED"},{"sub":"x2","state":"CREATED"},{"sub":"x3","state":"CREATED"}]""")]
    [InlineData("""[{"sub":"x1","identifier":{"email":"user2@example.com"},"state":"CREATED"},{"state":"FAILED"}]""", 1)]
    [InlineData("""[{"sub":"x1","identifier":{"email":"foreign@example.com"},"state":"CREATED"},{"state":"FAILED"}]""")]
    [InlineData("""[17,"x",null]""")]
    [InlineData("[]")]
    public static async Task EntriesThatNameNothing_AreNoOnes_WherePlacesSayNothing(string body, int resolved = 0)
    {
        IReadOnlyList<StoreRecordAnswer> answers = await AnswersAsync(body, CidaasCase.WithoutSubs(2));
        Assert.Equal(resolved, answers.Count(answer => !answer.IsUnresolved));
    }

    [Fact]
    public static async Task OneEntryForOneRecordOfTwoWithTheSameAddress_IsOfNeither()
    {
        IdentityRecord[] records = [CidaasCase.Record(("email", "a@example.com"), ("provider", "self")), CidaasCase.Record(("email", "a@example.com"), ("provider", "x"))];
        IReadOnlyList<StoreRecordAnswer> answers = await AnswersAsync("""[{"sub":"x1","identifier":{"email":"a@example.com"},"state":"CREATED"}]""", records);
        Assert.All(answers, answer => Assert.True(answer.IsUnresolved));
    }

    [Fact]
    public static async Task TwoRecordsWithTheSameAddress_AreByTheirPlace()
    {
        IdentityRecord[] records = [CidaasCase.Record(("email", "a@example.com"), ("provider", "self")), CidaasCase.Record(("email", "a@example.com"), ("provider", "x"))];
        IReadOnlyList<StoreRecordAnswer> answers = await AnswersAsync(
            """[{"sub":"x1","identifier":{"email":"a@example.com"},"state":"CREATED"},{"sub":"x1","identifier":{"email":"a@example.com"},"state":"UPDATED"}]""", records);
        Assert.Equal(["Created", "Updated"], answers.Select(Name));
    }

    [Theory]
    [InlineData("""{"sub":"s1","state":"CREATED"},{"sub":"s1","state":"UPDATED"}""")]
    [InlineData("""{"sub":"s1","state":"CREATED"},{"sub":"ANONYMOUS","email":"user1@example.com","state":"FAILED"}""")]
    [InlineData("""{"sub":"other","email":"user1@example.com","state":"CREATED"}""")]
    [InlineData("""{"sub":"other","email":"user1@example.com","state":"UPDATED"}""")]
    [InlineData("""{"sub":"s1","sub":"s2","state":"CREATED"}""")]
    [InlineData("""{"sub":"s1","state":"CREATED","state":"FAILED"}""")]
    public static async Task EntriesThatContradictOneAnotherOrTheRecord_AreUnresolved(string entries) =>
        Assert.Equal("Unresolved", Name(await AnswerAsync($"[{entries}]")));

    [Fact]
    public static async Task EntriesThatSayTheSame_AreOne() =>
        Assert.Equal("s1", (await AnswerAsync("""[{"sub":"s1","state":"CREATED"},{"sub":"s1","state":"CREATED"}]""")).Uuid);

    [Fact]
    public static async Task OneUserCreatedForTwoRecords_IsUnresolved()
    {
        IReadOnlyList<StoreRecordAnswer> answers = await AnswersAsync(
            """[{"sub":"x","state":"CREATED"},{"sub":"x","state":"CREATED"}]""", CidaasCase.WithoutSubs(2));
        Assert.All(answers, answer => Assert.True(answer.IsUnresolved));
    }

    [Theory]
    [InlineData("a\\u0000b")]
    [InlineData("a\\nb")]
    [InlineData("\\ud800")]
    [InlineData("")]
    public static async Task SubThatNobodyCanHave_IsUnresolved(string sub)
    {
        IReadOnlyList<StoreRecordAnswer> answers = await AnswersAsync(
            $$"""[{"sub":"{{sub}}","identifier":{"email":"user1@example.com"},"state":"CREATED"}]""", CidaasCase.WithoutSubs(1));
        Assert.True(answers[0].IsUnresolved);
    }

    [Fact]
    public static async Task SubOfTenThousandLetters_IsUnresolved_UnlessItWasSent()
    {
        string sub = new string('x', 10_000);
        string body = $$"""[{"sub":"{{sub}}","state":"CREATED"}]""";

        Assert.True((await AnswersAsync(body, CidaasCase.WithoutSubs(1)))[0].IsUnresolved);
        Assert.Equal(sub, (await AnswersAsync(body, [CidaasCase.Record(("sub", sub))]))[0].Uuid);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("17")]
    [InlineData("\"CREATED\"")]
    [InlineData("")]
    [InlineData("[{\"sub\":\"s1\",\"state\":\"CREA")]
    [InlineData("""{"process_states":{"sub":"s1","state":"CREATED"}}""")]
    [InlineData("""{"process_states":[{"sub":"s1","state":"CREATED"}],"process_states":[]}""")]
    [InlineData("""{"success":true,"status":200,"data":{}}""")]
    [InlineData("<!DOCTYPE html><p>Welcome")]
    public static async Task AnswerWithoutAList_IsUnresolvedAsAWhole(string body)
    {
        await using CidaasServer server = new CidaasServer(WireResponse.Json(body));
        Assert.Equal(IdentityStoreFault.Unresolved, (await CidaasCase.FailAsync(server)).Kind);
    }

    [Theory]
    [InlineData(201, "Created")]
    [InlineData(207, "Created")]
    [InlineData(202, null)]
    public static async Task OtherSuccess_IsReadTheSame_UnlessTheWorkIsStillToBeDone(int status, string? expected)
    {
        await using CidaasServer server = new CidaasServer(WireResponse.Json("""[{"sub":"s1","state":"CREATED"}]""", status));
        if (expected is null)
        {
            Assert.Equal(IdentityStoreFault.Unresolved, (await CidaasCase.FailAsync(server)).Kind);
        }
        else
        {
            Assert.Equal(expected, Name((await CidaasCase.CreateAsync(server, CidaasCase.WithSubs(1)))[0]));
        }
    }

    [Fact]
    public static async Task EmptySuccess_IsUnresolved()
    {
        await using CidaasServer server = new CidaasServer(WireResponse.Raw("HTTP/1.1 204 X\r\nConnection: close\r\n\r\n"));
        Assert.Equal(IdentityStoreFault.Unresolved, (await CidaasCase.FailAsync(server)).Kind);
    }

    [Fact]
    public static async Task SecretAndToken_AreMaskedInTheWords()
    {
        string words = JsonSerializer.Serialize($"no {CidaasCase.Secret} and no token-1");
        StoreRecordAnswer answer = await AnswerAsync($$"""[{"sub":"s1","state":"FAILED","message":{{words}}}]""");
        Assert.Equal("no «secret» and no «token»", answer.Message);
    }

    [Fact]
    public static async Task Thousand_AreReadInAMoment()
    {
        IReadOnlyList<IdentityRecord> records = CidaasCase.WithoutSubs(1000);
        string body = "[" + string.Join(",", Enumerable.Range(1, 1000).Reverse().Select(i => $$"""{"sub":"x{{i}}","identifier":{"email":"user{{i}}@example.com"},"state":"CREATED"}""")) + "]";

        IReadOnlyList<StoreRecordAnswer> answers = await AnswersAsync(body, records);

        Assert.Equal(Enumerable.Range(1, 1000).Select(i => "x" + i), answers.Select(answer => answer.Uuid));
    }

    private static string Name(StoreRecordAnswer answer) =>
        answer.IsUnresolved ? "Unresolved" : answer.Uuid is null ? "Refused" : answer.IsAccepted ? "Accepted" : answer.IsUpdate ? "Updated" : "Created";

    private static async Task<StoreRecordAnswer> AnswerAsync(string body) => Assert.Single(await AnswersAsync(body, CidaasCase.WithSubs(1)));

    private static async Task<IReadOnlyList<StoreRecordAnswer>> AnswersAsync(string body, IReadOnlyList<IdentityRecord> records)
    {
        await using CidaasServer server = new CidaasServer(WireResponse.Json(body));
        return await CidaasCase.CreateAsync(server, records);
    }
}
