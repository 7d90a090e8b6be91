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

/// <summary>The call that finds users of many keys.</summary>
public static class AkamaiFindTests
{
    [Fact]
    public static async Task Find_IsTheCallOfTheContract()
    {
        await using LoopbackServer server = LoopbackServer.Json("""{"stat":"ok","result_count":0,"results":[]}""");

        await FindAsync(server.Uri, "a+b@example.com", "ä \"b\" & = or %");

        string request = Assert.Single(server.Requests);
        Assert.StartsWith("POST /entity.find HTTP/1.1\r\n", request, StringComparison.Ordinal);
        Assert.Equal(
            """type_name=user&filter=email = 'a+b@example.com' or email = 'ä "b" & = or %'&max_results=10000""",
            WebUtility.UrlDecode(request[(request.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]));
    }

    [Fact]
    public static async Task EachUserOfTheAnswer_IsGiven()
    {
        await using LoopbackServer server = LoopbackServer.Json(
            """{"stat":"ok","result_count":2,"results":[{"uuid":"u1","email":"a"},{"uuid":"u2","email":"a"}]}""");

        Assert.Equal(["u1", "u2"], (await FindAsync(server.Uri, "a")).Select(user => user.Uuid));
    }

    [Theory]
    [InlineData("""{"stat":"ok"}""", IdentityStoreFault.Unresolved)]
    [InlineData("""{"stat":"ok","results":{}}""", IdentityStoreFault.Unresolved)]
    [InlineData("""{"stat":"ok","results":["u1"]}""", IdentityStoreFault.Unresolved)]
    [InlineData("""{"stat":"error","code":200,"error":"invalid_argument"}""", IdentityStoreFault.Refused)]
    [InlineData("""{"stat":"error","code":403,"error":"client_permission_error"}""", IdentityStoreFault.Denied)]
    public static async Task AnswerWithoutUsers_IsAFault(string answer, IdentityStoreFault expected)
    {
        await using LoopbackServer server = LoopbackServer.Json(answer);

        IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(() => FindAsync(server.Uri, "a"));

        Assert.Equal(expected, exception.Kind);
    }

    [Fact]
    public static async Task AnswerThatMayBeCut_IsTooLarge()
    {
        string users = string.Join(",", Enumerable.Repeat("{}", AkamaiFilter.MostResults));
        await using LoopbackServer server = LoopbackServer.Json($$"""{"stat":"ok","results":[{{users}}]}""");

        IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(() => FindAsync(server.Uri, "a"));

        Assert.Equal(IdentityStoreFault.TooLarge, exception.Kind);
    }

    [Theory]
    [InlineData("o'hara@example.com")]
    [InlineData("a\\")]
    [InlineData("a\nb")]
    [InlineData("a\0b")]
    [InlineData("' or email != '")]
    [InlineData("")]
    public static void ValueThatWouldNeedAnEscape_IsNotAskedForWithAFilter(string value)
    {
        Assert.False(AkamaiFilter.CanAsk("email", value));
        ArgumentException exception = Assert.Throws<ArgumentException>(() => AkamaiFilter.AnyOf("email", ["b", value]));
        Assert.DoesNotContain("o'hara", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("anna@example.com")]
    [InlineData("Jörg \"J\" Ünal <j@例え.jp>")]
    [InlineData("”quoted“ and ` and ´")]
    [InlineData(" blank ")]
    [InlineData("😀@example.com")]
    public static void OtherValues_StandInSingleQuotesAsTheyAre(string value) =>
        Assert.Equal($"profile.id = '{value}'", AkamaiFilter.AnyOf("profile.id", [value]));

    [Theory]
    [InlineData("email or 1")]
    [InlineData("email'")]
    [InlineData("")]
    public static void NameThatIsNone_IsNotAskedForWithAFilter(string attribute) => Assert.False(AkamaiFilter.CanAsk(attribute, "a"));

    private static async Task<IReadOnlyList<IdentityUser>> FindAsync(Uri uri, params string[] values)
    {
        using IIdentityStore store = StoreTargets.Get(IdentityTarget.Akamai).Connect(
            new StoreConnection(uri, new StoreCredential("client", new NetworkCredential(string.Empty, "secret").SecurePassword), TimeProvider.System));
        return await store.FindTogetherAsync("user", "email", values, TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }
}
