using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Engine.Tests.Stores.Cidaas.Issuer;

/// <summary>oidc-provider as an issuer of tokens, in a process of its own.</summary>
internal sealed class OidcIssuer : IAsyncDisposable
{
    public const string ClientId = "user migration";

    /// <summary>A secret that has to be encoded in a form.</summary>
    public const string ClientSecret = "a+b&c=d %/~";

    public const string Scope = "cidaas:bulk_user_create";

    private readonly NodeProcess _process;
    private readonly HttpClient _http = new HttpClient();

    private OidcIssuer(NodeProcess process, Uri uri)
    {
        _process = process;
        Uri = uri;
    }

    public Uri Uri { get; }

    /// <summary>Starts one; skips the test where node or the package is missing.</summary>
    /// <param name="lifetime">The seconds that a token lives.</param>
    public static async Task<OidcIssuer> StartAsync(int lifetime)
    {
        NodeProcess process = NodeProcess.Start(
            "oidc-provider",
            "which issues the tokens here",
            "Stores/Cidaas/Issuer",
            "issuer.mjs",
            "USERMIGRATION_OIDC_PROVIDER",
            ClientId,
            ClientSecret,
            Scope,
            lifetime.ToString(CultureInfo.InvariantCulture));
        return new OidcIssuer(process, await process.ReadAddressAsync("ISSUER"));
    }

    /// <summary>Whether the issuer says that a token is good now, and for the scope (RFC 7662).</summary>
    public async Task<bool> IsGoodAsync(string token)
    {
        using FormUrlEncodedContent form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["token"] = token,
            ["client_id"] = ClientId,
            ["client_secret"] = ClientSecret,
        });
        using HttpResponseMessage response = await _http.PostAsync(new Uri(Uri, "token/introspection"), form, TestContext.Current.CancellationToken);
        using JsonDocument answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return answer.RootElement.GetProperty("active").GetBoolean() && answer.RootElement.GetProperty("scope").GetString() == Scope;
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _http.Dispose();
    }
}
