using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Tests.Shared;
using Xunit;
using Fault = UserMigration.Engine.Tests.Upload.MemoryStore.Fault;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>A journal that can't be written any more.</summary>
public sealed class FullDiskTests : IDisposable
{
    private const int Rows = 200;

    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;
    private readonly MemoryStore _store = new MemoryStore(new SteppedTime());

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(100, 1)]
    [InlineData(1_000, 1)]
    [InlineData(2_500, 1)]
    [InlineData(3_333, 1)]
    [InlineData(5_000, 1)]
    [InlineData(1_000, 8)]
    [InlineData(5_000, 8)]
    public async Task FullDisk_EndsTheRunWithAClearError_AndNothingMoreIsSent(int bytes, int workers)
    {
        string file = UploadRun.CreateFile(_folder, Rows);
        FullJournal? journal = null;
        int late = 0;
        _store.Meet = (_, _) =>
        {
            Interlocked.Add(ref late, journal!.IsFull ? 1 : 0);
            return Fault.None;
        };
        UploadRun run = new UploadRun(_store, _folder);
        run.Options.Workers = workers;
        run.Options.OpenJournal = path => journal = new FullJournal(path, bytes);

        MigrationSummary summary = await run.RunAsync(file);

        // With more workers than one, calls whose intent is in the journal may be on their way at that moment.
        Assert.InRange(late, 0, workers - 1);
        Assert.Equal("RunFolderWriteFailed", run.AbortedBy?.ErrorId);
        Assert.Contains("No space left on device. Nothing more is sent.", run.AbortedBy!.Message, StringComparison.Ordinal);
        Assert.Equal(4, summary.ExitCode);
        Assert.True(summary.IsBalanced);
        Assert.Equal(Rows, run.Results.Select(result => result.RecordNumber).Distinct().Count());
        Assert.InRange(summary.NotSent, 1, Rows);
        Assert.InRange(_store.Users.Count, summary.Created, Rows - summary.NotSent);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(2_500)]
    [InlineData(5_000)]
    public async Task SameCommandAgain_WithRoomOnTheDisk_FinishesTheRun(int bytes)
    {
        string file = UploadRun.CreateFile(_folder, Rows);
        UploadRun first = new UploadRun(_store, _folder);
        first.Options.OpenJournal = path => new FullJournal(path, bytes);
        await first.RunAsync(file);

        MigrationSummary summary = await new UploadRun(_store, _folder).RunAsync(file);

        Assert.Equal($"{Rows} given = Created {Rows}", summary.ToString());
        Assert.Equal(Rows, _store.Users.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task DiskThatIsFullFromTheStart_RefusesTheRun(int bytes)
    {
        string file = UploadRun.CreateFile(_folder, 1);
        UploadRun run = new UploadRun(_store, _folder);
        run.Options.OpenJournal = path => new FullJournal(path, bytes);

        MigrationException refused = await Assert.ThrowsAsync<MigrationException>(() => run.RunAsync(file));

        Assert.Equal("RunFolderCreateFailed", refused.ErrorId);
        Assert.Equal(5, refused.ExitCode);
        Assert.Equal(0, _store.Creates);
    }

    [Fact]
    public async Task RunFolderThatCanNotBeMade_IsRefused_AndNothingIsSent()
    {
        string file = UploadRun.CreateFile(_folder, 1);
        UploadRun run = new UploadRun(_store, file);

        MigrationException refused = await Assert.ThrowsAsync<MigrationException>(() => run.RunAsync(file));

        Assert.Equal("RunFolderCreateFailed", refused.ErrorId);
        Assert.Equal(5, refused.ExitCode);
        Assert.Contains(run.RunPath, refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, _store.Creates);
    }
}
