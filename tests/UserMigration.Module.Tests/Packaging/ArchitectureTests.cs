using System;
using UserMigration.Module.Tests.Hosting;
using UserMigration.Tests.Shared;
using Xunit;

namespace UserMigration.Module.Tests.Packaging;

/// <summary>The layers of the module point one way.</summary>
public static class ArchitectureTests
{
    private static readonly string[] s_layers = ["Infrastructure", "Completion", "Questions", "Commands"];

    [Fact]
    public static void Layer_UsesThoseBeforeItOnly()
    {
        using ModuleSession session = new ModuleSession();
        Type cmdlet = (Type)session.Invoke("(Get-Command Import-MigrationCsv).ImplementingType").Output[0].BaseObject;

        Assert.Empty(References.FindUpward(cmdlet.Assembly, "UserMigration", s_layers));
    }
}
