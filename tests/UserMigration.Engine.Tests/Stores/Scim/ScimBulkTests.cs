using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Engine.Tests.Stores.Scim;

/// <summary>The answers to bulk calls, as the standard says and as servers give them.</summary>
public static class ScimBulkTests
{
    [Theory]
    [InlineData("\"201\"")]
    [InlineData("201")]
    [InlineData("""{"code":"201"}""")]
    [InlineData("""{"code":201}""")]
    [InlineData("\"201 Created\"")]
    public static async Task Status_IsUnderstoodInEachForm(string status) => Assert.Equal(
        ["a1", "a2"], (await AnswerAsync(2, Created(0, "a1", status), Created(1, "a2", status))).Select(answer => answer.Uuid));

    [Theory]
    [InlineData("https://example.com/scim/v2/Users/a1")]
    [InlineData("/scim/v2/Users/a1")]
    [InlineData("Users/a1/")]
    [InlineData("/Users/a%31")]
    public static async Task Location_IsAbsoluteOrRelative(string location) => Assert.Equal(
        "a1", (await AnswerAsync(2, $$"""{"bulkId":"record-0","status":"201","location":"{{location}}"}""", Created(1, "a2")))[0].Uuid);

    [Fact]
    public static async Task Id_ComesFromTheResponse_WhereThereIsNoLocation() => Assert.Equal(
        "a1", (await AnswerAsync(2, """{"bulkId":"record-0","status":"201","response":{"id":"a1"}}""", Created(1, "a2")))[0].Uuid);

    [Fact]
    public static async Task Names_AreNotCaseSensitive() => Assert.Equal(
        "a1", (await AnswerAsync(2, """{"BULKID":"record-0","Status":"201","Location":"/Users/a1"}""", Created(1, "a2")))[0].Uuid);

    [Fact]
    public static async Task Uniqueness_IsADuplicate_WithEachStatusThatTheStandardNames()
    {
        IReadOnlyList<StoreRecordAnswer> answers = await AnswerAsync(2, Refused(0, 400, "uniqueness"), Refused(1, 404, "uniqueness"));

        Assert.Equal([true, false], answers.Select(answer => answer.IsDuplicate));
    }

    [Fact]
    public static async Task OtherOrder_IsFoundByBulkId() => Assert.Equal(
        ["a1", "a2"], (await AnswerAsync(2, Created(1, "a2"), Created(0, "a1"))).Select(answer => answer.Uuid));

    [Fact]
    public static async Task OperationWithoutBulkId_IsFoundByItsPosition()
    {
        IReadOnlyList<StoreRecordAnswer> answers = await AnswerAsync(3, Created(0, "a1"), Refused(null, 400, "invalidValue"), Created(2, "a3"));

        Assert.Equal(("a1", (int?)400, "a3"), (answers[0].Uuid, answers[1].Code, answers[2].Uuid));
    }

    [Fact]
    public static async Task OperationWithoutBulkId_IsUnresolved_WhereThePositionsAreNotReliable()
    {
        IReadOnlyList<StoreRecordAnswer> reversed = await AnswerAsync(3, Created(2, "a3"), Refused(null, 400), Created(0, "a1"));
        IReadOnlyList<StoreRecordAnswer> fewer = await AnswerAsync(3, Created(0, "a1"), Refused(null, 400));

        Assert.Equal([false, true, false], reversed.Select(answer => answer.IsUnresolved));
        Assert.Equal([false, true, true], fewer.Select(answer => answer.IsUnresolved));
    }

    [Fact]
    public static async Task RefusedOperation_SaysWhy_AndWhetherTheUserExists()
    {
        IReadOnlyList<StoreRecordAnswer> answers = await AnswerAsync(2, Refused(0, 409, "uniqueness"), Refused(1, 400, "invalidValue"));

        Assert.Equal((409, true), (answers[0].Code, answers[0].IsDuplicate));
        Assert.Equal((400, false, "invalidValue"), (answers[1].Code, answers[1].IsDuplicate, answers[1].Name));
    }

    [Theory]
    [InlineData("""{"bulkId":"record-0","status":"500"}""")]
    [InlineData("""{"bulkId":"record-0","status":"429"}""")]
    [InlineData("""{"bulkId":"record-0","status":"201"}""")]
    [InlineData("""{"bulkId":"record-0"}""")]
    [InlineData("""{"bulkId":"record-0","status":"201","location":"/Users/a2"}""")]
    public static async Task OperationWithoutACertainResult_IsUnresolved(string operation) =>
        Assert.True((await AnswerAsync(2, operation, Created(1, "a2")))[0].IsUnresolved);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"Operations":{}}""")]
    [InlineData("[]")]
    public static async Task AnswerWithoutOperations_IsUnresolved(string body)
    {
        await using ScimServer server = new ScimServer(_ => new ScimResponse(200, body));
        using IIdentityStore store = ScimCase.Connect(server.Uri);

        IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(() => ScimCase.CreateAsync(store, ScimCase.Named(2)));

        Assert.Equal((IdentityStoreFault.Unresolved, true), (exception.Kind, exception.MayHaveTakenEffect));
    }

    [Fact]
    public static async Task Call_HasABulkIdForEachRecord_AndDoesNotStopAtErrors()
    {
        await using ScimServer server = new ScimServer(_ => ScimResponse.Bulk(Created(0, "a1"), Created(1, "a2")));
        using IIdentityStore store = ScimCase.Connect(server.Uri);

        await ScimCase.CreateAsync(store, ScimCase.Named(2));

        ScimRequest call = Assert.Single(server.Calls);
        Assert.Equal(("POST", "Bulk"), (call.Method, call.Path));
        Assert.Contains("""{"method":"POST","path":"/Users","bulkId":"record-1","data":{"schemas":""", call.Body);
        Assert.DoesNotContain("failOnErrors", call.Body);
    }

    private static string Created(int index, string id, string status = "\"201\"") =>
        $$"""{"method":"POST","bulkId":"record-{{index}}","location":"https://example.com/Users/{{id}}","status":{{status}}}""";

    private static string Refused(int? index, int status, string type = "invalidSyntax") =>
        $$"""{"method":"POST"{{(index is null ? string.Empty : $",\"bulkId\":\"record-{index}\"")}},"status":"{{status}}","response":{"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":"{{status}}","scimType":"{{type}}","detail":"no"} }""";

    private static async Task<IReadOnlyList<StoreRecordAnswer>> AnswerAsync(int count, params string[] operations)
    {
        await using ScimServer server = new ScimServer(_ => ScimResponse.Bulk(operations));
        using IIdentityStore store = ScimCase.Connect(server.Uri);
        return await ScimCase.CreateAsync(store, ScimCase.Named(count));
    }
}
