using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Sandbox;
using Xunit;

namespace UserMigration.Engine.Tests.Stores.Cidaas;

/// <summary>A sandbox of cidaas for the tests of a class. Each sets its faults, and takes keys that no other has.</summary>
public sealed class SharedCidaasSandbox : IAsyncLifetime
{
    private MigrationSandbox _sandbox = null!;
    private int _number;

    public static Task<MigrationSandbox> StartAsync()
    {
        string path = typeof(SharedCidaasSandbox).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "SandboxPath").Value!;
        return SandboxLauncher.StartAsync(new SandboxOptions(path) { Target = IdentityTarget.Cidaas }, TestContext.Current.CancellationToken);
    }

    /// <summary>What the keys of a test start with.</summary>
    public string NewPrefix() => $"t{Interlocked.Increment(ref _number)}-";

    /// <summary>Switches faults on, and all others off, and gives the sandbox.</summary>
    public async Task<MigrationSandbox> WithFaultsAsync(params string[] faults)
    {
        await SandboxControl.SetFaultsAsync(_sandbox, faults, TestContext.Current.CancellationToken);
        return _sandbox;
    }

    public async ValueTask InitializeAsync() => _sandbox = await StartAsync();

    public ValueTask DisposeAsync()
    {
        _sandbox.Dispose();
        return default;
    }
}
