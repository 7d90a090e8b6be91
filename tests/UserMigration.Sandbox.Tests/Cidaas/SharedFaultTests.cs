using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Sandbox.Tests.Cidaas;

/// <summary>The faults that every kind of store has, as cidaas shows them.</summary>
public sealed class SharedFaultTests : SharedSandboxTests
{
    private readonly CidaasSandbox _sandbox;

    public SharedFaultTests(CidaasSandbox sandbox)
        : base(sandbox)
    {
        _sandbox = sandbox;
    }

    [Theory]
    [InlineData("ErrorBeforeCommit", 500, "application/json", false)]
    [InlineData("ErrorBeforeCommit:status=503,retryafter=2", 503, "text/plain", false)]
    [InlineData("ErrorBeforeCommit:status=417,code=1234", 417, "application/json", false)]
    [InlineData("ErrorAfterCommit", 500, "application/json", true)]
    [InlineData("ErrorAfterCommit:status=502", 502, "text/plain", true)]
    [InlineData("ProxyHtml", 200, "text/html", true)]
    [InlineData("ProxyHtml:status=502,when=before", 502, "text/html", false)]
    [InlineData("SlowStart:seconds=3600", 503, "text/plain", false)]
    [InlineData("TooLarge:bytes=10", 413, "text/html", false)]
    [InlineData("CredentialsRevoked", 401, "application/json", false)]
    public async Task An_error_hides_whether_the_work_is_done(string fault, int status, string type, bool isDone)
    {
        string email = _sandbox.NewEmail();
        await _sandbox.SetFaultsAsync(fault);

        using HttpResponseMessage response = await _sandbox.SendAsync(HttpMethod.Post, CidaasSandbox.Bulk, $$"""[{"email":"{{email}}"}]""");

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        await AssertDoneAsync(email, isDone);
    }

    [Theory]
    [InlineData("ResetBefore", false)]
    [InlineData("ResetAfter", true)]
    [InlineData("TruncatedBody", true)]
    [InlineData("TruncatedBody:chunked=true", true)]
    public async Task An_answer_is_lost(string fault, bool isDone)
    {
        string email = _sandbox.NewEmail();
        await _sandbox.SetFaultsAsync(fault);

        await Assert.ThrowsAsync<HttpRequestException>(() => _sandbox.PostAsync(CidaasSandbox.Bulk, $$"""[{"email":"{{email}}"}]"""));

        await AssertDoneAsync(email, isDone);
    }

    [Theory]
    [InlineData("HiddenRateLimit:limit=1", 429, null)]
    [InlineData("HiddenRateLimit:limit=1,retryafter=3", 429, 3)]
    [InlineData("HiddenRateLimit:limit=1,status=503,retryafter=2", 503, 2)]
    public async Task A_hidden_limit_is_429_with_or_without_Retry_After(string fault, int status, int? seconds)
    {
        await _sandbox.SetFaultsAsync(fault);
        HttpResponseMessage[] responses = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _sandbox.SendAsync(HttpMethod.Get, CidaasSandbox.OldFields)));

        HttpResponseMessage[] refused = responses.Where(response => (int)response.StatusCode == status).ToArray();

        Assert.NotEmpty(refused);
        Assert.All(refused, response => Assert.Equal(seconds, (int?)response.Headers.RetryAfter?.Delta?.TotalSeconds));
        Array.ForEach(responses, response => response.Dispose());
    }

    [Fact]
    public async Task The_known_limit_is_429_too()
    {
        await using CidaasSandbox sandbox = await CidaasSandbox.StartAsync("--rate-limit", "1");

        HttpResponseMessage[] responses = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => sandbox.SendAsync(HttpMethod.Get, CidaasSandbox.OldFields)));

        Assert.Contains(responses, response => (int)response.StatusCode == 429);
        Array.ForEach(responses, response => response.Dispose());
    }

    [Fact]
    public async Task A_record_refuses_its_whole_call()
    {
        string email = _sandbox.NewEmail();
        await _sandbox.SetFaultsAsync("RefusedRecord:attribute=given_name,value=Poison,code=1300");

        (int status, JsonElement body) = await _sandbox.PostAsync(CidaasSandbox.Bulk, $$"""[{"email":"{{email}}"},{"email":"p@example.com","given_name":"Poison"}]""");

        Assert.Equal(417, status);
        Assert.Equal("01300", body.GetProperty("ErrorResp").GetProperty("code").GetString());
        await AssertDoneAsync(email, false);
    }

    [Fact]
    public async Task A_record_refuses_its_whole_call_also_by_a_member_of_an_identity()
    {
        await _sandbox.SetFaultsAsync("RefusedRecord:attribute=identities.nickname,value=Poison");

        Assert.Equal(417, (await _sandbox.PostAsync(CidaasSandbox.Bulk, """[{"sub":"p","identities":[{"email":"p@example.com"},{"nickname":"Poison","provider":"x"}]}]""")).Status);
    }

    [Fact]
    public async Task Tokens_are_revoked_once_and_a_new_one_goes_on()
    {
        await using CidaasSandbox sandbox = await CidaasSandbox.StartAsync("--fault", "TokenRevoked:after=1,first=1");
        Assert.Equal(200, (await sandbox.CallAsync(HttpMethod.Get, CidaasSandbox.OldFields)).Status);

        Assert.Equal(401, (await sandbox.CallAsync(HttpMethod.Get, CidaasSandbox.OldFields)).Status);
        Assert.Equal(401, (await sandbox.CallAsync(HttpMethod.Get, CidaasSandbox.OldFields)).Status);

        sandbox.AccessToken = await sandbox.GetTokenAsync();
        Assert.Equal(200, (await sandbox.CallAsync(HttpMethod.Get, CidaasSandbox.OldFields)).Status);
    }

    [Theory]
    [InlineData("CredentialsRevoked", 401, "invalid_client")]
    [InlineData("ErrorBeforeCommit:code=500", 500, "server_error")]
    public async Task The_token_endpoint_says_errors_in_its_own_way(string fault, int expected, string error)
    {
        await _sandbox.SetFaultsAsync(fault + (fault.Contains(':', StringComparison.Ordinal) ? ",calls=" : ":calls=") + CidaasSandbox.Token);

        (int status, JsonElement body) = await _sandbox.AskForTokenAsync(("grant_type", "client_credentials"));

        Assert.Equal(expected, status);
        Assert.Equal(error, body.GetProperty("error").GetString());
    }

    [Theory]
    [InlineData("AnswerShape:list=tree", "The key list of the fault AnswerShape must be one of root, process_states, data.process_states, data.")]
    [InlineData("ErrorShape", "The fault ErrorShape requires shape, one of wrapped, flat, object, refnumber, html.")]
    [InlineData("Omitted:calls=entity.find", "The key calls of the fault Omitted must be one or several of ")]
    [InlineData("Flood", "The fault 'Flood' does not exist. Use one of these: AnswerShape, CredentialsRevoked, ErrorAfterCommit, ErrorBeforeCommit, ErrorShape, ")]
    public async Task A_wrong_fault_is_refused_in_words_that_help(string fault, string words)
    {
        JsonElement answer = await _sandbox.Process.CallAsync("_sandbox/faults", ("faults", fault));

        Assert.StartsWith(words, answer.GetProperty("error_description").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_credential_leaves_discovery_open()
    {
        await _sandbox.SetFaultsAsync("CredentialsRevoked");

        Assert.Equal(200, (await _sandbox.CallAsync(HttpMethod.Get, ".well-known/openid-configuration")).Status);
    }

    private async Task AssertDoneAsync(string email, bool isDone)
    {
        await _sandbox.SetFaultsAsync();
        Assert.Equal(isDone ? 200 : 204, (await _sandbox.PostAsync(CidaasSandbox.Existence, $$"""{"userId":"{{email}}"}""")).Status);
    }
}
