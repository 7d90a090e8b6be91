using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Tests.Shared;
using Xunit;
using Fault = UserMigration.Engine.Tests.Upload.MemoryStore.Fault;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>Calls that a store refuses as a whole in words alone: without an argument that it names.</summary>
public sealed class RefusalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;
    private readonly SteppedTime _time = new SteppedTime();
    private readonly UpsertStore _store;

    public RefusalTests() => _store = new UpsertStore(_time);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(new[] { 17 })]
    [InlineData(new[] { 1, 2 })]
    [InlineData(new[] { 3, 20, 21, 22, 23, 24, 25, 26, 60 })]
    public async Task PoisonedRecords_AreFailed_AndTheOthersLand(int[] poisoned)
    {
        Poison(poisoned);

        UploadRun run = await RunAsync(60, 50);

        Assert.Equal(poisoned, run.Results.Where(result => result.Status == BulkUserStatus.Failed).Select(result => (int)result.RecordNumber).Order());
        Assert.Equal(60 - poisoned.Length, run.Summary!.Created);
        Assert.Null(run.AbortedBy);
    }

    [Theory]
    [InlineData(IdentityStoreFault.Denied, "RunDenied", "10 given = NotSent 10")]
    [InlineData(IdentityStoreFault.Unresolved, "StoreUnavailable", "10 given = Unresolved 5, NotSent 5")]
    public async Task AnswerOfSomethingInFrontOfTheStore_EndsTheRunAtOnce(IdentityStoreFault kind, string errorId, string ledger)
    {
        _store.Meet = (_, _) => new Fault(new IdentityStoreException(kind, "The answer is HTTP 302.") { HttpStatus = 302, IsFromElsewhere = true }, null);
        UploadRun run = new UploadRun(_store, _folder);
        run.Options.BatchSize = 5;

        MigrationSummary summary = await run.RunAsync(UploadRun.CreateFile(_folder, 10));

        Assert.Equal((errorId, 4, ledger), (run.AbortedBy?.ErrorId, summary.ExitCode, summary.ToString()));
        Assert.Contains("The answer is HTTP 302.", run.AbortedBy!.Message, StringComparison.Ordinal);
        Assert.Equal((1, 0), (_store.Creates, _store.LookUps));
    }

    [Fact]
    public async Task AnswerOfSomethingInFrontOfTheStore_AfterOneOfTheStore_IsGotOver()
    {
        _store.Meet = (call, _) => call == 2
            ? new Fault(new IdentityStoreException(IdentityStoreFault.Unresolved, "A page.") { HttpStatus = 200, IsFromElsewhere = true }, null)
            : Fault.None;

        Assert.Equal("30 given = Created 30", (await new UploadRun(_store, _folder).RunAsync(UploadRun.CreateFile(_folder, 30))).ToString());
    }

    [Fact]
    public async Task WrongSetting_StopsTheRun_AfterAFewRecordsAlone()
    {
        Poison(Enumerable.Range(1, 100).ToArray());

        UploadRun run = await RunAsync(100, 50);

        Assert.Equal("RunSettingRefused", run.AbortedBy?.ErrorId);
        Assert.Equal((5, 95), (run.Summary!.Failed, run.Summary.NotSent));
        Assert.True(_store.Creates < 20, $"It took {_store.Creates} calls.");
    }

    [Fact]
    public async Task RunThatGoesOn_KnowsThatTheStoreAcceptedRecordsBefore()
    {
        await RunAsync(5, 50);
        Poison(Enumerable.Range(6, 20).ToArray());

        UploadRun run = await RunAsync(25, 50, "more.csv");

        Assert.Null(run.AbortedBy);
        Assert.Equal(20, run.Summary!.Failed);
    }

    [Theory]
    [InlineData(1, 1, 50)]
    [InlineData(50, 50, 50)]
    [InlineData(51, 51, 50)]
    [InlineData(2500, 1000, 50)]
    [InlineData(2500, 1000, 1)]
    [InlineData(1000, 1000, 999)]
    public async Task CallThatIsTooLarge_IsHalved_UntilItFits(int count, int batchSize, int largest)
    {
        _store.Meet = (_, records) => records.Count > largest ? Fault.Refused(IdentityStoreFault.TooLarge, status: 413) : Fault.None;

        UploadRun run = await RunAsync(count, batchSize);

        Assert.Equal(count, run.Summary!.Created);
        Assert.Equal(count, _store.Received.Count);
    }

    private void Poison(int[] numbers) => _store.Meet = (_, records) => records.Any(record => numbers.Contains((int)record.RecordNumber))
        ? Fault.Refused(IdentityStoreFault.Refused, status: 417)
        : Fault.None;

    private async Task<UploadRun> RunAsync(int count, int batchSize, string file = "users.csv")
    {
        string path = Path.Combine(_folder, file);
        File.WriteAllText(path, "sub,email\n" + string.Concat(Enumerable.Range(1, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"s{i},user{i}@example.com\n"))));
        UploadRun run = new UploadRun(_store, _folder);
        run.Options.PrimaryKey = "sub";
        run.Options.BatchSize = batchSize;
        await run.RunAsync(path);
        return run;
    }
}
