using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Tests.Journal;
using UserMigration.Tests.Shared;
using Xunit;
using Fault = UserMigration.Engine.Tests.Upload.MemoryStore.Fault;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>Records of which nobody could tell, whatever comes next.</summary>
public sealed class DoubtTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;
    private readonly SteppedTime _time = new SteppedTime();
    private readonly MemoryStore _store;

    public DoubtTests() => _store = new MemoryStore(_time);

    private string Journal => Path.Combine(_folder, "run", "journal.ndjson");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task RecordThatIsThere_IsCreated_ThoughTheNextCallIsRefusedAsAWhole()
    {
        _store.Meet = (call, _) => call == 1 ? Fault.LostAfter : Fault.Refused(IdentityStoreFault.Refused, 361);
        UploadRun run = new UploadRun(_store, _folder);

        Assert.Equal("3 given = Created 3", (await run.RunAsync(UploadRun.CreateFile(_folder, 3))).ToString());

        Assert.All(run.Results, result => Assert.True(result.Settled));
        Assert.Null(run.AbortedBy);
    }

    [Fact]
    public async Task RecordAlone_ThatIsThere_IsCreated_ThoughAGatewayCallsItTooLarge()
    {
        _store.Meet = (_, _) => Fault.RefusedAfter(IdentityStoreFault.TooLarge, 504);
        UploadRun run = new UploadRun(_store, _folder);

        Assert.Equal("1 given = Created 1", (await run.RunAsync(UploadRun.CreateFile(_folder, 1))).ToString());

        Assert.Single(_store.Users);
    }

    [Fact]
    public async Task RecordAlone_ThatIsRefusedAsADuplicate_IsExisting()
    {
        _store.Meet = (_, _) => Fault.Refused(IdentityStoreFault.Refused, 361);
        UploadRun run = new UploadRun(_store, _folder);
        string file = UploadRun.CreateFile(_folder, 2);
        UploadRun.Read(file).ToList().ForEach(record => _store.Add(record, DateTimeOffset.UnixEpoch));

        Assert.Equal("2 given = Existing 2", (await run.RunAsync(file)).ToString());
    }

    [Fact]
    public async Task TwoRecordsOfOneKey_DoNotShareAUser()
    {
        string file = Path.Combine(_folder, "users.csv");
        await File.WriteAllTextAsync(file, "email\ntwin@example.com\ntwin@example.com\n", TestContext.Current.CancellationToken);
        _store.Meet = (call, _) => call == 1 ? Fault.LostAfter : Fault.None;
        UploadRun run = new UploadRun(_store, _folder);

        Assert.Equal("2 given = Created 1, Existing 1", (await run.RunAsync(file)).ToString());

        Assert.Single(_store.Users);
    }

    [Fact]
    public async Task CallThatIsStillAtWork_WhenTheRunGoesOn_DoublesNobody()
    {
        _store.IsKeyUnique = false;
        string file = UploadRun.CreateFile(_folder, 1);
        _store.Meet = (_, _) => Fault.LostBefore;
        UploadRun first = new UploadRun(_store, _folder);
        first.Options.Patience = TimeSpan.FromSeconds(1);
        await first.RunAsync(file);
        CrashedJournal.Rewrite(Journal, lines => lines.TakeWhile(line => !line.StartsWith("{\"outcome", StringComparison.Ordinal)));
        _store.Meet = (_, _) => Fault.None;
        _time.Advance(TimeSpan.FromMinutes(1));
        DateTimeOffset resumed = _time.GetUtcNow();
        _store.BeforeLookUp = () =>
        {
            if (_store.Users.Count == 0 && _time.GetUtcNow() > resumed + TimeSpan.FromSeconds(1))
            {
                _store.Add(UploadRun.Read(file).Single(), _time.GetUtcNow());
            }
        };

        MigrationSummary summary = await new UploadRun(_store, _folder).RunAsync(file);

        Assert.Equal("1 given = Created 1", summary.ToString());
        Assert.Single(_store.Users);
    }

    [Fact]
    public async Task StoreThatAnswersNothing_EndsTheRun_WithAnOutcomeForEach()
    {
        _store.Meet = (_, _) => Fault.LostBefore;
        _store.SchemaFault = new IdentityStoreException("Silence.");
        _store.BeforeLookUp = () => throw new IdentityStoreException("Silence.");
        UploadRun run = new UploadRun(_store, _folder);

        MigrationSummary summary = await run.RunAsync(UploadRun.CreateFile(_folder, 40));

        Assert.True(summary.IsBalanced);
        Assert.Equal((10, 30, 4), (summary.Unresolved, summary.NotSent, summary.ExitCode));
        Assert.Equal("StoreUnavailable", run.AbortedBy?.ErrorId);
    }

    [Fact]
    public async Task LongPause_BeforeTheFirstBatch_TakesNoPatienceAway()
    {
        _store.Meet = (call, _) => call == 1 ? Fault.Refused(IdentityStoreFault.NotDone, status: 429) : Fault.None;
        UploadRun run = new UploadRun(_store, _folder);

        MigrationSummary summary = await run.RunAsync(UploadRun.Read(UploadRun.CreateFile(_folder, 5)).Select(record =>
        {
            _time.Advance(TimeSpan.FromMinutes(20));
            return record;
        }));

        Assert.Equal("5 given = Created 5", summary.ToString());
    }

    [Fact]
    public async Task DeltaMigration_WithoutASchema_ChangesNobody()
    {
        string file = UploadRun.CreateFile(_folder, 2);
        foreach (IdentityRecord record in UploadRun.Read(file))
        {
            _store.Add(record, _time.GetUtcNow() - TimeSpan.FromDays(1));
        }

        _store.Users[0].Attributes["givenName"] = "another";
        _store.SchemaFault = new IdentityStoreException(IdentityStoreFault.Denied, "No.");
        UploadRun run = new UploadRun(_store, _folder);
        run.Options.DeltaMigration = true;

        await run.RunAsync(file);

        Assert.Equal("SchemaUnreadable", run.AbortedBy?.ErrorId);
        Assert.Equal(0, _store.Changes);
    }

    [Fact]
    public void RecordInDoubt_ThatIsDeclined_IsUnresolved()
    {
        string file = UploadRun.CreateFile(_folder, 2);
        QueuedRecord[] records = UploadRun.Read(file).Select(record => new QueuedRecord(record)).ToArray();
        records[0].InDoubtSince = _time.GetUtcNow();

        RecordBatch batch = new RecordBatch(1, records);

        Assert.Equal([BulkUserStatus.Unresolved, BulkUserStatus.NotSent], batch.Settle(BulkUserStatus.NotSent, "It was declined.").Select(result => result.Status));
    }

    [Fact]
    public async Task FileOfTheRunFolder_IsNoSourceOfIt()
    {
        await RejectOneAsync();
        string rejects = Path.Combine(_folder, "run", "rejects.csv");

        MigrationException exception = await Assert.ThrowsAsync<MigrationException>(() => new UploadRun(_store, _folder).RunAsync(rejects));

        Assert.Equal(("RunSourceInside", 5), (exception.ErrorId, exception.ExitCode));
        Assert.True(File.Exists(rejects));
    }

    [Fact]
    public async Task TablesStay_WhereTheCommandIsRefused()
    {
        string file = await RejectOneAsync();
        string rejects = Path.Combine(_folder, "run", "rejects.csv");
        string before = File.ReadAllText(rejects);
        File.AppendAllText(file, "more@example.com,More\n");

        await Assert.ThrowsAsync<MigrationException>(() => new UploadRun(_store, _folder).RunAsync(file));

        Assert.Equal(before, File.ReadAllText(rejects));
    }

    [Fact]
    public async Task RowsThatWereThere_AreKept_WhereTheirRecordsAreNotGivenAgain()
    {
        string file = await RejectOneAsync();
        string rejects = Path.Combine(_folder, "run", "rejects.csv");
        string before = File.ReadAllText(rejects);

        await new UploadRun(_store, _folder).RunAsync(UploadRun.Read(file).Skip(1));

        Assert.False(File.Exists(rejects));
        Assert.Equal(before, File.ReadAllText(rejects + ".old"));
    }

    private async Task<string> RejectOneAsync()
    {
        string file = UploadRun.CreateFile(_folder, 2);
        bool isFirst = true;
        await new UploadRun(_store, _folder).RunAsync(UploadRun.Read(file).Select(record =>
        {
            if (isFirst)
            {
                record.GetRecord().AddIssue(new MigrationIssue("Rule", IssueSeverity.Error, "email", "It is wrong.", "Fix it.", record.Line));
                isFirst = false;
            }

            return record;
        }));
        return file;
    }
}
