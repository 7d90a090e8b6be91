using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Reports;
using UserMigration.Engine.Runs.Folder;
using UserMigration.Engine.Runs.Upload;
using UserMigration.Engine.Tests.Journal;
using UserMigration.Tests.Shared;
using Xunit;
using Fault = UserMigration.Engine.Tests.Upload.MemoryStore.Fault;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>Records that were not successful are sent again, from the pipeline or from the run.</summary>
public sealed class RetryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;
    private readonly RefusingStore _store = new RefusingStore(new SteppedTime());

    private string RunPath => Path.Combine(_folder, "run");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task FailedRecords_AreNotSentAgain_UnlessAskedFor()
    {
        string file = await FailAsync(20, 3, 7);
        _store.Deny = _ => false;

        Assert.Equal("20 given = Created 18, Failed 2", (await new UploadRun(_store, _folder).RunAsync(file)).ToString());
        Assert.Equal("20 given = Created 20", (await Retry().RunAsync(file)).ToString());
        Assert.Equal(20, _store.Users.Count);
    }

    [Fact]
    public async Task RetryOfTheRun_SendsFailedRecordsOnly_AndCompletesTheTables()
    {
        await FailAsync(20, 3, 7);
        _store.Deny = _ => false;
        int calls = _store.Creates;

        UploadRun retry = RetryOfRun();
        MigrationSummary summary = await retry.RunAsync(Rows(RunRetry.Open(RunPath)));

        Assert.Equal(("2 given = Created 2", 0, 1), (summary.ToString(), summary.ExitCode, _store.Creates - calls));
        Assert.Equal([3L, 7L], retry.Results.Select(result => result.RecordNumber).Order());
        Assert.Equal(20 + 1, File.ReadAllLines(Path.Combine(RunPath, "success.csv")).Length);
        Assert.False(File.Exists(Path.Combine(RunPath, "fail.csv")));
        Assert.Equal((20L, 20L), (RunFolderReader.Read(RunPath).Recorded, RunFolderReader.Read(RunPath).Created));
        Assert.Equal(0, RunRetry.Open(RunPath).Count);
    }

    [Fact]
    public async Task RecordThatIsRefusedAgain_CanBeSentAThirdTime()
    {
        await FailAsync(20, 3, 7);

        Assert.Equal("2 given = Failed 2", (await RetryOfRun().RunAsync(Rows(RunRetry.Open(RunPath)))).ToString());
        _store.Deny = _ => false;
        Assert.Equal("2 given = Created 2", (await RetryOfRun().RunAsync(Rows(RunRetry.Open(RunPath)))).ToString());
    }

    [Fact]
    public async Task NotSentRecords_AreSentByARetryOfTheRun()
    {
        string file = UploadRun.CreateFile(_folder, 30);
        _store.Meet = (call, _) => call == 2 ? Fault.Refused(IdentityStoreFault.Denied, 402) : Fault.None;
        UploadRun first = new UploadRun(_store, _folder);
        first.Options.Workers = 1;
        Assert.Equal("30 given = Created 10, NotSent 20", (await first.RunAsync(file)).ToString());
        Assert.Equal(20, RunRetry.Open(RunPath).Count);

        Assert.Equal("20 given = Created 20", (await RetryOfRun().RunAsync(Rows(RunRetry.Open(RunPath)))).ToString());
        Assert.Equal(30, _store.Users.Count);
    }

    [Fact]
    public async Task RecordsInDoubt_AreLookedUpByARetryOfTheRun()
    {
        string file = UploadRun.CreateFile(_folder, 30);
        await new UploadRun(_store, _folder).RunAsync(file);
        CrashedJournal.Rewrite(Path.Combine(RunPath, "journal.ndjson"), lines => lines.Where(line => !line.StartsWith("{\"outcome\":2,", StringComparison.Ordinal)
            && !line.StartsWith("{\"end", StringComparison.Ordinal)));

        UploadRun retry = RetryOfRun();

        Assert.Equal("10 given = Created 10", (await retry.RunAsync(Rows(RunRetry.Open(RunPath)))).ToString());
        Assert.All(retry.Results, result => Assert.True(result.Settled));
        Assert.Equal(30, _store.Users.Count);
    }

    [Fact]
    public async Task RejectedRecords_StayRejected_EvenIfTheirErrorIsNotFoundAgain()
    {
        string file = UploadRun.CreateFile(_folder, 20);
        _store.Deny = record => record.RecordNumber == 3;
        await new UploadRun(_store, _folder).RunAsync(UploadRun.Read(file).Select(Reject5));
        _store.Deny = _ => false;

        UploadRun retry = RetryOfRun();
        MigrationSummary summary = await retry.RunAsync(Rows(RunRetry.Open(RunPath)));

        Assert.Equal(("2 given = Created 1, Rejected 1", 2), (summary.ToString(), summary.ExitCode));
        Assert.Equal(2, File.ReadAllLines(Path.Combine(RunPath, "rejects.csv")).Length);
        Assert.Equal(19, _store.Users.Count);
    }

    [Fact]
    public async Task RecordWithoutAKey_KeepsItsReason()
    {
        string file = Path.Combine(_folder, "users.csv");
        File.WriteAllText(file, "email,givenName\na@example.com,A\n,B\n");
        await new UploadRun(_store, _folder).RunAsync(file);

        UploadRun retry = RetryOfRun();
        await retry.RunAsync(Rows(RunRetry.Open(RunPath)));

        BulkUserResult result = Assert.Single(retry.Results);
        Assert.Equal(("KeyMissing", "email", true), (Assert.Single(result.Issues).RuleId, result.Issues[0].Attribute, result.FromJournal));
    }

    [Fact]
    public async Task ReportAfterARetry_ShowsTheWholeRun()
    {
        await FailAsync(20, 3, 7);
        await RetryOfRun().RunAsync(Rows(RunRetry.Open(RunPath)));
        string page = Path.Combine(_folder, "report.html");

        MigrationReport.Write([RunPath], page, replaces: false, DateTimeOffset.UnixEpoch);

        string text = File.ReadAllText(page);
        Assert.Contains("The last command processed only 2 of the 20 records of the run", text, StringComparison.Ordinal);
        Assert.Contains("<dt>In the store</dt><dd>18</dd>", text, StringComparison.Ordinal);
        Assert.Contains("<dt>To fix</dt><dd>2</dd>", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RecordThatWasChangedInThePipeline_IsNotSent()
    {
        string file = UploadRun.CreateFile(_folder, 30);
        _store.Meet = (call, _) => call == 2 ? Fault.Refused(IdentityStoreFault.Denied, 402) : Fault.None;
        _store.Deny = record => record.RecordNumber == 3;
        UploadRun first = new UploadRun(_store, _folder);
        first.Options.Workers = 1;
        Assert.Equal("30 given = Created 9, Failed 1, NotSent 20", (await first.RunAsync(UploadRun.Read(file).Select(Rename))).ToString());
        _store.Deny = _ => false;

        UploadRun retry = RetryOfRun();

        Assert.Equal("21 given = Failed 1, NotSent 20", (await retry.RunAsync(Rows(RunRetry.Open(RunPath)))).ToString());
        Assert.All(retry.Results, result => Assert.Contains("-RetryFailed", result.Error, StringComparison.Ordinal));
        Assert.Equal("30 given = Created 30", (await Retry().RunAsync(UploadRun.Read(file).Select(Rename))).ToString());
    }

    [Fact]
    public async Task SourceThatHasChanged_IsRefused()
    {
        string file = await FailAsync(20, 3);
        File.AppendAllText(file, "new@example.com,New\n");

        Assert.Equal("RunSourceChanged", Assert.Throws<MigrationException>(() => RunRetry.Open(RunPath)).ErrorId);
    }

    [Fact]
    public async Task SourceThatIsGone_NeedsInput()
    {
        File.Delete(await FailAsync(20, 3));

        Assert.Equal("RetryNeedsInput", Assert.Throws<MigrationException>(() => RunRetry.Open(RunPath)).ErrorId);
    }

    [Fact]
    public async Task ObjectsWithoutAFile_NeedInput()
    {
        _store.Deny = record => record.RecordNumber == 3;
        await new UploadRun(_store, _folder).RunAsync(Records.Identities(5));

        Assert.Equal("RetryNeedsInput", Assert.Throws<MigrationException>(() => RunRetry.Open(RunPath)).ErrorId);
        _store.Deny = _ => false;
        Assert.Equal("5 given = Created 5", (await Retry().RunAsync(Records.Identities(5))).ToString());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task RetryWhoseJournalEndsAnywhere_IsRetriedAgain_AndNobodyIsThereTwice(int seed)
    {
        string file = UploadRun.CreateFile(_folder, 60);
        Random random = new Random(seed);
        _store.Deny = record => record.RecordNumber % 2 == 0;
        await new UploadRun(_store, _folder).RunAsync(file);
        _store.Deny = _ => false;
        string journal = Path.Combine(RunPath, "journal.ndjson");
        int before = File.ReadAllLines(journal).Length;
        await RetryOfRun().RunAsync(Rows(RunRetry.Open(RunPath)));

        // As after a kill: the store has what was sent, the journal only what was written until then.
        CrashedJournal.Rewrite(journal, lines => lines.Take(random.Next(before + 1, lines.Length)));
        HashSet<string> sent = [.. CrashedJournal.Read(journal).Skip(before).SelectMany(NumbersOf).Select(number => $"user{number}@example.com")];
        _store.Users.RemoveAll(user => user.Attributes["email"] is string email && int.Parse(email[4..email.IndexOf('@', StringComparison.Ordinal)], CultureInfo.InvariantCulture) % 2 == 0 && !sent.Contains(email));
        await RetryOfRun().RunAsync(Rows(RunRetry.Open(RunPath)));

        Assert.Equal(60, _store.Users.Count);
        Assert.Equal(60, _store.Users.Select(user => user.Attributes["email"]).Distinct().Count());
        Assert.Equal(60, RunFolderReader.Read(RunPath).Created);
        Assert.Equal(0, RunRetry.Open(RunPath).Count);
    }
    private static IEnumerable<long> NumbersOf(string line)
    {
        using JsonDocument json = JsonDocument.Parse(line);
        return json.RootElement.TryGetProperty("intent", out _)
            ? json.RootElement.GetProperty("records").EnumerateArray().Select(record => record[1].GetInt64()).ToArray()
            : [];
    }

    private static IdentityRecord Reject5(IdentityRecord record)
    {
        if (record.RecordNumber == 5)
        {
            record.GetRecord().AddIssue(new MigrationIssue("Test", IssueSeverity.Error, null, "Wrong.", "Fix it.", record.Line));
        }

        return record;
    }

    private static IdentityRecord Rename(IdentityRecord record)
    {
        record.Attributes["givenName"] += " the second";
        return record;
    }

    /// <summary>Uploads a file of which the store refuses some records.</summary>
    private async Task<string> FailAsync(int count, params long[] refused)
    {
        string file = UploadRun.CreateFile(_folder, count);
        _store.Deny = record => refused.Contains(record.RecordNumber);
        MigrationSummary summary = await new UploadRun(_store, _folder).RunAsync(file);
        Assert.Equal(refused.Length, summary.Failed);
        return file;
    }

    private UploadRun Retry()
    {
        UploadRun run = new UploadRun(_store, _folder);
        run.Options.RetryFailed = true;
        return run;
    }

    private UploadRun RetryOfRun()
    {
        UploadRun run = Retry();
        run.Options.IsRetryOfRun = true;
        return run;
    }

    private static IEnumerable<IdentityRecord> Rows(RunRetry retry)
    {
        Assert.StartsWith("ConvertTo-IdentityRecord -Target Akamai", retry.Count == 0 ? "ConvertTo-IdentityRecord -Target Akamai" : retry.Pipeline, StringComparison.Ordinal);
        IdentityConverter converter = new IdentityConverter(new ConversionOptions(StoreTargets.Get(IdentityTarget.Akamai)));
        return retry.Read(CancellationToken.None).Select(converter.Convert).Where(retry.Includes);
    }

    /// <summary>A store that refuses records for what they are.</summary>
    private sealed class RefusingStore(TimeProvider time) : MemoryStore(time)
    {
        public Func<IdentityRecord, bool> Deny { get; set; } = _ => false;

        public override StoreCapabilities Capabilities { get; } = new StoreCapabilities { HasUuids = true, RequiresKey = true, PasswordAttributes = ["password"], Settings = [StoreSetting.EntityType] };

        protected override StoreRecordAnswer Create(IdentityRecord record) =>
            Deny(record) ? StoreRecordAnswer.Refused(390, "constraint_violation", "Refused.", isDuplicate: false) : base.Create(record);
    }
}
