using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Upload;
using UserMigration.Tests.Shared;
using Xunit;
using Fault = UserMigration.Engine.Tests.Upload.MemoryStore.Fault;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>What the workers of a run know of the records that were sent before.</summary>
public sealed class RunMemoryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;
    private readonly SteppedTime _time = new SteppedTime();
    private readonly MemoryStore _store;

    public RunMemoryTests() => _store = new MemoryStore(_time);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void MissingOptions_AreRefused() => Assert.Throws<ArgumentNullException>(
        "options", () => new BulkUserCreator(_store, null!, new UploadRun(_store, _folder), null, _time, () => 0.5));

    [Fact]
    public async Task RecordsThatAreRefusedOneByOne_StopARun_ThatAcceptedNone()
    {
        PoisonFrom(1);

        UploadRun run = await RunAsync(6);

        Assert.Equal("RunSettingRefused", run.AbortedBy?.ErrorId);
        Assert.Equal((5, 1), (run.Summary!.Failed, run.Summary.NotSent));
    }

    [Fact]
    public async Task RecordsThatAreRefusedOneByOne_DoNotStopARun_ThatAcceptedOneBefore()
    {
        await RunAsync(1);
        PoisonFrom(2);

        UploadRun run = await RunAsync(7);

        Assert.Null(run.AbortedBy);
        Assert.Equal((1, 6), (run.Summary!.Created, run.Summary.Failed));
    }

    [Fact]
    public async Task UserThatARecordMade_IsNotTakenForThatOfAnother()
    {
        _store.Meet = (call, _) => call == 2 ? Fault.LostBefore : Fault.None;
        UploadRun run = NewRun();

        await run.RunAsync(UploadRun.Read(Write("email,givenName\nuser1@example.com,Al\nuser1@example.com,Al\n")));

        Assert.Equal("2 given = Created 1, Existing 1", run.Summary!.ToString());
        Assert.Equal(BulkUserStatus.Existing, run.Results.Single(result => result.RecordNumber == 2).Status);
    }

    [Fact]
    public async Task LaterRecordOfAUser_WaitsForTheEarlierOne()
    {
        UpsertStore store = new UpsertStore(_time);
        store.Pause = async () =>
        {
            for (int i = 0; i < 200 && store.Creates == 2; i++)
            {
                await Task.Yield();
            }
        };
        UploadRun run = new UploadRun(store, _folder);
        run.Options.BatchSize = 1;
        run.Options.PrimaryKey = "sub";

        await run.RunAsync([UserOf(1, "s0"), UserOf(2, "s1"), UserOf(3, "s1")]);

        Assert.Equal([1L, 2L, 3L], store.Received.Select(record => record.RecordNumber));
    }

    [Fact]
    public async Task RecordThatTheJournalHasNoRoomFor_IsInTheTables()
    {
        UploadRun run = NewRun();
        run.Options.OpenJournal = path => new FullJournal(path, 100);

        await run.RunAsync(UploadRun.Read(UploadRun.CreateFile(_folder, 1)));

        Assert.Equal("1 given = NotSent 1", run.Summary!.ToString());
        Assert.Equal(["batch,line,error,record", "1,2,The run was aborted.,1"], File.ReadAllLines(Path.Combine(run.RunPath, "fail.csv")));
        Assert.Equal(["email,givenName", "user1@example.com,Name 1"], File.ReadAllLines(Path.Combine(run.RunPath, "retry.csv")));
    }

    private static IdentityRecord UserOf(int number, string sub) =>
        new IdentityRecord(IdentityTarget.Akamai, new Dictionary<string, object?> { ["sub"] = sub }, Records.Of(number, ("sub", sub)))
        {
            Operation = RecordOperation.Update,
        };

    private void PoisonFrom(long number) => _store.Meet = (_, records) => records.Any(record => record.RecordNumber >= number)
        ? Fault.Refused(IdentityStoreFault.Refused, status: 417)
        : Fault.None;

    private string Write(string text)
    {
        string path = Path.Combine(_folder, "users.csv");
        File.WriteAllText(path, text);
        return path;
    }

    private UploadRun NewRun()
    {
        UploadRun run = new UploadRun(_store, _folder);
        run.Options.BatchSize = 1;
        return run;
    }

    private async Task<UploadRun> RunAsync(int count)
    {
        UploadRun run = NewRun();
        run.Options.Workers = 1;
        await run.RunAsync(Records.Identities(count));
        return run;
    }
}
