using UserMigration.Engine.Composition;
using UserMigration.Tests.Shared;
using Xunit;

namespace UserMigration.Engine.Tests;

/// <summary>The layers of the engine point one way.</summary>
public static class ArchitectureTests
{
    private static readonly string[] s_layers =
    [
        "Files",
        "Profiles",
        "Values",
        "Progress",
        "OpenPgp",
        "Rules",
        "Schemas",
        "Csv",
        "Transfer",
        "Passwords",
        "Sampling",
        "Targets",
        "Conversion",
        "Validation",
        "Repairs",
        "Measuring",
        "Changes",
        "Drafting",
        "Sandbox",
        "Runs",
        "Reports",
        "HandOff",
        "Stores",
        "Composition",
    ];

    [Fact]
    public static void Layer_UsesThoseBeforeItOnly() => Assert.Empty(References.FindUpward(typeof(StoreTargets).Assembly, "UserMigration.Engine", s_layers));

    [Fact]
    public static void UpwardReference_IsFound()
    {
        string[] reversed = [.. s_layers];
        System.Array.Reverse(reversed);

        Assert.Contains(
            References.FindUpward(typeof(StoreTargets).Assembly, "UserMigration.Engine", reversed),
            found => found.Contains("Composition.StoreTargets", System.StringComparison.Ordinal));
    }
}
