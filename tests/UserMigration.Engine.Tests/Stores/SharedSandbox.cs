using System;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Sandbox;
using Xunit;

namespace UserMigration.Engine.Tests.Stores;

/// <summary>A sandbox for the tests of a class. Each sets its faults, and uses keys that no other has.</summary>
public abstract class SharedSandbox : IAsyncLifetime
{
    private readonly IdentityTarget _target;
    private MigrationSandbox _sandbox = null!;
    private int _number;

    protected SharedSandbox(IdentityTarget target)
    {
        _target = target;
    }

    /// <summary>The file of the sandbox that was built.</summary>
    internal static string Path { get; } =
        typeof(SharedSandbox).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "SandboxPath").Value!;

    /// <summary>Starts a sandbox that the caller disposes.</summary>
    public static Task<MigrationSandbox> StartAsync(IdentityTarget target, params string[] faults) => SandboxLauncher.StartAsync(
        new SandboxOptions(Path) { Target = target, Faults = faults, FaultSeed = 7 }, TestContext.Current.CancellationToken);

    /// <summary>What the keys of a test start with.</summary>
    public string NewPrefix() => $"t{Interlocked.Increment(ref _number)}-";

    /// <summary>Switches faults on, and all others off, and gives the sandbox.</summary>
    public async Task<MigrationSandbox> WithFaultsAsync(params string[] faults)
    {
        await SandboxControl.SetFaultsAsync(_sandbox, faults, TestContext.Current.CancellationToken);
        return _sandbox;
    }

    public async ValueTask InitializeAsync() => _sandbox = await StartAsync(_target);

    public ValueTask DisposeAsync()
    {
        _sandbox.Dispose();
        GC.SuppressFinalize(this);
        return default;
    }
}

/// <summary>A sandbox of cidaas.</summary>
public sealed class SharedCidaasSandbox() : SharedSandbox(IdentityTarget.Cidaas);

/// <summary>A sandbox of SCIM.</summary>
public sealed class SharedScimSandbox() : SharedSandbox(IdentityTarget.Scim);
