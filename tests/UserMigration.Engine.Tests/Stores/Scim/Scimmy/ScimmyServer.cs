using System;
using System.Globalization;
using System.Threading.Tasks;

namespace UserMigration.Engine.Tests.Stores.Scim.Scimmy;

/// <summary>SCIMMY, a SCIM server of other authors, in a process of its own.</summary>
internal sealed class ScimmyServer : IAsyncDisposable
{
    public const string Secret = "secret-of-scimmy";

    private readonly NodeProcess _process;

    private ScimmyServer(NodeProcess process, Uri uri)
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
        NodeProcess process = NodeProcess.Start(
            "scimmy-routers",
            "which users are sent to here",
            "Stores/Scim/Scimmy",
            "server.mjs",
            "USERMIGRATION_SCIMMY",
            issuer is null ? "-" : new Uri(issuer, "token/introspection").ToString(),
            client?.Id ?? "client",
            client?.Secret ?? Secret,
            operations.ToString(CultureInfo.InvariantCulture),
            hasPatch ? "true" : "false");
        return new ScimmyServer(process, await process.ReadAddressAsync("SCIM"));
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
