using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Folder;
using UserMigration.Engine.Runs.Journal;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Runs.Upload;
using UserMigration.Tests.Shared;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>What a run folder writes down, and when.</summary>
public sealed class RunFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;
    private readonly SteppedTime _time = new SteppedTime();
    private readonly FakeStore _store = new FakeStore();
    private readonly BulkCreateOptions _options = new BulkCreateOptions();

    private string RunPath => Path.Combine(_folder, "run");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(5)]
    [InlineData(-5)]
    [InlineData(null)]
    public async Task Outcomes_HaveTheTimeOfTheStoresClock(int? offset)
    {
        _store.ClockOffset = offset is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        using (RunFolder run = Open())
        {
            RecordBatch batch = Batch(1, 1);
            await run.BeginAsync(batch);
            Settle(batch, BulkUserStatus.Created);
            run.End(batch);
        }

        using RunFolder again = Open();
        HistoryEntry entry = Assert.Single(again.History.Entries).Value;
        Assert.Equal(_time.GetUtcNow().UtcDateTime, entry.IntentAt);
        Assert.Equal(_time.GetUtcNow().UtcDateTime.AddSeconds(offset ?? 0), entry.OutcomeAt);
    }

    [Fact]
    public async Task WhatARecordIsSentAs_IsLetGo_WhenItHasItsOutcome()
    {
        using RunFolder run = Open();
        RecordBatch batch = Batch(1, 1);
        await run.BeginAsync(batch);
        Assert.NotNull(batch.Entries[0].Record.Json);
        Settle(batch, BulkUserStatus.Created);

        run.End(batch);

        Assert.Null(batch.Entries[0].Record.Json);
    }

    [Fact]
    public void LongestTimeout_IsThatOfAnyCommandOfTheRun()
    {
        foreach (int seconds in new[] { 20, 30, 10 })
        {
            _options.Timeout = TimeSpan.FromSeconds(seconds);
            Open().Dispose();
        }

        using RunFolder run = Open();
        Assert.Equal(TimeSpan.FromSeconds(30), run.LongestTimeout);
    }

    [Fact]
    public void Tables_AreHandedOn_TenTimesASecondAtMost()
    {
        using RunFolder run = Open();
        run.WriteTables([ResultOf(1)]);
        Assert.Equal(2, Lines("fail.csv"));

        run.WriteTables([ResultOf(2)]);
        Assert.Equal(2, Lines("fail.csv"));
        _time.Advance(TimeSpan.FromMilliseconds(99));
        run.WriteTables([ResultOf(3)]);
        Assert.Equal(2, Lines("fail.csv"));

        _time.Advance(TimeSpan.FromMilliseconds(1));
        run.WriteTables([ResultOf(4)]);
        Assert.Equal(5, Lines("fail.csv"));
    }

    [Fact]
    public void RejectedRecord_IsInTheJournal()
    {
        using (RunFolder run = Open())
        {
            RecordBatch batch = Batch(1, 1);
            batch.Entries[0].Key = run.Hash.Compute("user1@example.com");
            Settle(batch, BulkUserStatus.Rejected);
            run.Reject(batch.Entries[0]);
        }

        using RunFolder again = Open();
        Assert.Equal(BulkUserStatus.Rejected, Assert.Single(again.History.Entries).Value.Status);
    }

    [Fact]
    public void MissingSummary_IsRefused()
    {
        using RunFolder run = Open();

        Assert.Throws<ArgumentNullException>("summary", () => run.Conclude(null!));
    }

    [Fact]
    public void ClosedFolder_IsNotWrittenAgain()
    {
        RunFolder run = Open();
        run.Close();
        string manifest = Path.Combine(RunPath, "manifest.json");
        File.Delete(manifest);

        run.Close();
        run.Dispose();

        Assert.False(File.Exists(manifest));
    }

    private static RecordBatch Batch(int number, int count) => new RecordBatch(number, Records.Identities(count));

    private static void Settle(RecordBatch batch, BulkUserStatus status)
    {
        foreach (QueuedRecord entry in batch.Entries)
        {
            entry.Result = new BulkUserResult(entry.Record, status) { Batch = batch.Number, Attempts = 1 };
        }
    }

    private static BulkUserResult ResultOf(long number) => new BulkUserResult(
        new IdentityRecord(IdentityTarget.Akamai, new Dictionary<string, object?>(), Records.Of(number, ("email", null))), BulkUserStatus.Failed)
    {
        Error = "It is wrong.",
    };

    private RunFolder Open() => RunFolder.Open(RunPath, _store, _options, _time);

    private int Lines(string name)
    {
        using FileStream file = new FileStream(Path.Combine(RunPath, name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using StreamReader reader = new StreamReader(file);
        return reader.ReadToEnd().Count(letter => letter == '\n');
    }
}
