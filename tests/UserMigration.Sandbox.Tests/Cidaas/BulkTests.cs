using System;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Sandbox.Tests.Cidaas;

/// <summary>The upload (contract of cidaas, section 1).</summary>
public sealed class BulkTests : SharedSandboxTests
{
    private readonly CidaasSandbox _sandbox;

    public BulkTests(CidaasSandbox sandbox)
        : base(sandbox)
    {
        _sandbox = sandbox;
    }

    [Fact]
    public async Task Users_are_created_and_answered_in_the_order_sent()
    {
        string[] emails = Enumerable.Range(0, 100).Select(_ => _sandbox.NewEmail()).ToArray();

        JsonElement[] states = await _sandbox.UploadAsync(emails.Select(email => $$"""{"sub":"order-{{email}}","email":"{{email}}","provider":"self"}""").ToArray());

        Assert.All(states, state => Assert.Equal("CREATED", CidaasSandbox.State(state)));
        Assert.Equal(emails.Select(email => $"order-{email}"), states.Select(CidaasSandbox.Sub));
        Assert.Equal(emails, states.Select(state => state.GetProperty("identifier").GetProperty("email").GetString()));
    }

    [Fact]
    public async Task The_answer_stands_in_the_envelope()
    {
        (int status, JsonElement body) = await _sandbox.PostAsync(CidaasSandbox.Bulk, $$"""[{"email":"{{_sandbox.NewEmail()}}"}]""");

        Assert.Equal(200, status);
        Assert.True(body.GetProperty("success").GetBoolean());
        Assert.Equal(200, body.GetProperty("status").GetInt32());
        Assert.Equal(1, body.GetProperty("data").GetProperty("process_states").GetArrayLength());
    }

    [Fact]
    public async Task A_user_without_a_sub_gets_one()
    {
        JsonElement state = await _sandbox.UploadOneAsync($$"""{"email":"{{_sandbox.NewEmail()}}"}""");

        Assert.True(Guid.TryParse(CidaasSandbox.Sub(state), out _));
        Assert.Contains(CidaasSandbox.Sub(state), await _sandbox.UsersAsync());
    }

    [Fact]
    public async Task A_refused_record_is_anonymous_and_says_why_and_the_others_go_on()
    {
        string first = _sandbox.NewEmail();
        string last = _sandbox.NewEmail();

        JsonElement[] states = await _sandbox.UploadAsync(
            $$"""{"email":"{{first}}"}""",
            $$"""{"email":"{{_sandbox.NewEmail()}}","userStatus":"ASLEEP"}""",
            $$"""{"email":"{{last}}"}""");

        Assert.Equal(["CREATED", "FAILED", "CREATED"], states.Select(CidaasSandbox.State));
        Assert.Equal("ANONYMOUS", CidaasSandbox.Sub(states[1]));
        Assert.StartsWith("userStatus must be one of VERIFIED, ", CidaasSandbox.Message(states[1]), StringComparison.Ordinal);
        Assert.False(states[0].TryGetProperty("message", out _));
    }

    [Theory]
    [InlineData("""{"email":"a@example.com"}""")]
    [InlineData("""{"users":[]}""")]
    [InlineData("[]")]
    [InlineData("[5]")]
    [InlineData("""[{"email":"none@example.com"},null]""")]
    [InlineData("\"text\"")]
    [InlineData("[{")]
    [InlineData("")]
    public async Task A_body_that_is_no_array_of_users_is_400(string body)
    {
        (int status, JsonElement error) = await _sandbox.PostAsync(CidaasSandbox.Bulk, body);

        Assert.Equal(400, status);
        Assert.Equal(400, error.GetProperty("ErrorResp").GetProperty("status").GetInt32());
        Assert.DoesNotContain(await _sandbox.UsersAsync(), user => user.Value.ToString().Contains("none@example.com", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_body_that_is_not_JSON_by_its_type_is_400()
    {
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(_sandbox.Process.Uri, CidaasSandbox.Bulk));
        request.Headers.Authorization = new("Bearer", _sandbox.AccessToken);
        request.Content = new StringContent($$"""[{"email":"{{_sandbox.NewEmail()}}"}]""", Encoding.UTF8, "text/plain");

        Assert.Equal(400, (await CidaasSandbox.ReadAsync(request)).Status);
    }

    [Theory]
    [InlineData(1000, 200)]
    [InlineData(1001, 413)]
    public async Task A_request_has_up_to_1000_users(int count, int expected)
    {
        string[] users = Enumerable.Range(0, count).Select(_ => $$"""{"email":"{{_sandbox.NewEmail()}}"}""").ToArray();

        (int status, JsonElement _) = await _sandbox.PostAsync(CidaasSandbox.Bulk, "[" + string.Join(",", users) + "]");

        Assert.Equal(expected, status);
    }

    [Fact]
    public async Task A_record_without_an_identifier_refuses_the_call_and_nothing_is_done()
    {
        string email = _sandbox.NewEmail();

        (int status, JsonElement body) = await _sandbox.PostAsync(CidaasSandbox.Bulk, $$"""[{"email":"{{email}}"},{"sub":"nobody","given_name":"A"}]""");

        Assert.Equal(400, status);
        Assert.StartsWith("no valid user identifier", body.GetProperty("ErrorResp").GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal(204, (await _sandbox.PostAsync(CidaasSandbox.Existence, $$"""{"userId":"{{email}}"}""")).Status);
    }

    [Theory]
    [InlineData("mailinator.com")]
    [InlineData("deep.Mailinator.com")]
    [InlineData("localhost")]
    [InlineData("example.invalid")]
    public async Task A_domain_that_takes_no_lasting_mail_is_507(string domain)
    {
        JsonElement state = await _sandbox.UploadOneAsync($$"""{"email":"a@{{domain}}"}""");

        Assert.Equal("FAILED", CidaasSandbox.State(state));
        Assert.Equal("invalid email passed", CidaasSandbox.Message(state));
        Assert.Equal(507, state.GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task The_minimal_and_the_identities_element_of_the_documents_are_taken()
    {
        string email = _sandbox.NewEmail();
        string sub = $"double-{email}";

        JsonElement[] states = await _sandbox.UploadAsync(
            $$$"""
            {"userStatus":"VERIFIED","sub":"minimal-{{{email}}}","email":"{{{_sandbox.NewEmail()}}}","provider":"self",
             "password_hash_info":{"algorithmTypeId":"BCRYPT_10","passwordHash":"$2a$10$abc"}}
            """,
            $$$$"""
            {"userStatus":"VERIFIED","sub":"{{{{sub}}}}","identities":[
              {"sub":"{{{{sub}}}}","email":"{{{{email}}}}","provider":"self"},
              {"sub":"{{{{sub}}}}","email":"{{{{email}}}}","provider":"facebook","providerUserId":"{{{{email}}}}"}],
             "password_hash_info":{"algorithmTypeId":"SHA256","passwordHash":"00","hData":{"salt":"s"}}}
            """);

        Assert.All(states, state => Assert.Equal("CREATED", CidaasSandbox.State(state)));
        JsonElement user = (await _sandbox.UsersAsync())[sub];
        Assert.Equal(["self", "facebook"], user.GetProperty("identities").EnumerateArray().Select(identity => identity.GetProperty("provider").GetString()));
        Assert.True(user.GetProperty("hasPassword").GetBoolean());
        Assert.Equal("SHA256", user.GetProperty("algorithmTypeId").GetString());
        Assert.DoesNotContain("passwordHash", user.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_a_surrogate_pair_refuses_the_record_alone()
    {
        JsonElement[] states = await _sandbox.UploadAsync("""{"email":"a\ud800@example.com"}""", $$"""{"email":"{{_sandbox.NewEmail()}}"}""");

        Assert.Equal(["FAILED", "CREATED"], states.Select(CidaasSandbox.State));
    }

    [Fact]
    public async Task Users_are_kept_in_a_file_over_a_restart()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("users.db", string.Empty);
        await using (CidaasSandbox first = await CidaasSandbox.StartAsync("--database", path))
        {
            await first.UploadOneAsync("""{"sub":"kept","email":"kept@example.com"}""");
        }

        await using CidaasSandbox second = await CidaasSandbox.StartAsync("--database", path);
        JsonElement[] states = await second.UploadAsync("""{"email":"KEPT@example.com"}""", """{"email":"new@example.com"}""");

        Assert.Equal(["UPDATED", "CREATED"], states.Select(CidaasSandbox.State));
        Assert.Equal(2, (await second.UsersAsync()).Count);
    }
}
