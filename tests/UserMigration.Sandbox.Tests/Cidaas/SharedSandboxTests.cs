using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Sandbox.Tests.Cidaas;

/// <summary>
/// Tests of a class that share one sandbox. Each starts without faults, and takes its keys from the sandbox, so that it does not
/// matter which tests ran before it.
/// </summary>
public abstract class SharedSandboxTests : IClassFixture<CidaasSandbox>, IAsyncLifetime
{
    private readonly CidaasSandbox _sandbox;

    protected SharedSandboxTests(CidaasSandbox sandbox)
    {
        _sandbox = sandbox;
    }

    public virtual async ValueTask InitializeAsync() => await _sandbox.SetFaultsAsync();

    public ValueTask DisposeAsync()
    {
        System.GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
