using System.Linq;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Stores.Http;
using Xunit;

namespace UserMigration.Engine.Tests.Stores;

/// <summary>Forms of all sizes: they are kept in parts.</summary>
public static class FormBodyTests
{
    private static readonly MediaTypeHeaderValue s_type = new MediaTypeHeaderValue("application/x-www-form-urlencoded");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(4086)]
    [InlineData(4087)]
    [InlineData(4088)]
    [InlineData(4089)]
    [InlineData(40_000)]
    [InlineData(200_000)]
    public static async Task Form_IsWhatAnotherDecoderReads(int length)
    {
        string value = string.Concat(Enumerable.Range(0, length).Select(i => (char)(' ' + (i % 0x60))));
        FormBody body = new FormBody().Add("a", value).Add("b", "\0\u007f\u0080ü€😀 *-._~+%&=").AddJson("c", json => json.WriteStringValue(value));

        string text = await body.ToContent(s_type).ReadAsStringAsync(Cancelled);

        string[] fields = text.Split('&');
        Assert.Equal(3, fields.Length);
        Assert.Equal("a=" + value, WebUtility.UrlDecode(fields[0]));
        Assert.Equal("b=%00%7F%C2%80%C3%BC%E2%82%AC%F0%9F%98%80%20*-._%7E%2B%25%26%3D", fields[1]);
        Assert.Equal(value, System.Text.Json.JsonSerializer.Deserialize<string>(WebUtility.UrlDecode(fields[2]["c=".Length..])));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(200_000)]
    public static void Fields_AreReadBackAsTheyWere(int length)
    {
        string value = string.Concat(Enumerable.Range(0, length).Select(i => (char)(' ' + (i % 0x60))));

        FormBody body = new FormBody().Add("a", value).Add("b", "ü");

        Assert.Equal(["a=" + value, "b=ü"], body.ToFields().Select(Encoding.UTF8.GetString));
    }

    [Fact]
    public static async Task Length_IsKnownBeforeTheBodyIsSent()
    {
        using StoreContent content = new FormBody().Add("a", new string('"', 50_000)).ToContent(s_type);

        Assert.Equal(content.Headers.ContentLength, (await content.ReadAsByteArrayAsync(Cancelled)).Length);
        Assert.Equal("a=".Length + (50_000 * 3), content.Headers.ContentLength);
    }

    [Fact]
    public static async Task FormThatIsCleared_KeepsNoSecret()
    {
        FormBody body = new FormBody().Add("secret", new string('s', 50_000));

        body.Clear();

        Assert.All(await body.ToContent(s_type).ReadAsByteArrayAsync(Cancelled), one => Assert.Equal(0, one));
    }
}
