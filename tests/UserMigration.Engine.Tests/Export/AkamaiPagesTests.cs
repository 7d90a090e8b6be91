using System;
using System.Net;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Tests.Stores;
using Xunit;

namespace UserMigration.Engine.Tests.Export;

/// <summary>The call that reads a page of users.</summary>
public static class AkamaiPagesTests
{
    [Fact]
    public static async Task Page_IsTheCallOfTheContract()
    {
        await using LoopbackServer server = LoopbackServer.Json("""{"stat":"ok","result_count":0,"results":[]}""");

        await ReadAsync(server.Uri, new UserPageRequest("user", 1000) { After = 7, Filter = "email is not null", Attributes = ["email"] });

        string request = Assert.Single(server.Requests);
        Assert.Equal(
            """type_name=user&filter=(email is not null) and id > 7&sort_on=["id"]&max_results=1000&attributes=["id","uuid","created","lastUpdated","email"]""",
            WebUtility.UrlDecode(request[(request.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]));
    }

    [Theory]
    [InlineData("""{"stat":"error","code":200,"error":"invalid_argument","results":[{"id":1}]}""", IdentityStoreFault.Refused)]
    [InlineData("""{"stat":"error","code":510,"error":"api_limit_error"}""", IdentityStoreFault.NotDone)]
    [InlineData("""{"results":[{"id":1}]}""", IdentityStoreFault.Unresolved)]
    [InlineData("""{"stat":"ok"}""", IdentityStoreFault.Unresolved)]
    [InlineData("""{"stat":"ok","results":[{"uuid":"x"}]}""", IdentityStoreFault.Unresolved)]
    [InlineData("""{"stat":"ok","results":[{"id":9},{"id":8}]}""", IdentityStoreFault.Unresolved)]
    [InlineData("""{"stat":"ok","results":[{"id":7}]}""", IdentityStoreFault.Unresolved)]
    [InlineData("""{"stat":"ok","results":[{"id":8},{"id":9},{"id":10}]}""", IdentityStoreFault.Unresolved)]
    [InlineData("""{"stat":"ok","results":[{"id":8""", IdentityStoreFault.Unresolved)]
    public static async Task AnswerThatIsNoPage_IsAFault(string answer, IdentityStoreFault expected)
    {
        await using LoopbackServer server = LoopbackServer.Json(answer);

        IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(() => ReadAsync(server.Uri, new UserPageRequest("user", 2) { After = 7 }));

        Assert.Equal(expected, exception.Kind);
    }

    [Fact]
    public static async Task LineBreaksOfTheAnswer_AreNotInAUser()
    {
        await using LoopbackServer server = LoopbackServer.Json("{\n \"results\": [\r\n{\"id\":\n1,\n\"password\":null} ],\n\"stat\":\"ok\"}");

        UserPage page = await ReadAsync(server.Uri, new UserPageRequest("user", 2));

        PagedUser user = Assert.Single(page.Users);
        Assert.Equal("{\"id\": 1, \"password\":null}", Encoding.UTF8.GetString(page.JsonOf(user)));
        Assert.Equal((1, PasswordPresence.Empty), (user.Number, user.Password));
    }

    [Fact]
    public static void TimeOfAUser_IsThatOfTheStore()
    {
        byte[] json = Encoding.UTF8.GetBytes("""{"id":5,"lastUpdated":"2019-01-02 11:14:22.475345 +0000","x":{"id":6},"password":{"type":"t"}}""");

        PagedUser user = StoreOf(new Uri("http://127.0.0.1:1/")).Identify(json);

        Assert.Equal((5, PasswordPresence.Present, new DateTimeOffset(2019, 1, 2, 11, 14, 22, TimeSpan.Zero).AddTicks(4753450).Ticks), (user.Number, user.Password, user.Changed));
    }

    private static IUserReader StoreOf(Uri uri) => (IUserReader)StoreTargets.Get(IdentityTarget.Akamai).Connect(
        new StoreConnection(uri, new StoreCredential("client", new NetworkCredential(string.Empty, "secret").SecurePassword), TimeProvider.System));

    private static async Task<UserPage> ReadAsync(Uri uri, UserPageRequest request)
    {
        IUserReader reader = StoreOf(uri);
        using IDisposable _ = (IDisposable)reader;
        return await reader.ReadPageAsync(request, CancellationToken.None);
    }
}
