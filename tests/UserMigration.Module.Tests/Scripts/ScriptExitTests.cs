using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace UserMigration.Module.Tests.Scripts;

/// <summary>A published script never exits with 0 when something is wrong.</summary>
public static class ScriptExitTests
{
    public static IEnumerable<TheoryDataRow<string, ScriptCase, int>> Cases() => Select(isLong: false);

    public static IEnumerable<TheoryDataRow<string, ScriptCase, int>> LongCases() => Select(isLong: true);

    [Theory]
    [MemberData(nameof(Cases))]
    public static void Script_ExitsWith(string script, ScriptCase found, int exitCode)
    {
        using ScriptStage stage = new ScriptStage(PublishedScripts.All.Single(one => one.Name == script), found);

        Assert.Equal(exitCode, stage.Run());
    }

    [Theory]
    [MemberData(nameof(LongCases))]
    [Trait("Category", "Long")]
    public static void Script_ExitsWith_WhereTheStoreFailsAgainAndAgain(string script, ScriptCase found, int exitCode) =>
        Script_ExitsWith(script, found, exitCode);

    private static IEnumerable<TheoryDataRow<string, ScriptCase, int>> Select(bool isLong) =>
        from script in PublishedScripts.All
        from found in Enum.GetValues<ScriptCase>()
        let exitCode = script.ExitCode(found)
        where exitCode is not null && isLong == (found == ScriptCase.RecordUnresolved && script.Target == "Cidaas")
        select new TheoryDataRow<string, ScriptCase, int>(script.Name, found, exitCode.Value);
}
