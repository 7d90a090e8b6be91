using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using UserMigration.Engine.Stores.Cidaas;
using Xunit;

namespace UserMigration.Engine.Tests.Stores.Cidaas;

/// <summary>What is said of a call that failed, and what to do.</summary>
public static class CidaasAdviceTests
{
    [Theory]
    [InlineData(400, IdentityStoreFault.Refused)]
    [InlineData(409, IdentityStoreFault.Refused)]
    [InlineData(410, IdentityStoreFault.Denied)]
    [InlineData(425, IdentityStoreFault.NotDone)]
    [InlineData(301, IdentityStoreFault.Denied)]
    [InlineData(303, IdentityStoreFault.Unresolved)]
    [InlineData(402, IdentityStoreFault.Denied)]
    [InlineData(499, IdentityStoreFault.Denied)]
    [InlineData(599, IdentityStoreFault.Unresolved)]
    public static async Task EdgesOfTheTable_AreConcluded(int status, IdentityStoreFault expected)
    {
        await using CidaasServer server = new CidaasServer(WireResponse.Json("{}", status));
        Assert.Equal(expected, (await CidaasCase.FailAsync(server)).Kind);
    }

    [Theory]
    [InlineData(399, IdentityStoreFault.Unresolved)]
    [InlineData(400, IdentityStoreFault.Refused)]
    [InlineData(599, IdentityStoreFault.Unresolved)]
    [InlineData(600, IdentityStoreFault.Unresolved)]
    [InlineData(499, IdentityStoreFault.Denied)]
    public static async Task StatusOfAnErrorUnderASuccess_CountsWhereItIsOne(int status, IdentityStoreFault expected)
    {
        await using CidaasServer server = new CidaasServer(WireResponse.Json($$"""{"success":false,"status":{{status}},"error":"x"}"""));
        Assert.Equal(expected, (await CidaasCase.FailAsync(server)).Kind);
    }

    [Theory]
    [InlineData(200, "application/json", "17", "The answer is not JSON of the store. A proxy or gateway in front of the store may have answered.")]
    [InlineData(500, "application/json", "{}", "The store answered HTTP 500.")]
    [InlineData(500, "text/html", "<p>", "The store answered HTTP 500 with a page that is not from the store.")]
    [InlineData(500, "application/json", """{"error":"x","code":"007","referenceNumber":"r1"}""", "The store answered HTTP 500 code 007 x (reference r1).")]
    [InlineData(500, "application/json", """{"error":{}}""", "The store answered HTTP 500.")]
    [InlineData(400, "application/json", """{"error":"x"}""", "The store answered HTTP 400 x.")]
    public static async Task Fault_IsToldByItsStatusItsCodeItsNameAndItsReference(int status, string type, string body, string message)
    {
        await using CidaasServer server = new CidaasServer(new WireResponse(status, type, body));
        Assert.Equal(message, (await CidaasCase.FailAsync(server)).Message);
    }

    [Theory]
    [InlineData(301, "The store answered HTTP 301. It redirects to another address: specify the address of the tenant itself with -Uri.")]
    [InlineData(307, "The store answered HTTP 307. It redirects to another address: specify the address of the tenant itself with -Uri.")]
    [InlineData(308, "The store answered HTTP 308. It redirects to another address: specify the address of the tenant itself with -Uri.")]
    [InlineData(404, "The store answered HTTP 404. It does not have the path users-srv/user/bulk. Check -Uri.")]
    [InlineData(410, "The store answered HTTP 410. It does not have the path users-srv/user/bulk. Check -Uri.")]
    [InlineData(402, "The store answered HTTP 402. Check -Uri and the settings of the API client.")]
    public static async Task DeniedCall_SaysWhatToDo(int status, string message)
    {
        await using CidaasServer server = new CidaasServer(WireResponse.Json("{}", status));
        Assert.Equal(message, (await CidaasCase.FailAsync(server)).Message);
    }

    [Fact]
    public static async Task TokenThatIsNotTaken_SaysWhatToCheck()
    {
        await using CidaasServer server = new CidaasServer(WireResponse.Json("{}", 401));

        string message = (await CidaasCase.FailAsync(server)).Message;

        Assert.StartsWith("The store answered HTTP 401. It also rejects a new token from " + server.Uri, message, StringComparison.Ordinal);
        Assert.Contains("Make sure that -Uri and, if specified, -IssuerUri belong to the same tenant.", message, StringComparison.Ordinal);
    }

    [Fact]
    public static async Task LookUpThatIsDenied_SaysWhichRoleItNeeds()
    {
        await using CidaasServer server = new CidaasServer(WireResponse.Json("{}", 403));

        IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(() => CidaasCase.FindAsync(server, "email", "bob@example.com"));

        Assert.Contains("the role user_read", exception.Message, StringComparison.Ordinal);
        Assert.Contains("The scope cidaas:bulk_user_create is missing", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static async Task DeletionThatIsDenied_NamesNoScope()
    {
        await using CidaasServer server = new CidaasServer(WireResponse.Json("{}", 403));
        using IIdentityStore store = CidaasCase.Connect(server.Uri);

        IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(
            () => store.DeleteAsync("user", "s1", CidaasCase.Timeout, TestContext.Current.CancellationToken));

        Assert.Contains("A scope is missing for the API client 'client id'.", exception.Message, StringComparison.Ordinal);
        Assert.Contains("-Scope of Connect-IdentityStore", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s1", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static async Task ShortTimeout_IsGivenALittleMore()
    {
        await using CidaasServer server = new CidaasServer(WireResponse.Json("""[{"sub":"s1","state":"CREATED"}]"""));
        using IIdentityStore store = CidaasCase.Connect(server.Uri);
        TimeSpan timeout = TimeSpan.FromMilliseconds(1);

        Assert.Single(await store.CreateAsync("user", CidaasCase.WithSubs(1), StoreSettings.None, timeout, TestContext.Current.CancellationToken));
        Assert.Equal(StoreDeletion.Scheduled, await store.DeleteAsync("user", "s1", timeout, TestContext.Current.CancellationToken));
    }

    [Fact]
    public static async Task AnswerThatSettlesOneRecord_IsTaken_ThoughItSaysThatTheCallFailed()
    {
        await using CidaasServer server = new CidaasServer(WireResponse.Json("""{"success":false,"status":417,"process_states":[{"sub":"s1","process_state":"CREATED"}]}"""));

        IReadOnlyList<StoreRecordAnswer> answers = await CidaasCase.CreateAsync(server, CidaasCase.WithSubs(2));

        Assert.Equal([("s1", false), (null, true)], answers.Select(answer => (answer.Uuid, answer.IsUnresolved)));
    }

    [Theory]
    [InlineData("email", "Bob@Example.com", "bob@example.com")]
    [InlineData("username", "Bob", "Bob")]
    public static async Task AddressAlone_IsAskedForInLowerCase(string attribute, string value, string asked)
    {
        await using CidaasServer server = new CidaasServer(WireResponse.Json("""{"success":true,"status":200,"data":{"sub":"s1"}}"""));

        Assert.Equal("s1", (await CidaasCase.FindAsync(server, attribute, value))!.Uuid);

        Assert.Equal($$"""{"userId":"{{asked}}"}""", Assert.Single(server.Calls).Body);
    }

    [Theory]
    [InlineData(200, """{"success":false,"status":500,"error":"x","data":{"sub":"s1"}}""")]
    [InlineData(500, """{"data":{"sub":"s1"}}""")]
    public static async Task UserInAnAnswerThatFailed_IsNone(int status, string body)
    {
        await using CidaasServer server = new CidaasServer(WireResponse.Json(body, status));
        IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(() => CidaasCase.FindAsync(server, "email", "bob@example.com"));
        Assert.Equal(IdentityStoreFault.Unresolved, exception.Kind);
    }

    [Fact]
    public static async Task UserOfAnotherIdentifier_IsRefused()
    {
        await using CidaasServer server = new CidaasServer(WireResponse.Json("""{"data":{"sub":"s1","email":"rob@example.com"}}"""));

        IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(() => CidaasCase.FindAsync(server, "email", "bob@example.com"));

        Assert.Equal(
            (IdentityStoreFault.Refused, "The store found a different user, whom this email identifies in another way."),
            (exception.Kind, exception.Message));
    }

    [Fact]
    public static async Task UserThatIsAskedForByItsSub_IsTheOneOfThatSub()
    {
        await using CidaasServer server = new CidaasServer(WireResponse.Json("""{"data":{"sub":"S1"}}"""));
        await Assert.ThrowsAsync<IdentityStoreException>(() => CidaasCase.FindAsync(server, "sub", "s1"));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(410)]
    public static async Task FieldSetup_IsAskedForInTheOlderWay_WhereThereIsNoOther(int status)
    {
        await using CidaasServer server = new CidaasServer
        {
            Answer = request => request.Path.StartsWith("fieldsetup", StringComparison.Ordinal) ? WireResponse.Json("{}", status) : WireResponse.Json("{}", 500),
        };
        using IIdentityStore store = CidaasCase.Connect(server.Uri);

        await Assert.ThrowsAsync<IdentityStoreException>(() => store.GetSchemaAsync("user", TestContext.Current.CancellationToken));

        Assert.Equal(
            [("POST", "fieldsetup-srv/graph/fields"), ("GET", "registration-setup-srv/fields/list")],
            server.Calls.Select(call => (call.Method, call.Path)));
    }

    [Theory]
    [InlineData(500, "{}")]
    [InlineData(200, """{"success":false,"status":500,"error":"x","data":[]}""")]
    public static async Task FieldSetupThatFails_IsAFault_AndNotAskedForAgain(int status, string body)
    {
        await using CidaasServer server = new CidaasServer(WireResponse.Json(body, status));
        using IIdentityStore store = CidaasCase.Connect(server.Uri);

        await Assert.ThrowsAsync<IdentityStoreException>(() => store.GetSchemaAsync("user", TestContext.Current.CancellationToken));

        Assert.Single(server.Calls);
    }

    [Fact]
    public static async Task WhatTheStoreDoesNotDo_IsSaid_WithTheWayAround()
    {
        await using CidaasServer server = new CidaasServer();
        using IIdentityStore store = CidaasCase.Connect(server.Uri);
        StoreChange change = new StoreChange(null, new Dictionary<string, object?>(), []);

        MigrationException changing = await Assert.ThrowsAsync<MigrationException>(
            () => store.ChangeAsync("user", new IdentityKey("sub", "s1"), change, CidaasCase.Timeout, TestContext.Current.CancellationToken));
        MigrationException counting = await Assert.ThrowsAsync<MigrationException>(() => store.CountAsync("user", null, TestContext.Current.CancellationToken));
        ArgumentException together = await Assert.ThrowsAsync<ArgumentException>(
            () => store.FindTogetherAsync("user", "email", ["a"], CidaasCase.Timeout, TestContext.Current.CancellationToken));
        ArgumentException deleting = await Assert.ThrowsAsync<ArgumentException>(
            () => store.DeleteAsync("user", "..", CidaasCase.Timeout, TestContext.Current.CancellationToken));

        Assert.Equal("cidaas can change users only with the call that creates them. Send the records with Invoke-BulkUserCreate.", changing.Message);
        Assert.Equal("cidaas does not report the number of its users. Its administration shows it. The ledger of a run shows how many users it created.", counting.Message);
        Assert.StartsWith("cidaas can't look up several users in one call.", together.Message, StringComparison.Ordinal);
        Assert.StartsWith("A user can be deleted only by its sub", deleting.Message, StringComparison.Ordinal);
        Assert.False(store.CanFindTogether(new IdentityKey("email", "a")));
        Assert.Empty(server.Calls);
    }

    [Fact]
    public static async Task Key_IsTheSub_OrAnotherIdentifierInItsPlace()
    {
        await using CidaasServer server = new CidaasServer();
        using IIdentityStore store = CidaasCase.Connect(server.Uri);
        IdentityRecord record = CidaasCase.Record(("email", "bob@example.com"), ("provider", "self"));

        IdentityKey key = store.KeyOf(record, "sub")!;

        Assert.Equal(("email", "bob@example.com"), (key.Attribute, key.Value));
        Assert.Null(store.KeyOf(record, "username"));
        Assert.False(store.CanSendAgain(record));
    }

    [Fact]
    public static void Sub_IsPutIntoEachIdentity_WhateverAScriptMadeThemOf()
    {
        IdentityRecord record = CidaasCase.Record(
            ("email", "bob@example.com"),
            ("identities", new Version(1, 0)));
        object[] identities = [new Hashtable { ["provider"] = "self", [7] = "x" }, new Dictionary<string, object?> { ["sub"] = "old" }, "other"];

        IdentityRecord named = CidaasSub.Put(record, "s1", value => value is Version ? identities : value);

        Assert.Equal("s1", named.Attributes["sub"]);
        Assert.Equal(["sub", "email", "identities"], named.Attributes.Keys);
        List<object?> put = Assert.IsType<List<object?>>(named.Attributes["identities"]);
        Dictionary<string, object?> first = Assert.IsType<Dictionary<string, object?>>(put[0]);
        Assert.Equal(("s1", "self", "x"), (first["sub"], first["provider"], first["7"]));
        Assert.Equal("s1", Assert.IsType<Dictionary<string, object?>>(put[1])["sub"]);
        Assert.Equal("other", put[2]);
        Assert.False(record.Attributes.ContainsKey("sub"));
    }

    [Theory]
    [InlineData(" verified ", "VERIFIED", null)]
    [InlineData("Locked", "LOCKED", IssueSeverity.Warning)]
    [InlineData("Blocked", null, IssueSeverity.Error)]
    [InlineData("active", null, IssueSeverity.Error)]
    [InlineData("", null, IssueSeverity.Error)]
    public static void UserStatus_IsOneOfTheStores(string value, string? expected, IssueSeverity? severity)
    {
        CidaasStatus transform = new CidaasStatus();

        object? fault = transform.Apply(value, Records.Of(("userStatus", value)), out object? result);

        Assert.Equal("Status", transform.Name);
        Assert.Equal(expected, result);
        Assert.Equal(severity is null, fault is null);
    }

    [Fact]
    public static void UserStatusThatIsNoText_IsRefused()
    {
        Assert.NotNull(new CidaasStatus().Apply(new Hashtable(), Records.Of(("userStatus", "x")), out object? result));
        Assert.Null(result);
    }

    [Theory]
    [InlineData("17")]
    [InlineData("{}")]
    [InlineData("""{"data":{"sub":""}}""")]
    [InlineData("""{"data":{"sub":7}}""")]
    public static void AnswerWithoutASub_HasNoUser(string json) => Assert.Null(CidaasUser.Read("user", Parse(json)));

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement.Clone();
}
