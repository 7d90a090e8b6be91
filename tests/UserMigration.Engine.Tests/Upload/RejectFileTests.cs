using System;
using System.IO;
using System.Threading.Tasks;
using UserMigration.Tests.Shared;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>The rows that go back: as they were read, and those with broken quotes last.</summary>
public sealed class RejectFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;
    private readonly MemoryStore _store = new MemoryStore(new SteppedTime());

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task RowsWithBrokenQuotes_ComeLast()
    {
        UploadRun run = await RunAsync("email,a\n1@example.com,\"x\n2@example.com,y,z\n3@example.com,\"x\n4@example.com\n5@example.com,y\n");

        Assert.Equal("5 given = Created 1, Rejected 4", run.Summary!.ToString());
        Assert.Equal(
            "email,a\n2@example.com,y,z\n4@example.com\n1@example.com,\"x\n3@example.com,\"x\n",
            File.ReadAllText(Path.Combine(run.RunPath, "rejects.csv")));
        Assert.Empty(Directory.GetFiles(run.RunPath, ".*"));
    }

    [Fact]
    public async Task HiddenFilesOfACommandThatWasKilled_AreDeletedByTheNext()
    {
        UploadRun run = await RunAsync("email,a\n1@example.com,x\n");
        File.WriteAllText(Path.Combine(run.RunPath, ".rejects.csv.0123.draft"), "left");

        await RunAsync("email,a\n1@example.com,x\n");

        Assert.Empty(Directory.GetFiles(run.RunPath, ".*"));
    }

    [Fact]
    public async Task RecordsThatHoldOthers_AreCounted()
    {
        UploadRun run = await RunAsync("email,a\n1@example.com,\"x\n2@example.com,y\"\n3@example.com,\"x\n4@example.com,y\"\n");

        Assert.Equal(("2 given = Rejected 2", 2L), (run.Summary!.ToString(), run.Summary.Merged));
        Assert.StartsWith("Fix the rows (2 of them contain rows of other users in a field), then: ", run.Summary.Next, StringComparison.Ordinal);
    }

    private async Task<UploadRun> RunAsync(string text)
    {
        string file = Path.Combine(_folder, "users.csv");
        File.WriteAllText(file, text);
        UploadRun run = new UploadRun(_store, _folder);
        await run.RunAsync(file);
        return run;
    }
}
