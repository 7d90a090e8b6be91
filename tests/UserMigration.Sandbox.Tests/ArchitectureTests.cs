using UserMigration.Tests.Shared;
using Xunit;

namespace UserMigration.Sandbox.Tests;

/// <summary>The layers of the sandbox point one way.</summary>
public static class ArchitectureTests
{
    // The kinds of store know nothing of each other; what stands behind them all names them.
    private static readonly string[] s_layers =
        ["Values", "Http", "Tokens", "Targets", "Faults", "Startup", "Storage", "Control", "Calls", "Hosting", "Akamai", "Cidaas", "Scim", "PingOne", ""];

    [Fact]
    public static void Layer_UsesThoseBeforeItOnly() => Assert.Empty(References.FindUpward(typeof(Surfaces).Assembly, "UserMigration.Sandbox", s_layers));
}
