using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Sandbox.Tests;

/// <summary>
/// Tests of a class that share one sandbox and set its faults. Each starts without faults and with an empty log of calls, and takes
/// its keys from the sandbox, so that it does not matter which tests ran before it.
/// </summary>
public abstract class SharedFaultSandboxTests : IClassFixture<FaultSandbox>, IAsyncLifetime
{
    private readonly FaultSandbox _faults;

    protected SharedFaultSandboxTests(FaultSandbox faults)
    {
        _faults = faults;
    }

    public async ValueTask InitializeAsync()
    {
        await _faults.SetAsync();
        await _faults.Sandbox.CallAsync("_sandbox/calls/clear");
    }

    public ValueTask DisposeAsync()
    {
        System.GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
