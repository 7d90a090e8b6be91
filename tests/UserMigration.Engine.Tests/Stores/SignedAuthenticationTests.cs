using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Stores.Akamai;
using UserMigration.Engine.Stores.Http;
using UserMigration.Engine.Targets;
using Xunit;

namespace UserMigration.Engine.Tests.Stores;

public static class SignedAuthenticationTests
{
    private const string Secret = "s€cret😀";

    // 01:01:01 in UTC; the machine's zone must not matter.
    private static readonly FakeTimeProvider s_time = CreateTime();

    [Fact]
    public static void CheckOfTheContract_Holds()
    {
        FormBody body = new FormBody()
            .Add("param2", "10")
            .Add("param1", "this is a string")
            .Add("param3", "one=1\ntwo=2,three=3");

        using HttpRequestMessage request = Apply("foo", "bar", "entity", body);

        Assert.Equal("Signature foo:G3N5RxCVc0d6rDLmBRGvcg2hCVY=", request.Headers.Authorization!.ToString());
        Assert.Equal(["2000-01-01 01:01:01"], request.Headers.NonValidated["Date"]);
    }

    [Fact]
    public static async Task Signatures_AreThoseOfPython()
    {
        (string Name, string Value)[][] calls =
        [
            [("type_name", "user"), ("timeout", "10")],
            [],
            [("type_name", ""), ("filter", "")],
            [("filter", "a=b&c=d"), ("value", "=&%=&")],
            [("filter", "1+1 = 2 %41 %zz 100%"), ("value", "%2B+%")],
            [("a", "one\ntwo\r\nthree\r"), ("b", "\n")],
            [("name", "Zoë Straße İstanbul"), ("city", "東京 مرحبا")],
            [("name", "😀👩‍👩‍👧 𝒳"), ("city", "a\U0010FFFFb")],
            [("a", "é"), ("b", "e\u0301")],
            [("a", "\0\u0001\u007f\u0085\u2028\u2029\ufeff")],
            [("all_attributes", """[{"email":"o'neil@example.com","name":"\"q\" \\ ü"}]""")],

            // Names that begin alike.
            [("key_value", "2"), ("key", "z"), ("keys", "1"), ("key1", "0"), ("key_attribute", "3"), ("Key", "4")],

            // Code points sort otherwise than the units of UTF-16.
            [("v", "\U0001F600"), ("v", "\uFFFD"), ("v", "\uD7FF"), ("v", "\uE000")],
        ];

        string[] expected = await PythonSignature.SignAsync("/entity.find", "2000-01-01 01:01:01", Secret, calls);

        Assert.Equal(expected.Select(signature => "client:" + signature), calls.Select(Sign));
    }

    [Theory]
    [InlineData("")]
    [InlineData("gateway/v1")]
    public static async Task Headers_OnTheWireAreThoseOfTheContract(string prefix)
    {
        await using LoopbackServer server = LoopbackServer.Json("""{"stat":"ok","uuid_results":["u1","u2"]}""");
        using IIdentityStore store = Connect(new Uri(server.Uri, prefix), StoreAuthentication.Signed);

        await store.CreateAsync("user", Records.Identities(2), StoreSettings.None, TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        string request = Assert.Single(server.Requests);
        string[] head = request[..request.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Split("\r\n");
        Assert.Equal($"POST {new Uri(server.Uri, prefix).AbsolutePath.TrimEnd('/')}/entity.bulkCreate HTTP/1.1", head[0]);
        Assert.Equal(["Date: 2000-01-01 01:01:01"], Headers(head, "Date"));
        string text = "/entity.bulkCreate\n2000-01-01 01:01:01\n"
            + """all_attributes=[{"email":"user1@example.com"},{"email":"user2@example.com"}]""" + "\ntimeout=10\ntype_name=user\n";
        string signature = Convert.ToBase64String(CryptographicOperations.HmacData(HashAlgorithmName.SHA1, Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(text)));
        Assert.Equal(["Authorization: Signature client:" + signature], Headers(head, "Authorization"));
        Assert.DoesNotContain("Basic", request, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Secret, WebUtility.UrlDecode(request), StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret)), request, StringComparison.Ordinal);
    }

    [Fact]
    public static async Task EachCall_IsSignedAtItsOwnTime()
    {
        FakeTimeProvider time = CreateTime();
        await using LoopbackServer server = LoopbackServer.Json("""{"stat":"ok","total_count":1}""");
        using IIdentityStore store = Connect(server.Uri, StoreAuthentication.Signed, time);

        await store.CountAsync("user", null, TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromHours(23));
        await store.CountAsync("user", null, TestContext.Current.CancellationToken);

        Assert.Equal(
            ["Date: 2000-01-01 01:01:01", "Date: 2000-01-02 00:01:01"],
            server.Requests.SelectMany(request => Headers(request.Split("\r\n"), "Date")));
        Assert.Equal(2, server.Requests.SelectMany(request => Headers(request.Split("\r\n"), "Authorization")).Distinct().Count());
    }

    [Theory]
    [InlineData(StoreAuthentication.Signed, 402, true)]
    [InlineData(StoreAuthentication.Signed, 403, false)]
    [InlineData(StoreAuthentication.Basic, 402, false)]
    public static async Task Denial_SpeaksOfTheClockWhereItMatters(StoreAuthentication authentication, int code, bool expected)
    {
        await using LoopbackServer server = LoopbackServer.Json($$"""{"stat":"error","code":{{code}},"error":"name","request_token":"token"}""");
        using IIdentityStore store = Connect(server.Uri, authentication);

        IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(
            () => store.CountAsync("user", null, TestContext.Current.CancellationToken));

        Assert.Equal(IdentityStoreFault.Denied, exception.Kind);
        Assert.StartsWith($"The store answered {code} name (reference token).", exception.Message, StringComparison.Ordinal);
        Assert.Equal(expected, exception.Message.Contains("clock", StringComparison.Ordinal));
        Assert.DoesNotContain(Secret, exception.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cli ent")]
    [InlineData("client\r\nX-Other: 1")]
    [InlineData("clïent")]
    public static void ClientThatNoHeaderCanName_IsRefused(string clientId)
    {
        StoreCredential credential = CreateCredential(clientId, Secret);

        MigrationException exception = Assert.Throws<MigrationException>(() => AkamaiAuthentication.Create(StoreAuthentication.Signed, credential, s_time));

        Assert.Equal("ClientIdInvalid", exception.ErrorId);
        Assert.IsType<BasicAuthentication>(AkamaiAuthentication.Create(StoreAuthentication.Basic, credential, s_time));
    }

    private static string? Sign((string Name, string Value)[] fields)
    {
        FormBody body = fields.Aggregate(new FormBody(), (form, field) => form.Add(field.Name, field.Value));
        using HttpRequestMessage request = Apply("client", Secret, "entity.find", body);
        return request.Headers.Authorization!.Parameter;
    }

    private static HttpRequestMessage Apply(string clientId, string secret, string call, FormBody body)
    {
        HttpRequestMessage request = new HttpRequestMessage();
        new SignedAuthentication(CreateCredential(clientId, secret), s_time).Apply(request, call, body);
        return request;
    }

    private static IIdentityStore Connect(Uri uri, StoreAuthentication authentication, TimeProvider? time = null) =>
        StoreTargets.Get(IdentityTarget.Akamai).Connect(
            new StoreConnection(uri, CreateCredential("client", Secret), time ?? s_time) { Authentication = authentication });

    private static StoreCredential CreateCredential(string clientId, string secret) =>
        new StoreCredential(clientId, new NetworkCredential(string.Empty, secret).SecurePassword);

    private static FakeTimeProvider CreateTime()
    {
        FakeTimeProvider time = new FakeTimeProvider(new DateTimeOffset(2000, 1, 1, 1, 1, 1, TimeSpan.Zero));
        time.SetLocalTimeZone(TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromHours(9), null, null));
        return time;
    }

    private static IEnumerable<string> Headers(string[] head, string name) =>
        head.Where(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase));
}
