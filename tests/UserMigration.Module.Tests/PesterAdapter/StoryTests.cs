using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using UserMigration.Module.Tests.Hosting;
using Xunit;

namespace UserMigration.Module.Tests.PesterAdapter;

/// <summary>The stories of tests/Pester, each It a test case, on the embedded engine.</summary>
public static class StoryTests
{
    private static readonly ConcurrentDictionary<string, PesterFile> s_files = new ConcurrentDictionary<string, PesterFile>();

    public static IEnumerable<TheoryDataRow<string, string>> Tests()
    {
        foreach (string path in Directory.GetFiles(Path.Combine(LaidOutModule.Repository, "tests", "Pester"), "*.Tests.ps1").Order())
        {
            foreach (PesterResult test in Find(path))
            {
                yield return new TheoryDataRow<string, string>(Path.GetFileName(path), test.Name)
                {
                    TestDisplayName = $"{File(path).Name}: {test.Name}",
                    Skip = test.Outcome == "Skipped" ? test.Message : null,
                };
            }
        }
    }

    [Theory]
    [MemberData(nameof(Tests))]
    public static void Story(string file, string test)
    {
        PesterResult? result = File(Path.Combine(LaidOutModule.Repository, "tests", "Pester", file)).ResultOf(test);

        Assert.NotNull(result);
        if (result.Outcome == "Skipped")
        {
            Assert.Skip(result.Message);
        }

        Assert.True(result.Outcome == "Passed", result.Message);
    }

    [Fact]
    public static void EveryFile_HasTestsThatRunHereAndCleansUp()
    {
        foreach (string path in Directory.GetFiles(Path.Combine(LaidOutModule.Repository, "tests", "Pester"), "*.Tests.ps1"))
        {
            IReadOnlyList<PesterResult> tests = Find(path);

            Assert.Contains(tests, test => test.Outcome.Length == 0);
            Assert.Empty(File(path).OtherFailures(tests.Select(test => test.Name)));
        }
    }

    private static PesterFile File(string path) => s_files.GetOrAdd(path, key => new PesterFile(key));

    /// <summary>A file that can't be read is a test that fails, never one that is not there.</summary>
    private static IReadOnlyList<PesterResult> Find(string path)
    {
        try
        {
            IReadOnlyList<PesterResult> tests = File(path).Find();
            return tests.Count > 0 ? tests : [new PesterResult("has no tests", string.Empty, string.Empty)];
        }
        catch (System.Management.Automation.RuntimeException exception)
        {
            return [new PesterResult("can't be read: " + exception.Message, string.Empty, string.Empty)];
        }
    }
}
