using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.IO;
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

    private const string FolderVariable = "USERMIGRATION_OIDC_PROVIDER";

    private readonly Process _process;
    private readonly HttpClient _http = new HttpClient();

    private OidcIssuer(Process process, Uri uri)
    {
        _process = process;
        Uri = uri;
    }

    public Uri Uri { get; }

    /// <summary>Starts one; skips the test where node or the package is missing.</summary>
    /// <param name="lifetime">The seconds that a token lives.</param>
    public static async Task<OidcIssuer> StartAsync(int lifetime)
    {
        string? folder = Environment.GetEnvironmentVariable(FolderVariable);
        RequiredPart.Demand(
            folder is not null && Directory.Exists(Path.Combine(folder, "node_modules", "oidc-provider")),
            $"oidc-provider is missing, which issues the tokens here: install what Stores/Cidaas/Issuer/package.json names with npm, and name the folder in {FolderVariable}.");
        Process? process = Start(
            Path.Combine(AppContext.BaseDirectory, "Stores", "Cidaas", "Issuer", "issuer.mjs"),
            folder!, ClientId, ClientSecret, Scope, lifetime.ToString(CultureInfo.InvariantCulture));
        RequiredPart.Demand(process is not null, "node is missing, which the issuer runs on.");
        string? line = await process!.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("ISSUER ", line, StringComparison.Ordinal);
        return new OidcIssuer(process, new Uri(line![7..]));
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
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _http.Dispose();
    }

    private static Process? Start(params string[] arguments)
    {
        try
        {
            Process? process = Process.Start(new ProcessStartInfo("node", arguments)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            });
            process?.BeginErrorReadLine();
            return process;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
