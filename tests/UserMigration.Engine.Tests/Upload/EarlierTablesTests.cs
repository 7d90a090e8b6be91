using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Tests.Shared;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>Rows that someone fixed in a run folder survive the next commands of the run.</summary>
public sealed class EarlierTablesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;
    private readonly MemoryStore _store = new MemoryStore(new SteppedTime()) { Refuse = record => record.RecordNumber == 3 };

    private string Rejects => Path.Combine(_folder, "run", "rejects.csv");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task EditedTable_IsKept_WithAWarning_HoweverOftenTheRunIsRetried()
    {
        string file = UploadRun.CreateFile(_folder, 5);
        await RunAsync(file);
        File.AppendAllText(Rejects, "first@example.com,First\n");
        IReadOnlyList<string> warnings = await RunAsync(file);
        File.AppendAllText(Rejects, "second@example.com,Second\n");

        await RunAsync(file);
        await RunAsync(file);

        Assert.Contains("rejects.csv' was edited after the run wrote it. This command does not read it, and keeps it as 'rejects.csv.old'.", Assert.Single(warnings), StringComparison.Ordinal);
        Assert.Contains("first@example.com", File.ReadAllText(Rejects + ".old"), StringComparison.Ordinal);
        Assert.Contains("second@example.com", File.ReadAllText(Rejects + ".old2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TableThatNobodyEdited_HasOneOlderVersion_WithoutAWarning()
    {
        string file = UploadRun.CreateFile(_folder, 5);
        for (int i = 0; i < 3; i++)
        {
            Assert.Empty(await RunAsync(file));
        }

        Assert.Equal(["rejects.csv", "rejects.csv.old"], Directory.GetFiles(Path.Combine(_folder, "run"), "rejects.csv*").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task TableOfACommandThatDied_IsNeverReplaced()
    {
        string file = UploadRun.CreateFile(_folder, 5);
        await RunAsync(file);
        await RunAsync(file);
        string manifest = Path.Combine(_folder, "run", "manifest.json");
        File.WriteAllText(manifest, System.Text.RegularExpressions.Regex.Replace(File.ReadAllText(manifest), "\"tables\": \\{[^}]*\\}", "\"tables\": {}"));

        Assert.Empty(await RunAsync(file));

        Assert.True(File.Exists(Rejects + ".old2"));
    }

    private async Task<IReadOnlyList<string>> RunAsync(string file)
    {
        UploadRun run = new UploadRun(_store, _folder);
        run.Options.RetryFailed = true;
        await run.RunAsync(file);
        return run.Told.Where(message => message.Contains("was edited", StringComparison.Ordinal)).ToArray();
    }
}
