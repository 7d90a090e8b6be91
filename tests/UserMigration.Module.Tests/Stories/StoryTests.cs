using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Module.Tests.Stories;

/// <summary>The stories of tests/Pester, each It a test, run by Pester on the Shell.</summary>
public static class StoryTests
{
    private const int Shells = 2;

    public static async Task<IEnumerable<TheoryDataRow<string, string>>> Stories()
    {
        string[] files = Directory.GetFiles(StoryRun.Folder, "*.Tests.ps1").Order().ToArray();
        IReadOnlyList<StoryResult>[] runs = await Task.WhenAll(Enumerable.Range(0, Shells)
            .Select(shell => StoryRun.RunAsync(files.Where((_, index) => index % Shells == shell).ToArray())));
        return runs.SelectMany(results => results).Select(result => new TheoryDataRow<string, string>(result.Result, result.Reason)
        {
            TestDisplayName = $"{Path.GetFileName(result.File)}: {result.Story}",
            Label = string.Empty,
        });
    }

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Stories))]
    public static void Story(string result, string reason)
    {
        // A part of the machine is missing. Where everything has to run, that fails.
        Assert.SkipWhen(result == "Skipped" && Environment.GetEnvironmentVariable("USERMIGRATION_REQUIRE_ALL") != "1", reason.Length > 0 ? reason : "skipped");
        Assert.True(result == "Passed", $"{result}. {reason}");
    }
}
