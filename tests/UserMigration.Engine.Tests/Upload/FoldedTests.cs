using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Runs.Folder;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Tests.Shared;
using Xunit;
using Fault = UserMigration.Engine.Tests.Upload.MemoryStore.Fault;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>Users that several rows were folded into.</summary>
public sealed class FoldedTests : IDisposable
{
    private const string Text = "sub,email,provider\ns1,a@example.com,self\ns2,b@example.com,self\ns1,c@example.com,google\ns3,d@example.com,self\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;
    private readonly UpsertStore _store = new UpsertStore(new SteppedTime());

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task FoldedRecord_HasOneResult_AndTheLedgerCountsItsOtherRows()
    {
        UploadRun run = await RunAsync(Fold());

        Assert.Equal("3 given = Created 3", run.Summary!.ToString());
        Assert.Equal((4, 1L), (run.Summary.Given + run.Summary.Folded, run.Summary.Folded));
        Assert.Equal([1L, 2L, 4L], run.Results.Select(result => result.RecordNumber).Order());
        Assert.Contains("\"folded\": 1", File.ReadAllText(Path.Combine(run.RunPath, "summary.json")), StringComparison.Ordinal);
        Assert.Equal(1, RunFolderReader.Read(run.RunPath).Summary!.Folded);
    }

    [Fact]
    public async Task FoldedRecord_ThatIsRefused_GivesAllItsRowsBack()
    {
        _store.Answer = record => record.RecordCount > 1 ? StoreRecordAnswer.Refused(null, null, "no", isDuplicate: false) : null;

        UploadRun run = await RunAsync(Fold());

        Assert.Equal("sub,email,provider\ns1,a@example.com,self\ns1,c@example.com,google\n", Read("rejects.csv"));
        Assert.Equal("batch,line,error,record\n1,2,no (the user has 2 rows; the other record numbers: 3),1\n", Read("fail.csv"));
        Assert.Equal(1, run.Summary!.Failed);
    }

    [Fact]
    public async Task FoldedRecord_WithARowInError_IsRejected_WithAllItsRows()
    {
        IdentityRecord[] records = Fold().ToArray();
        records[0].GetRecord().AddIssue(new MigrationIssue("Some", IssueSeverity.Error, "email", "It is wrong.", "Fix it.", 4));

        UploadRun run = await RunAsync(records);

        Assert.Equal("3 given = Created 2, Rejected 1", run.Summary!.ToString());
        Assert.Equal("sub,email,provider\ns1,a@example.com,self\ns1,c@example.com,google\n", Read("rejects.csv"));
    }

    [Fact]
    public async Task FoldedRecord_ThatIsInDoubt_GoesToRetry_WithAllItsRows()
    {
        _store.Meet = (_, _) => Fault.LostBefore;

        await RunAsync(Fold());

        Assert.Equal(Text.Length, Read("retry.csv").Length);
    }

    [Fact]
    public async Task RowThatIsInAFoldedRecord_IsNotTakenAgain()
    {
        IdentityRecord[] records = [.. Fold(), .. UploadRun.Read(Path.Combine(_folder, "users.csv")).Where(record => record.RecordNumber == 3)];

        UploadRun run = await RunAsync(records);

        Assert.Equal("4 given = Created 3, Rejected 1", run.Summary!.ToString());
        Assert.Equal("GivenTwice", run.Results.Single(result => result.RecordNumber == 3).Issues.Single().RuleId);
    }

    [Fact]
    public async Task FoldedRecord_IsDone_WhenTheRunGoesOn_AndChanged_WhereARowChanged()
    {
        await RunAsync(Fold());

        Assert.All((await RunAsync(Fold())).Results, result => Assert.True(result.FromJournal));
        IdentityRecord[] changed = Fold().ToArray();
        ((Dictionary<string, object?>)((object?[])changed[0].Attributes["identities"]!)[1]!)["email"] = "z@example.com";

        UploadRun again = await RunAsync(changed);

        Assert.Equal("PayloadChanged", again.Results.Single(result => result.Status == BulkUserStatus.Rejected).Issues.Single().RuleId);
    }

    [Fact]
    public void ServersWords_HaveTheValuesOfNoRow()
    {
        string masked = ErrorTextMasker.Mask("c@example.com is taken", Fold().Take(1));

        Assert.DoesNotContain("c@example.com", masked, StringComparison.Ordinal);
    }

    /// <summary>The rows as users: those of one sub together.</summary>
    private IEnumerable<IdentityRecord> Fold()
    {
        string path = Path.Combine(_folder, "users.csv");
        File.WriteAllText(path, Text);
        List<MigrationRecord> rows = [];
        using MigrationCsvReader reader = MigrationCsvReader.Open(path, 1, new CsvReadOptions());
        while (reader.Read() is { } row)
        {
            rows.Add(row);
        }

        return rows.GroupBy(row => row.GetValue("sub")).Select(user => new IdentityRecord(
            IdentityTarget.Akamai,
            new Dictionary<string, object?>
            {
                ["sub"] = user.Key,
                ["identities"] = user.Select(row => (object?)new Dictionary<string, object?> { ["email"] = row.GetValue("email") }).ToArray(),
            },
            user.ToArray()));
    }

    private async Task<UploadRun> RunAsync(IEnumerable<IdentityRecord> records)
    {
        UploadRun run = new UploadRun(_store, _folder);
        run.Options.PrimaryKey = "sub";
        await run.RunAsync(records);
        return run;
    }

    private string Read(string name) => File.ReadAllText(Path.Combine(_folder, "run", name));
}
