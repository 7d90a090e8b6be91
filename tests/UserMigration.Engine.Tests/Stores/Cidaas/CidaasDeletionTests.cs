using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Engine.Tests.Stores.Cidaas;

public static class CidaasDeletionTests
{
    [Fact]
    public static async Task Deletion_IsScheduled_WithTheScopesOfTheClient()
    {
        await using CidaasServer server = new CidaasServer(WireResponse.Json("""{"success":true,"status":200}"""));

        Assert.Equal(StoreDeletion.Scheduled, await DeleteAsync(server, "a/b?c#d%2F€ x"));

        Assert.Equal("users-srv/user/unregister/scheduler/schedule/a%2Fb%3Fc%23d%252F%E2%82%AC%20x", Assert.Single(server.Calls).Path);
        Assert.False(Assert.Single(server.TokenRequests).Form.ContainsKey("scope"));
    }

    [Theory]
    [InlineData(404, """{"success":false,"status":404}""", StoreDeletion.Absent)]
    [InlineData(417, """{"success":false,"status":417,"error":{"code":10301,"error":"user not found"}}""", StoreDeletion.Absent)]
    [InlineData(202, "", StoreDeletion.Scheduled)]
    public static async Task OtherAnswers_AreUnderstood(int status, string body, StoreDeletion expected)
    {
        await using CidaasServer server = new CidaasServer(WireResponse.Json(body, status));
        Assert.Equal(expected, await DeleteAsync(server, "s1"));
    }

    [Theory]
    [InlineData("""{"success":false,"status":404}""")]
    [InlineData("")]
    public static async Task PathThatIsNotThere_IsNoAbsentUser_AndTheMessageDoesNotNameTheUser(string body)
    {
        await using CidaasServer server = new CidaasServer
        {
            Answer = call => call.Path.Contains("unregister", StringComparison.Ordinal)
                ? WireResponse.Json(body, 404)
                : WireResponse.Json("""{"success":true,"status":200,"data":{"sub":"canary"}}"""),
        };

        IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(() => DeleteAsync(server, "canary"));

        Assert.Equal(IdentityStoreFault.Denied, exception.Kind);
        Assert.Contains("users-srv/user/unregister/scheduler/schedule/...", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static async Task UserThatTheAnswerNames_IsAbsent_WithoutALookUp()
    {
        await using CidaasServer server = new CidaasServer(
            WireResponse.Json("""{"success":false,"status":404,"error":{"code":10301,"error":"user not found"}}""", 404));

        Assert.Equal(StoreDeletion.Absent, await DeleteAsync(server, "s1"));

        Assert.Single(server.Calls);
    }

    [Fact]
    public static async Task NoContent_IsScheduled()
    {
        await using CidaasServer server = new CidaasServer(WireResponse.Raw("HTTP/1.1 204 X\r\nConnection: close\r\n\r\n"));
        Assert.Equal(StoreDeletion.Scheduled, await DeleteAsync(server, "s1"));
    }

    [Theory]
    [InlineData(200, "<html>", IdentityStoreFault.Unresolved)]
    [InlineData(404, "<html>", IdentityStoreFault.Denied)]
    [InlineData(404, "", IdentityStoreFault.Denied)]
    [InlineData(404, "{}", IdentityStoreFault.Denied)]
    [InlineData(403, "{}", IdentityStoreFault.Denied)]
    [InlineData(500, """{"code":10301,"error":"x"}""", IdentityStoreFault.Unresolved)]
    [InlineData(417, """{"code":1,"error":"x"}""", IdentityStoreFault.Refused)]
    public static async Task Refusals_AreConcluded(int status, string body, IdentityStoreFault expected)
    {
        await using CidaasServer server = new CidaasServer(WireResponse.Json(body, status));
        IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(() => DeleteAsync(server, "s1"));
        Assert.Equal(expected, exception.Kind);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a\nb")]
    public static async Task SubThatIsNone_MakesNoCall(string? sub)
    {
        await using CidaasServer server = new CidaasServer(WireResponse.Json("{}"));

        await Assert.ThrowsAsync<ArgumentException>(() => DeleteAsync(server, sub!));

        Assert.Empty(server.Calls.Concat(server.TokenRequests));
    }

    [Fact]
    public static Task HalfACharacter_MakesNoCall() => SubThatIsNone_MakesNoCall("a" + '\ud800');

    private static async Task<StoreDeletion> DeleteAsync(CidaasServer server, string sub)
    {
        using IIdentityStore store = CidaasCase.Connect(server.Uri);
        return await store.DeleteAsync("user", sub, CidaasCase.Timeout, TestContext.Current.CancellationToken);
    }
}
