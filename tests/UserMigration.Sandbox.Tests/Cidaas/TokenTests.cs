using System;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Sandbox.Tests.Cidaas;

/// <summary>Discovery and the token endpoint (contract of cidaas, section 4; RFC 6749).</summary>
public sealed class TokenTests : SharedSandboxTests
{
    private readonly CidaasSandbox _sandbox;

    public TokenTests(CidaasSandbox sandbox)
        : base(sandbox)
    {
        _sandbox = sandbox;
    }

    private (string, string) Id => ("client_id", _sandbox.Process.ClientId);

    private (string, string) Secret => ("client_secret", _sandbox.Process.ClientSecret);

    private static (string, string) Grant => ("grant_type", "client_credentials");

    [Fact]
    public void The_greeting_names_the_target() => Assert.Equal("cidaas", _sandbox.Process.Hello.GetProperty("target").GetString());

    [Fact]
    public async Task Discovery_names_the_token_endpoint()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(_sandbox.Process.Uri, ".well-known/openid-configuration"));

        (int status, JsonElement body) = await CidaasSandbox.ReadAsync(request);

        Assert.Equal(200, status);
        Assert.Equal(_sandbox.Process.Uri.ToString().TrimEnd('/'), body.GetProperty("issuer").GetString());
        Assert.Equal(_sandbox.Process.Uri + "token-srv/token", body.GetProperty("token_endpoint").GetString());
        Assert.Contains("client_credentials", body.GetProperty("grant_types_supported").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_with_the_secret_gets_a_token_with_all_scopes_of_the_client()
    {
        (int status, JsonElement body) = await _sandbox.AskForTokenAsync(Grant, Id, Secret);

        Assert.Equal(200, status);
        Assert.Equal("Bearer", body.GetProperty("token_type").GetString());
        Assert.Equal(3600, body.GetProperty("expires_in").GetInt32());
        Assert.Equal("cidaas:bulk_user_create cidaas:field_setup_read cidaas:users_write", body.GetProperty("scope").GetString());
    }

    [Fact]
    public async Task The_same_members_as_JSON_get_one_too()
    {
        string json = JsonSerializer.Serialize(new
        {
            grant_type = "client_credentials",
            client_id = _sandbox.Process.ClientId,
            client_secret = _sandbox.Process.ClientSecret,
        });
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(_sandbox.Process.Uri, CidaasSandbox.Token))
        {
            Content = new StringContent(json, Encoding.UTF8, "application/json"),
        };

        (int status, JsonElement body) = await CidaasSandbox.ReadAsync(request);

        Assert.Equal(200, status);
        Assert.NotEmpty(body.GetProperty("access_token").GetString()!);
    }

    [Fact]
    public async Task Basic_authentication_gets_one_too()
    {
        (int status, JsonElement _) = await SendBasicAsync(_sandbox.Process.ClientSecret, "grant_type=client_credentials");

        Assert.Equal(200, status);
    }

    [Fact]
    public async Task Basic_authentication_may_be_encoded_as_a_form_is()
    {
        await using CidaasSandbox other = await CidaasSandbox.StartAsync();
        string encoded = string.Concat(other.Process.ClientSecret.Select(c => $"%{(int)c:X2}"));
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(other.Process.Uri, CidaasSandbox.Token));
        request.Headers.Authorization = SandboxProcess.Basic(other.Process.ClientId, encoded);
        request.Content = new StringContent("grant_type=client_credentials", Encoding.UTF8, "application/x-www-form-urlencoded");

        Assert.Equal(200, (await CidaasSandbox.ReadAsync(request)).Status);
    }

    [Fact]
    public async Task Scopes_are_given_as_they_are_asked_for()
    {
        (int status, JsonElement body) = await _sandbox.AskForTokenAsync(Grant, Id, Secret, ("scope", "cidaas:bulk_user_create"));

        Assert.Equal(200, status);
        Assert.Equal("cidaas:bulk_user_create", body.GetProperty("scope").GetString());
    }

    [Fact]
    public async Task A_scope_that_the_client_lacks_is_invalid_scope()
    {
        (int status, JsonElement body) = await _sandbox.AskForTokenAsync(Grant, Id, Secret, ("scope", "cidaas:bulk_user_create cidaas:scim_read"));

        Assert.Equal(400, status);
        Assert.Equal("invalid_scope", body.GetProperty("error").GetString());
        Assert.NotEmpty(body.GetProperty("error_description").GetString()!);
    }

    [Fact]
    public async Task A_wrong_secret_is_invalid_client() => AssertError(401, "invalid_client", await _sandbox.AskForTokenAsync(Grant, Id, ("client_secret", "no")));

    [Fact]
    public async Task No_secret_is_invalid_client() => AssertError(401, "invalid_client", await _sandbox.AskForTokenAsync(Grant, Id));

    [Fact]
    public async Task A_wrong_secret_in_the_header_is_invalid_client_with_a_challenge()
    {
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(_sandbox.Process.Uri, CidaasSandbox.Token));
        request.Headers.Authorization = SandboxProcess.Basic(_sandbox.Process.ClientId, "wrong");
        request.Content = new StringContent("grant_type=client_credentials", Encoding.UTF8, "application/x-www-form-urlencoded");
        using HttpClient http = new();

        using HttpResponseMessage response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(401, (int)response.StatusCode);
        Assert.Equal("Basic", Assert.Single(response.Headers.WwwAuthenticate).Scheme);
    }

    [Fact]
    public async Task Another_grant_is_unsupported() =>
        AssertError(400, "unsupported_grant_type", await _sandbox.AskForTokenAsync(("grant_type", "password"), Id, Secret));

    [Fact]
    public async Task No_grant_is_an_invalid_request() => AssertError(400, "invalid_request", await _sandbox.AskForTokenAsync(Id, Secret));

    [Fact]
    public async Task A_parameter_twice_is_an_invalid_request() =>
        AssertError(400, "invalid_request", await _sandbox.AskForTokenAsync(Grant, Grant, Id, Secret));

    [Fact]
    public async Task The_secret_in_header_and_form_is_an_invalid_request() => AssertError(
        400,
        "invalid_request",
        await SendBasicAsync(_sandbox.Process.ClientSecret, $"grant_type=client_credentials&client_secret={_sandbox.Process.ClientSecret}"));

    [Fact]
    public async Task A_body_that_is_none_is_an_invalid_request()
    {
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(_sandbox.Process.Uri, CidaasSandbox.Token))
        {
            Content = new StringContent("[", Encoding.UTF8, "application/json"),
        };

        AssertError(400, "invalid_request", await CidaasSandbox.ReadAsync(request));
    }

    [Fact]
    public async Task Several_tokens_are_alive_at_once()
    {
        string first = await _sandbox.GetTokenAsync();
        string second = await _sandbox.GetTokenAsync();

        Assert.NotEqual(first, second);
        Assert.Equal(200, await ListAsync(first));
        Assert.Equal(200, await ListAsync(second));
        Assert.Equal(200, await ListAsync(first));
    }

    private static void AssertError(int status, string error, (int Status, JsonElement Body) answer)
    {
        Assert.Equal(status, answer.Status);
        Assert.Equal(error, answer.Body.GetProperty("error").GetString());
    }

    private async Task<(int Status, JsonElement Body)> SendBasicAsync(string secret, string form)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(_sandbox.Process.Uri, CidaasSandbox.Token));
        request.Headers.Authorization = SandboxProcess.Basic(_sandbox.Process.ClientId, secret);
        request.Content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded");
        return await CidaasSandbox.ReadAsync(request);
    }

    private async Task<int> ListAsync(string token)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(_sandbox.Process.Uri, CidaasSandbox.OldFields));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return (await CidaasSandbox.ReadAsync(request)).Status;
    }
}
