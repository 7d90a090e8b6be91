using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Sandbox.Tests;

/// <summary>One sandbox with the schema that is built in, for the tests of a class.</summary>
public sealed class SandboxFixture : IAsyncLifetime
{
    private int _number;

    public SandboxProcess Sandbox { get; private set; } = null!;

    /// <summary>An address that no other test of the class uses.</summary>
    public string NewEmail() => $"user{Interlocked.Increment(ref _number)}@example.com";

    public async ValueTask InitializeAsync() => Sandbox = await SandboxProcess.StartAsync();

    public ValueTask DisposeAsync() => Sandbox.DisposeAsync();
}
