using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Folder;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Runs.Upload;
using UserMigration.Tests.Shared;
using Xunit;
using Fault = UserMigration.Engine.Tests.Upload.MemoryStore.Fault;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>An upload, step by step: what it takes, gathers, tells and counts.</summary>
public sealed class BulkUploadTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;
    private readonly SteppedTime _time = new SteppedTime();
    private readonly MemoryStore _store;
    private readonly UpsertStore _upserts;

    public BulkUploadTests()
    {
        _store = new MemoryStore(_time);
        _upserts = new UpsertStore(_time);
    }

    private string RunPath => Path.Combine(_folder, "run");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void RecordOfAnotherTarget_IsRefused_AndAbortsARunThatHasBegun()
    {
        UploadRun run = new UploadRun(_store, _folder);
        using BulkUpload upload = NewUpload(run);
        IdentityRecord other = new IdentityRecord(IdentityTarget.Cidaas, new Dictionary<string, object?>(), Records.Of(("email", null)));

        MigrationException before = Assert.Throws<MigrationException>(() => upload.Check(other));
        upload.Add(RecordOf(1));
        MigrationException within = Assert.Throws<MigrationException>(() => upload.Check(other));

        Assert.Equal(("TargetMismatch", MigrationFault.InvalidArgument, 5), (before.ErrorId, before.Fault, before.ExitCode));
        Assert.Equal("The records were created for Cidaas, but the session is connected to Akamai. Specify the session of that store with -Session, or connect to it with Connect-IdentityStore -Target Cidaas.", before.Message);
        Assert.Equal(("TargetMismatch", 4), (within.ErrorId, within.ExitCode));
    }

    [Fact]
    public void RecordOfTheSessionsTarget_IsTaken()
    {
        using BulkUpload upload = NewUpload(new UploadRun(_store, _folder));

        upload.Check(RecordOf(1));
    }

    [Fact]
    public void MissingRecord_IsRefused()
    {
        using BulkUpload upload = NewUpload(new UploadRun(_store, _folder));

        Assert.Throws<ArgumentNullException>("record", () => upload.Check(null!));
        Assert.Throws<ArgumentNullException>("record", () => upload.Add(null!));
        Assert.Throws<ArgumentNullException>("batch", () => upload.Settle(null!, BulkUserStatus.NotSent, null));
    }

    [Fact]
    public void RecordsPerSecond_CountsWhatWasSent()
    {
        using BulkUpload upload = NewUpload(new UploadRun(_store, _folder));
        BulkUserStatus[] statuses =
        [
            BulkUserStatus.Created, BulkUserStatus.Updated, BulkUserStatus.Unchanged, BulkUserStatus.Existing, BulkUserStatus.Deleted,
            BulkUserStatus.Failed, BulkUserStatus.Unresolved, BulkUserStatus.Rejected, BulkUserStatus.NotSent,
        ];
        for (int i = 0; i < statuses.Length; i++)
        {
            upload.Summary.Count(statuses[i], 1L << i);
        }

        upload.Conclude(TimeSpan.FromSeconds(2), 42);

        Assert.Equal(127 / 2.0, upload.Summary.RecordsPerSecond);
        Assert.Equal((42, TimeSpan.FromSeconds(2), 0), (upload.Summary.StoreCount, upload.Summary.Elapsed, upload.Summary.Calls));
    }

    [Fact]
    public async Task UploadThatNeverStarted_HasNoCountOfTheStore()
    {
        using BulkUpload upload = NewUpload(new UploadRun(_store, _folder));

        Assert.Null(await upload.CountStoreAsync(CancellationToken.None));
        Assert.Equal(0, upload.Syncs);
    }

    [Fact]
    public async Task RunThatSentNothing_DoesNotCountTheStore()
    {
        UploadRun run = new UploadRun(_store, _folder);

        MigrationSummary summary = await run.RunAsync([Records.Identity(1, ("email", string.Empty))]);

        Assert.Equal(("1 given = Rejected 1", 0), (summary.ToString(), summary.Batches));
        Assert.Null(summary.StoreCount);
    }

    [Fact]
    public async Task RunThatWasAborted_DoesNotCountTheStore()
    {
        _store.Meet = (_, _) => Fault.Refused(IdentityStoreFault.Denied, 402);

        MigrationSummary summary = await new UploadRun(_store, _folder).RunAsync(Records.Identities(1));

        Assert.Equal(("1 given = NotSent 1", 1, 4), (summary.ToString(), summary.Batches, summary.ExitCode));
        Assert.Null(summary.StoreCount);
    }

    [Fact]
    public async Task Run_CountsItsBatchesAndTheStore()
    {
        MigrationSummary summary = await new UploadRun(_store, _folder).RunAsync(Records.Identities(25));

        // To count the store is a call too.
        Assert.Equal((3, 4L, 25L), (summary.Batches, summary.Calls, summary.StoreCount));
    }

    [Fact]
    public async Task BatchThatTheQueueHasNoRoomFor_IsNotCounted()
    {
        TaskCompletionSource gate = new TaskCompletionSource();
        _store.Pause = () => gate.Task;
        UploadRun run = new UploadRun(_store, _folder);
        run.Options.Workers = 1;
        run.Options.BatchSize = 1;
        using BulkUpload upload = NewUpload(run);
        upload.Start(RunPath);
        int queued = 0;
        while (upload.TryQueue(upload.Add(RecordOf(queued + 1))!))
        {
            queued++;
        }

        Assert.Equal(queued, upload.Summary.Batches);
        gate.SetResult();
        upload.Complete();
        await upload.Completion;
    }

    [Fact]
    public async Task DoneRecord_IsToldWithALaterCall_OrAtTheEnd()
    {
        await new UploadRun(_store, _folder).RunAsync(Records.Identities(2));
        UploadRun run = new UploadRun(_store, _folder);
        using BulkUpload upload = NewUpload(run);
        upload.Start(RunPath);

        Assert.Null(upload.Add(RecordOf(1)));
        Assert.Empty(run.Results);
        upload.Complete();
        await upload.Completion;

        Assert.True(Assert.Single(run.Results).FromJournal);
        Assert.Equal((1, 0), (upload.Summary.Given, upload.Summary.Batches));
    }

    [Fact]
    public async Task ManyDoneRecords_AreTold_WhileOthersAreTaken()
    {
        const int Count = 1024;
        using (RunFolder folder = RunFolder.Open(RunPath, _store, new BulkCreateOptions(), _time))
        {
            RecordBatch batch = new RecordBatch(1, Records.Identities(Count));
            await folder.BeginAsync(batch);
            batch.Settle(BulkUserStatus.Created, null);
            folder.End(batch);
        }

        UploadRun run = new UploadRun(_store, _folder);
        using BulkUpload upload = NewUpload(run);
        upload.Start(RunPath);
        foreach (IdentityRecord record in Records.Identities(Count))
        {
            upload.Add(record);
        }

        Assert.NotEmpty(run.Results);
        upload.Complete();
        await upload.Completion;
        Assert.Equal(Count, run.Results.Count);
    }

    [Theory]
    [InlineData("s1", "user2@example.com")]
    [InlineData("s2", "user1@example.com")]
    public async Task RecordsWithAKeyInCommon_AreInTwoBatches(string sub, string email)
    {
        UploadRun run = NewUpsert();

        await run.RunAsync([UserOf(1, "s1", "user1@example.com"), UserOf(2, sub, email)]);

        Assert.Equal((2, 2), (run.Summary!.Batches, _upserts.Creates));
    }

    [Fact]
    public async Task RecordsOfAUser_PartABatchOnlyWhereBothAreInIt()
    {
        UploadRun run = NewUpsert();
        run.Options.BatchSize = 2;

        await run.RunAsync([UserOf(1, "s1"), UserOf(2, "s2"), UserOf(3, "s3"), UserOf(4, "s1")]);

        Assert.Equal([1, 1, 2, 2], run.Results.OrderBy(result => result.RecordNumber).Select(result => result.Batch));
    }

    [Fact]
    public async Task DeclinedBatch_IsToldAndWritten_AndLaterRecordsOfItsUsersAreHeldBack()
    {
        UploadRun run = NewUpsert();
        using BulkUpload upload = NewUpload(run);
        upload.Start(RunPath);
        upload.Add(UserOf(1, "s1"));
        upload.Settle(upload.TakeBatch()!, BulkUserStatus.NotSent, "The batch was declined.");
        Assert.Equal((BulkUserStatus.NotSent, "The batch was declined."), OutcomeOf(Assert.Single(run.Results)));

        upload.Add(UserOf(2, "s1"));
        upload.TryQueue(upload.TakeBatch()!);
        upload.Complete();
        await upload.Completion;
        upload.Conclude(TimeSpan.Zero, null);

        Assert.Equal(
            (BulkUserStatus.NotSent, "An earlier record of the same user has no outcome, and must be processed first."), OutcomeOf(run.Results[1]));
        Assert.Equal(0, _upserts.Creates);
        Assert.Equal(
            [
                "batch,line,error,record",
                "1,,The batch was declined.,1",
                "2,,\"An earlier record of the same user has no outcome, and must be processed first.\",2",
            ],
            File.ReadAllLines(Path.Combine(RunPath, "fail.csv")));
        Assert.DoesNotContain("\"intent\"", File.ReadAllText(Path.Combine(RunPath, "journal.ndjson")), StringComparison.Ordinal);
    }

    [Fact]
    public void UploadThatIsStopped_WritesDownWhatItDidNotSend()
    {
        UploadRun run = new UploadRun(_store, _folder);
        using (BulkUpload upload = NewUpload(run))
        {
            upload.Start(RunPath);
            upload.Add(RecordOf(1));
            upload.Add(RecordOf(2));
        }

        Assert.Equal(
            ["batch,line,error,record", "1,,The run was stopped.,1", "1,,The run was stopped.,2"], File.ReadAllLines(Path.Combine(RunPath, "fail.csv")));
        Assert.Empty(run.Results);
        Assert.Equal(0, _store.Creates);
    }

    [Fact]
    public async Task ConcludedUpload_LetsGoOfItsFolder()
    {
        using BulkUpload upload = NewUpload(new UploadRun(_store, _folder));
        upload.Start(RunPath);
        upload.Complete();
        await upload.Completion;

        upload.Conclude(TimeSpan.Zero, null);

        Assert.Equal((0, MigrationRunState.Completed), (upload.Summary.ExitCode, RunFolderReader.Read(RunPath).State));
        Assert.True(upload.Syncs > 0);
        RunFolder.Open(RunPath, _store, new BulkCreateOptions(), _time).Dispose();
    }

    [Fact]
    public async Task FolderThatIsGoneAtTheEnd_MakesTheRunAnAbortedOne()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps a folder in which a file is open.");
        using BulkUpload upload = NewUpload(new UploadRun(_store, _folder));
        upload.Start(RunPath);
        upload.Complete();
        await upload.Completion;
        Directory.Move(RunPath, RunPath + ".moved");
        Directory.CreateDirectory(RunPath);

        upload.Conclude(TimeSpan.Zero, null);

        Assert.Equal(("RunFolderLost", 4), (upload.AbortedBy?.ErrorId, upload.Summary.ExitCode));
    }

    private static (BulkUserStatus Status, string? Error) OutcomeOf(BulkUserResult result) => (result.Status, result.Error);

    private static IdentityRecord RecordOf(int number) => Records.Identity(number, ("email", $"user{number}@example.com"));

    private static IdentityRecord UserOf(int number, string sub, string? email = null)
    {
        Dictionary<string, object?> attributes = new Dictionary<string, object?> { ["sub"] = sub };
        if (email is not null)
        {
            attributes["email"] = email;
        }

        // As one of a change file, so that a user may come several times.
        return new IdentityRecord(IdentityTarget.Akamai, attributes, Records.Of(number, ("sub", sub))) { Operation = RecordOperation.Update };
    }

    private UploadRun NewUpsert()
    {
        UploadRun run = new UploadRun(_upserts, _folder);
        run.Options.PrimaryKey = "sub";
        return run;
    }

    private BulkUpload NewUpload(UploadRun run) =>
        new BulkUpload(new IdentityStoreSession(run.Store, "client", _time.GetUtcNow()), run.Options, run, _time, () => 0.1);
}
