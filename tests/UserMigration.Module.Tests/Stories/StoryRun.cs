using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using System.Threading.Tasks;
using UserMigration.Module.Tests.Hosting;
using UserMigration.Module.Tests.Shell;

namespace UserMigration.Module.Tests.Stories;

/// <summary>Runs files with stories in a Shell of their own, by Pester itself.</summary>
internal static class StoryRun
{
    /// <summary>The folder of the stories.</summary>
    public static string Folder { get; } = Path.Combine(LaidOutModule.Repository, "tests", "Pester");

    private static string Pester { get; } = typeof(StoryRun).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(item => item.Key == "PesterPath").Value!;

    /// <summary>Runs files; a file that gives no result has one that says so.</summary>
    public static async Task<IReadOnlyList<StoryResult>> RunAsync(IReadOnlyList<string> files)
    {
        using TestFolder folder = new TestFolder();
        string resultPath = folder.File("results.ndjson");
        string command = $"& '{Path.Combine(Folder, "Run.ps1")}' -Pester '{Pester}' -ResultPath '{resultPath}' -Path {string.Join(", ", files.Select(file => $"'{file}'"))}";
        using Process process = ShellRun.Begin(new Dictionary<string, string>(), "-NoProfile", "-NonInteractive", "-Command", command);
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        StoryResult[] results = File.Exists(resultPath)
            ? File.ReadLines(resultPath).Select(line => JsonSerializer.Deserialize<StoryResult>(line)!).ToArray()
            : [];
        string said = await output + await errors;
        return [.. results, .. files.Where(file => !results.Any(result => result.File == file)).Select(file => new StoryResult(file, "has stories", "Failed", said))];
    }
}
