using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Sandbox.Tests;

public sealed class HostileInputTests : IClassFixture<SandboxFixture>
{
    private const string FormType = "application/x-www-form-urlencoded";

    private readonly SandboxFixture _fixture;
    private readonly SandboxProcess _sandbox;

    public HostileInputTests(SandboxFixture fixture)
    {
        _fixture = fixture;
        _sandbox = fixture.Sandbox;
    }

    [Theory]
    [InlineData("[{\"email\":\"a@example.com\"}")]
    [InlineData("[{\"email\":}]")]
    [InlineData("[{\"email\":\"a\"}] x")]
    [InlineData("[{\"givenname\":\"x\"},{]")]
    [InlineData("nonsense")]
    [InlineData("[{'email':'a'}]")]
    [InlineData("[01]")]
    [InlineData("[\"\u0001\"]")]
    public async Task Broken_JSON_refuses_the_whole_call_and_stores_nothing(string json)
    {
        long before = await _sandbox.CountAsync();

        JsonElement answer = await _sandbox.CallAsync("entity.bulkCreate", ("type_name", "user"), ("all_attributes", json));

        Assert.Equal(200, SandboxProcess.Code(answer));
        Assert.Equal("all_attributes", answer.GetProperty("argument_name").GetString());
        Assert.Equal(before, await _sandbox.CountAsync());
    }

    [Theory]
    [InlineData("type_name=user&filter=%zz")]
    [InlineData("type_name=user&filter=%4")]
    [InlineData("type_name=user&filter=%")]
    [InlineData("type_name=user&filter=%ff%fe")]
    [InlineData("type_name=user&filter=%c3")]
    public async Task A_form_that_is_no_form_is_200(string form) =>
        Assert.Equal(200, SandboxProcess.Code(await PostAsync("entity.count", form, FormType)));

    [Theory]
    [InlineData("&&type_name=user&&")]
    [InlineData("type_name=user&unknown=x&=y")]
    [InlineData("type%5Fname=us%65r&filter")]
    public async Task An_odd_form_is_read(string form) =>
        Assert.Equal(0, SandboxProcess.Code(await PostAsync("entity.count", form, FormType)));

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/plain")]
    [InlineData("multipart/form-data")]
    public async Task Another_content_type_is_200(string type) =>
        Assert.Equal(200, SandboxProcess.Code(await PostAsync("entity.count", "type_name=user", type)));

    [Theory]
    [InlineData("entity.nonsense")]
    [InlineData("")]
    [InlineData("Entity")]
    [InlineData("entity/")]
    [InlineData("..%2f..%2fetc%2fpasswd")]
    public async Task A_call_that_is_not_known_is_200(string call) =>
        Assert.Equal(200, SandboxProcess.Code(await PostAsync(call, "type_name=user", FormType)));

    [Fact]
    public async Task A_get_is_200()
    {
        string json = await _sandbox.Http.GetStringAsync("entity.count?type_name=user", TestContext.Current.CancellationToken);

        Assert.Equal(200, SandboxProcess.Code(JsonDocument.Parse(json).RootElement));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_of_10_MB_is_too_large(bool hasLength)
    {
        byte[] body = new byte[10 * 1024 * 1024];
        Array.Fill(body, (byte)'a');
        using HttpRequestMessage request = new(HttpMethod.Post, "entity.bulkCreate") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(FormType);
        request.Headers.TransferEncodingChunked = !hasLength;

        using HttpResponseMessage response = await _sandbox.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.NotEqual("application/json", response.Content.Headers.ContentType?.MediaType);
        await _sandbox.CreateAsync($$"""{"email":"{{_fixture.NewEmail()}}"}""");
    }

    [Fact]
    public async Task A_large_value_that_the_schema_allows_is_stored()
    {
        string text = new('ü', 500_000);
        string uuid = await _sandbox.CreateAsync(JsonSerializer.Serialize(new { preferences = text }));

        Assert.Equal(text, (await _sandbox.GetAsync(uuid)).GetProperty("preferences").GetString());
    }

    [Theory]
    [InlineData("[", "]", 50_000, 200)]
    [InlineData("[", "]", 40, 0)]
    [InlineData("{\"a\":", "}", 50_000, 200)]
    public async Task Deep_nesting_is_refused_before_it_hurts(string open, string close, int depth, int code)
    {
        string deep = string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));

        JsonElement answer = await _sandbox.CallAsync(
            "entity.bulkCreate", ("type_name", "user"), ("all_attributes", $$"""[{"preferences":{{deep}}}]"""));

        Assert.Equal(code, SandboxProcess.Code(answer));
    }

    [Fact]
    public async Task A_filter_that_nests_deep_is_refused()
    {
        string filter = new string('(', 20_000) + "id = 1" + new string(')', 20_000);

        JsonElement answer = await _sandbox.CallAsync("entity.find", ("type_name", "user"), ("filter", filter));

        Assert.Equal(200, SandboxProcess.Code(answer));
    }

    [Theory]
    [InlineData("x'; DROP TABLE entity_1; --")]
    [InlineData("x\" OR \"1\"=\"1")]
    [InlineData("x\\")]
    [InlineData("x\0y")]
    [InlineData("%27%20OR%201=1")]
    [InlineData("😀<script>")]
    public async Task Text_that_means_something_elsewhere_is_text(string text)
    {
        string legacy = text + Guid.NewGuid();
        string uuid = await _sandbox.CreateAsync(JsonSerializer.Serialize(new { legacyId = legacy }));

        Assert.Equal(legacy, (await _sandbox.GetAsync(uuid)).GetProperty("legacyId").GetString());
        JsonElement byKey = await _sandbox.CallAsync(
            "entity", ("type_name", "user"), ("key_attribute", "legacyId"), ("key_value", JsonSerializer.Serialize(legacy)));
        Assert.Equal(uuid, byKey.GetProperty("result").GetProperty("uuid").GetString());
        string quoted = legacy.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal);
        Assert.Equal(1, await _sandbox.CountAsync($"legacyId = '{quoted}'"));
        Assert.Equal(361, SandboxProcess.Code(Assert.Single(
            await _sandbox.BulkCreateAsync("[" + JsonSerializer.Serialize(new { legacyId = legacy }) + "]"))));
    }

    [Fact]
    public async Task A_client_that_goes_away_in_the_middle_does_no_harm()
    {
        using System.Net.Sockets.TcpClient client = new();
        await client.ConnectAsync(_sandbox.Uri.Host, _sandbox.Uri.Port, TestContext.Current.CancellationToken);
        string authorization = SandboxProcess.Basic(_sandbox.ClientId, _sandbox.ClientSecret).ToString();
        string head = $"POST /entity.bulkCreate HTTP/1.1\r\nHost: x\r\nAuthorization: {authorization}\r\nContent-Type: {FormType}\r\nContent-Length: 1000\r\n\r\ntype_name=us";
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), TestContext.Current.CancellationToken);
        client.Close();

        await _sandbox.CreateAsync($$"""{"email":"{{_fixture.NewEmail()}}"}""");
    }

    private async Task<JsonElement> PostAsync(string call, string form, string type)
    {
        using StringContent content = new(form, Encoding.UTF8, type);
        return await _sandbox.PostAsync(call, content);
    }
}
