using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Engine.Tests.Stores;

/// <summary>A script that runs on node, in a process of its own. It ends when its input is closed.</summary>
internal sealed class NodeProcess : IAsyncDisposable
{
    private readonly Process _process;

    private NodeProcess(Process process) => _process = process;

    /// <summary>Starts a script; skips the test where node or a package is missing.</summary>
    /// <param name="package">The package that the script uses.</param>
    /// <param name="purpose">What the package does here.</param>
    /// <param name="place">The folder of the script below that of the tests, which has a package.json.</param>
    /// <param name="script">The name of the script.</param>
    /// <param name="variable">The environment variable that names the folder with the package.</param>
    /// <param name="arguments">The arguments after that folder.</param>
    public static NodeProcess Start(string package, string purpose, string place, string script, string variable, params string[] arguments)
    {
        string? folder = Environment.GetEnvironmentVariable(variable);
        RequiredPart.Demand(
            folder is not null && Directory.Exists(Path.Combine(folder, "node_modules", package)),
            $"{package} is missing, {purpose}: install what {place}/package.json names with npm, and name the folder in {variable}.");
        Process process = StartNode(package, [Path.Combine(AppContext.BaseDirectory, place, script), folder!, .. arguments]);
        process.BeginErrorReadLine();
        return new NodeProcess(process);
    }

    /// <summary>Starts node; skips the test where it is missing.</summary>
    /// <param name="package">What runs on it.</param>
    /// <param name="arguments">The arguments.</param>
    public static Process StartNode(string package, params string[] arguments)
    {
        Process? process = null;
        try
        {
            process = Process.Start(new ProcessStartInfo("node", arguments)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            });
        }
        catch (Win32Exception)
        {
            // Node is missing.
        }

        RequiredPart.Demand(process is not null, $"node is missing, which {package} runs on.");
        return process!;
    }

    /// <summary>Reads the line in which the script says its address.</summary>
    /// <param name="word">The word before the address.</param>
    public async Task<Uri> ReadAddressAsync(string word)
    {
        string? line = await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith(word + " ", line, StringComparison.Ordinal);
        return new Uri(line![(word.Length + 1)..]);
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
