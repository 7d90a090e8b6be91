using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Engine.Tests.Stores.Cidaas;

public static class CidaasFindTests
{
    [Fact]
    public static async Task LookUp_IsTheCallOfTheContract()
    {
        await using CidaasServer server = new CidaasServer(WireResponse.Json("""{"success":true,"status":200,"data":{"sub":"s1","email":"ada@example.com","mfa_enabled":true}}"""));

        IdentityUser? user = await CidaasCase.FindAsync(server, "email", "Ada@Example.com");

        Assert.Equal(("s1", "ada@example.com", true), (user!.Uuid, user.Attributes["email"], user.Attributes["mfa_enabled"]));
        WireRequest request = Assert.Single(server.Calls);
        Assert.Equal(("POST", "useractions-srv/userexistence", """{"userId":"ada@example.com"}"""), (request.Method, request.Path, request.Body));
        Assert.Equal("cidaas:bulk_user_create", Assert.Single(server.TokenRequests).Form["scope"]);
    }

    [Theory]
    [InlineData("sub", "Ab\"1")]
    [InlineData("username", "Ada")]
    [InlineData("mobile_number", "+49 1")]
    public static async Task OtherIdentifiers_KeepTheirCase(string attribute, string value)
    {
        await using CidaasServer server = new CidaasServer(WireResponse.Raw("HTTP/1.1 204 X\r\nConnection: close\r\n\r\n"));

        Assert.Null(await CidaasCase.FindAsync(server, attribute, value));

        Assert.Contains(value.Replace("\"", "\\\"", StringComparison.Ordinal), Assert.Single(server.Calls).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404, "")]
    [InlineData(404, """{"success":false,"status":404,"error":"not found"}""")]
    [InlineData(400, """{"success":false,"status":400,"error":{"code":10301,"error":"user not found"}}""")]
    [InlineData(417, """{"ErrorResp":{"success":false,"status":417,"code":"10301","error":"user not found"}}""")]
    [InlineData(200, """{"success":false,"status":204,"code":10301,"error":"user not found"}""")]
    public static async Task Nobody_IsSaidInSeveralWays(int status, string body)
    {
        await using CidaasServer server = new CidaasServer(WireResponse.Json(body, status));
        Assert.Null(await CidaasCase.FindAsync(server, "email", "a@example.com"));
    }

    [Theory]
    [InlineData(500, """{"code":10301,"error":"x"}""", IdentityStoreFault.Unresolved)]
    [InlineData(403, """{"code":10301,"error":"x"}""", IdentityStoreFault.Denied)]
    [InlineData(401, "", IdentityStoreFault.Denied)]
    [InlineData(417, """{"code":1,"error":"x"}""", IdentityStoreFault.Refused)]
    [InlineData(400, "", IdentityStoreFault.Refused)]
    [InlineData(404, "<!DOCTYPE html><p>No such page", IdentityStoreFault.Denied)]
    [InlineData(200, "<!DOCTYPE html><p>Welcome", IdentityStoreFault.Unresolved)]
    [InlineData(200, """{"success":true,"data":{}}""", IdentityStoreFault.Unresolved)]
    [InlineData(200, """{"success":true,"data":{"sub":17}}""", IdentityStoreFault.Unresolved)]
    [InlineData(200, """{"success":true,"data":{"sub":"a","sub":"b"}}""", IdentityStoreFault.Unresolved)]
    [InlineData(200, """{"success":true,"data":{"sub":"a","email":"other@example.com"}}""", IdentityStoreFault.Refused)]
    public static async Task OtherAnswers_AreConcluded(int status, string body, IdentityStoreFault expected)
    {
        await using CidaasServer server = new CidaasServer(WireResponse.Json(body, status));
        IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(() => CidaasCase.FindAsync(server, "email", "a@example.com"));
        Assert.Equal(expected, exception.Kind);
    }

    [Fact]
    public static async Task AnotherUserByASub_IsNotTheOneThatWasAskedFor()
    {
        await using CidaasServer server = new CidaasServer(WireResponse.Json("""{"success":true,"data":{"sub":"other"}}"""));
        IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(() => CidaasCase.FindAsync(server, "sub", "s1"));
        Assert.Equal(IdentityStoreFault.Refused, exception.Kind);
    }

    [Fact]
    public static async Task MissingRole_IsNamed()
    {
        await using CidaasServer server = new CidaasServer(WireResponse.Json("{}", 403));
        IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(() => CidaasCase.FindAsync(server, "sub", "s1"));
        Assert.Contains("role user_read, admin or secondary_admin", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void Key_IsTheAttributeWhereItIs_ElseForASubTheNextBest()
    {
        object?[] identities = [new Dictionary<string, object?> { ["username"] = "inner" }];
        Assert.Equal([("sub", "s1")], Keys(("sub", "s1"), ("email", "a@example.com")));
        Assert.Equal([("email", "a@example.com")], Keys(("username", "ada"), ("email", "a@example.com")));
        Assert.Equal([("mobile_number", "+491")], Keys(("username", "ada"), ("mobile_number", "+491"), ("email", " ")));
        Assert.Equal([("username", "inner")], Keys(("identities", identities)));
        Assert.Empty(Keys(("given_name", "Ada")));
    }

    [Fact]
    public static void OtherKey_HasNoNextBest()
    {
        using IIdentityStore store = CidaasCase.Connect(new Uri("https://example.com"));
        IdentityRecord record = CidaasCase.Record(("sub", "s1"), ("customFields", new Dictionary<string, object?> { ["legacy"] = 7L }));
        Assert.Null(store.KeyOf(record, "email"));
        Assert.Equal("7", store.KeyOf(record, "customFields.legacy")!.Value);
    }

    [Fact]
    public static void Record_CanBeSentAgain_WhereItHasASub()
    {
        using IIdentityStore store = CidaasCase.Connect(new Uri("https://example.com"));
        Assert.True(store.CanSendAgain(CidaasCase.Record(("sub", "s1"))));
        Assert.False(store.CanSendAgain(CidaasCase.Record(("sub", " "), ("email", "a@example.com"))));
        Assert.False(store.CanSendAgain(CidaasCase.Record(("identities", new object?[] { new Dictionary<string, object?> { ["sub"] = "s1" } }))));
    }

    [Fact]
    public static async Task Identifier_IsPutAtTheAccountAndInEachIdentity()
    {
        await using CidaasServer server = new CidaasServer(WireResponse.Json("""[{"sub":"x","state":"UPDATED"}]"""));
        using IIdentityStore store = CidaasCase.Connect(server.Uri);
        object?[] identities = [new Dictionary<string, object?> { ["email"] = "a@example.com", ["sub"] = "old" }, new Dictionary<string, object?> { ["provider"] = "self" }];
        IdentityRecord record = CidaasCase.Record(("userStatus", "VERIFIED"), ("identities", identities));

        IdentityRecord known = store.WithIdentifier(record, "x");
        await CidaasCase.CreateAsync(store, [known]);

        Assert.Equal(
            """[{"sub":"x","userStatus":"VERIFIED","identities":[{"sub":"x","email":"a@example.com"},{"sub":"x","provider":"self"}]}]""",
            Assert.Single(server.Calls).Body);
        Assert.False(record.Attributes.ContainsKey("sub"));
        Assert.Equal("old", ((IDictionary<string, object?>)identities[0]!)["sub"]);
    }

    [Fact]
    public static void Differences_AreThoseOfWhatIsShown()
    {
        using IIdentityStore store = CidaasCase.Connect(new Uri("https://example.com"));
        IdentityUser user = new IdentityUser("user", new Dictionary<string, object?> { ["email"] = "ADA@example.com", ["given_name"] = "Ada", ["mfa_enabled"] = true }) { Uuid = "s2" };
        IdentityRecord record = CidaasCase.Record(("sub", "s1"), ("email", "ada@example.com"), ("given_name", "Bob"), ("mfa_enabled", true), ("family_name", "L"));
        Assert.Equal(["sub", "given_name"], store.FindDifferences(record, user));
    }

    [Fact]
    public static async Task Sub_IsWhatOccursOnce()
    {
        using IIdentityStore store = CidaasCase.Connect(new Uri("https://example.com"));
        Assert.True(await store.IsUniqueAsync("user", "sub", TestContext.Current.CancellationToken));
        Assert.False(await store.IsUniqueAsync("user", "email", TestContext.Current.CancellationToken));
    }

    [Fact]
    public static async Task Count_IsRefusedWithWhatToDoInstead()
    {
        using IIdentityStore store = CidaasCase.Connect(new Uri("https://example.com"));
        MigrationException exception = await Assert.ThrowsAsync<MigrationException>(() => store.CountAsync("user", null, TestContext.Current.CancellationToken));
        Assert.Equal("NotSupportedByStore", exception.ErrorId);
    }

    [Fact]
    public static async Task Change_IsOneWholeOne_AndGoesByTheCallThatCreates()
    {
        using IIdentityStore store = CidaasCase.Connect(new Uri("https://example.com"));
        IdentityRecord record = CidaasCase.Record(("sub", "s1"), ("given_name", "Ada"));

        StoreChange change = Assert.Single(store.PlanChanges(record, new IdentityUser("user", new Dictionary<string, object?>())));

        Assert.Same(record.Attributes, change.Value);
        MigrationException exception = await Assert.ThrowsAsync<MigrationException>(() => store.ChangeAsync(
            "user", new IdentityKey("sub", "s1"), change, CidaasCase.Timeout, TestContext.Current.CancellationToken));
        Assert.Equal("NotSupportedByStore", exception.ErrorId);
    }

    private static IEnumerable<(string, string)> Keys(params (string Name, object? Value)[] attributes)
    {
        using IIdentityStore store = CidaasCase.Connect(new Uri("https://example.com"));
        IdentityKey? key = store.KeyOf(CidaasCase.Record(attributes), "sub");
        return key is null ? [] : [(key.Attribute, key.Value)];
    }
}
