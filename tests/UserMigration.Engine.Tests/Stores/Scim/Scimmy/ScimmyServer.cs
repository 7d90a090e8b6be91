using System;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Engine.Tests.Stores.Scim.Scimmy;

/// <summary>SCIMMY, a SCIM server of other authors, in a process of its own.</summary>
internal sealed class ScimmyServer : IAsyncDisposable
{
    public const string Secret = "secret-of-scimmy";

    private const string FolderVariable = "USERMIGRATION_SCIMMY";

    private readonly Process _process;

    private ScimmyServer(Process process, Uri uri)
    {
        _process = process;
        Uri = uri;
    }

    public Uri Uri { get; }

    /// <summary>Starts one; skips the test where node or the packages are missing.</summary>
    /// <param name="operations">The operations in a bulk call; 0 for none.</param>
    /// <param name="hasPatch">Whether it has PATCH.</param>
    /// <param name="issuer">The issuer that knows which tokens are good; null to accept the secret as a token.</param>
    /// <param name="client">The client at the issuer, and its secret.</param>
    public static async Task<ScimmyServer> StartAsync(int operations = 100, bool hasPatch = true, Uri? issuer = null, (string Id, string Secret)? client = null)
    {
        string? folder = Environment.GetEnvironmentVariable(FolderVariable);
        RequiredPart.Demand(
            folder is not null && Directory.Exists(Path.Combine(folder, "node_modules", "scimmy-routers")),
            $"SCIMMY is missing, which users are sent to here: install what Stores/Scim/Scimmy/package.json names with npm, and name the folder in {FolderVariable}.");
        Process? process = Start(
            Path.Combine(AppContext.BaseDirectory, "Stores", "Scim", "Scimmy", "server.mjs"),
            folder!,
            issuer is null ? "-" : new Uri(issuer, "token/introspection").ToString(),
            client?.Id ?? "client",
            client?.Secret ?? Secret,
            operations.ToString(CultureInfo.InvariantCulture),
            hasPatch ? "true" : "false");
        RequiredPart.Demand(process is not null, "node is missing, which SCIMMY runs on.");
        string? line = await process!.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("SCIM ", line, StringComparison.Ordinal);
        return new ScimmyServer(process, new Uri(line![5..]));
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
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
