using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Runs.Folder;
using UserMigration.Engine.Runs.Upload;
using UserMigration.Engine.Stores.Akamai;
using UserMigration.Engine.Stores.Cidaas;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>The exit code of an upload, and the whole text of what is to be done next.</summary>
public sealed class SummaryConclusionsTests : IDisposable
{
    private const string SameCommand = "Run the same command again with the same run folder: it resolves the unresolved records and sends the rest.";

    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;
    private readonly List<RowFile> _rejects = [];
    private readonly BulkCreateOptions _options = new BulkCreateOptions();

    private string RunPath => Path.Combine(_folder, "run");

    public void Dispose()
    {
        _rejects.ForEach(file => file.Dispose());
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(false, new BulkUserStatus[0], 0)]
    [InlineData(false, new[] { BulkUserStatus.Created, BulkUserStatus.Existing }, 0)]
    [InlineData(false, new[] { BulkUserStatus.Failed }, 2)]
    [InlineData(false, new[] { BulkUserStatus.Rejected }, 2)]
    [InlineData(false, new[] { BulkUserStatus.Failed, BulkUserStatus.Rejected }, 2)]
    [InlineData(false, new[] { BulkUserStatus.Unresolved, BulkUserStatus.Failed }, 3)]
    [InlineData(false, new[] { BulkUserStatus.NotSent, BulkUserStatus.Unresolved }, 4)]
    [InlineData(true, new BulkUserStatus[0], 4)]
    public void ExitCode_IsThatOfTheGravest(bool isAborted, BulkUserStatus[] statuses, int exitCode)
    {
        MigrationSummary summary = SummaryOf(statuses);

        SummaryConclusions.Draw(summary, isAborted, _options, StoreTargets.Get(summary.Target).Capabilities, string.Empty, _rejects);

        Assert.Equal(exitCode, summary.ExitCode);
    }

    [Fact]
    public void MissingSummary_IsRefused() => Assert.Throws<ArgumentNullException>(
        "summary", () => SummaryConclusions.Draw(null!, false, _options, StoreTargets.Usual.Capabilities, string.Empty, _rejects));

    [Fact]
    public void PathWithBrackets_IsProposedAsALiteralPath()
    {
        AddRejects("rejects [2024].csv");

        Assert.Contains("Import-MigrationCsv -LiteralPath '" + Path.Combine(_folder, "rejects [2024].csv") + "' | ", NextOf(SummaryOf(BulkUserStatus.Rejected)), StringComparison.Ordinal);
    }

    [Fact]
    public void PathWithATypographicApostrophe_StaysInItsQuotes()
    {
        AddRejects("O’Neill.csv");

        Assert.Contains("O’’Neill.csv' | ", NextOf(SummaryOf(BulkUserStatus.Rejected)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(BulkUserStatus.Unresolved)]
    [InlineData(BulkUserStatus.NotSent)]
    public void RecordWithoutOutcome_NeedsTheSameCommand(BulkUserStatus status)
    {
        AddRejects("rejects.csv");

        Assert.Equal(SameCommand, NextOf(SummaryOf(BulkUserStatus.Rejected, status)));
    }

    [Fact]
    public void Rehearsal_HasNothingToGoOnWith()
    {
        MigrationSummary summary = SummaryOf(BulkUserStatus.Unresolved);
        summary.RunPath = null;

        Assert.Null(NextOf(summary));
    }

    [Theory]
    [InlineData(BulkUserStatus.NotSent)]
    [InlineData(BulkUserStatus.Failed)]
    public void WrongSetting_IsToBeCorrectedFirst(BulkUserStatus status)
    {
        AddRejects("rejects.csv");
        MigrationSummary summary = SummaryOf(status);

        SummaryConclusions.Draw(summary, true, _options, StoreTargets.Get(summary.Target).Capabilities, string.Empty, _rejects, isSettingWrong: true);

        Assert.StartsWith("Correct the setting that the error names, then run the command again with the same run folder", summary.Next, StringComparison.Ordinal);
    }

    [Fact]
    public void StepsOfTheRecords_AreRepeated()
    {
        AddRejects("rejects.csv");
        MigrationSummary summary = SummaryOf(BulkUserStatus.Rejected);

        SummaryConclusions.Draw(summary, false, _options, StoreTargets.Get(summary.Target).Capabilities, " -Map 'map.psd1'", _rejects, " | Repair-MigrationRecord -Safe | Test-MigrationRecord -UniqueKey 'email'");

        Assert.Contains("rejects.csv' | Repair-MigrationRecord -Safe | Test-MigrationRecord -UniqueKey 'email' | ConvertTo-IdentityRecord -Target Akamai -Map 'map.psd1' | ", summary.Next, StringComparison.Ordinal);
    }

    [Fact]
    public void RepairedRecordsThatWereNotTested_AreRepairedAndTested()
    {
        AddRejects("rejects.csv");
        MigrationSummary summary = SummaryOf(BulkUserStatus.Rejected);

        SummaryConclusions.Draw(summary, false, _options, StoreTargets.Get(summary.Target).Capabilities, string.Empty, _rejects, " | Repair-MigrationRecord -Safe");

        Assert.Contains(" | Repair-MigrationRecord -Safe | Test-MigrationRecord | ConvertTo-IdentityRecord", summary.Next, StringComparison.Ordinal);
    }

    [Fact]
    public void PaceThatWasGiven_IsRepeated()
    {
        AddRejects("rejects.csv");
        _options.BatchSize = 20;
        _options.Workers = 8;
        _options.RateLimit = 0.5;
        _options.Timeout = TimeSpan.FromSeconds(30);

        Assert.Contains(" -BatchSize 20 -Workers 8 -RateLimit 0.5 -TimeoutSeconds 30 -RunPath ", NextOf(SummaryOf(BulkUserStatus.Rejected)), StringComparison.Ordinal);
    }

    [Fact]
    public void RunWithoutFaults_LeavesNothingToDo()
    {
        AddRejects("rejects.csv");

        Assert.Null(NextOf(SummaryOf(BulkUserStatus.Created)));
    }

    [Fact]
    public void FailedRecordOfNoRow_LeavesNothingToMend() => Assert.Null(NextOf(SummaryOf(BulkUserStatus.Failed)));

    [Fact]
    public void RowsToMend_AreReadCheckedAndSent()
    {
        AddRejects("rejects.csv");

        Assert.Equal(
            $"Fix the rows, then: Import-MigrationCsv '{FileOf("rejects.csv")}' | Test-MigrationRecord | ConvertTo-IdentityRecord -Target Akamai | "
                + $"Invoke-BulkUserCreate -EntityType user -RunPath '{RunPath}.2'",
            NextOf(SummaryOf(BulkUserStatus.Rejected, BulkUserStatus.Failed)));
    }

    [Fact]
    public void RowsToMend_OfAStoreWithRulesOfItsOwn_AreCheckedForIt()
    {
        AddRejects("rejects.csv");
        _options.PrimaryKey = "sub";
        _options.BatchSize = StoreTargets.Get(IdentityTarget.Cidaas).Capabilities.BatchSize;
        MigrationSummary summary = SummaryOf(BulkUserStatus.Failed);
        summary.Target = IdentityTarget.Cidaas;

        Assert.Equal(
            $"Fix the rows, then: Import-MigrationCsv '{FileOf("rejects.csv")}' | Test-MigrationRecord -Target Cidaas | "
                + $"ConvertTo-IdentityRecord -Target Cidaas | Invoke-BulkUserCreate -RunPath '{RunPath}.2'",
            NextOf(summary));
    }

    [Fact]
    public void RowsToMend_OfAChangeFile_AreCheckedAndConvertedAsOne()
    {
        AddRejects("rejects.csv");

        Assert.Equal(
            $"Fix the rows, then: Import-MigrationCsv '{FileOf("rejects.csv")}' | Test-MigrationRecord -OperationColumn 'what''s done' | "
                + "ConvertTo-IdentityRecord -Target Akamai -OperationColumn 'what''s done' -FoldBy 'email' | "
                + $"Invoke-BulkUserCreate -EntityType user -RunPath '{RunPath}.2'",
            NextOf(SummaryOf(BulkUserStatus.Rejected), " -OperationColumn 'what''s done' -FoldBy 'email'"));
    }

    [Fact]
    public void RowsToMend_AreSentAsTheRunWent()
    {
        AddRejects("rejects.csv");
        _options.PrimaryKey = "legacy'Id";
        _options.DeltaMigration = true;
        _options.OmitPassword = true;
        _options.AllowDelete = true;
        _options.Settings = StoreSettings.None.With(CidaasSettings.ResolveSub, true).With(AkamaiSettings.CommitEach, CommitEach.Smart);

        Assert.EndsWith(
            " | Invoke-BulkUserCreate -EntityType user -PrimaryKey 'legacy''Id' -DeltaMigration -OmitPassword -AllowDelete -ResolveSub "
                + $"-CommitEach Smart -RunPath '{RunPath}.2'",
            NextOf(SummaryOf(BulkUserStatus.Rejected)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void RowsToMend_GoIntoAFolderThatIsNotThereYet()
    {
        AddRejects("rejects.csv");
        Directory.CreateDirectory(RunPath + ".2");
        Directory.CreateDirectory(RunPath + ".3");

        Assert.EndsWith($" -RunPath '{RunPath}.4'", NextOf(SummaryOf(BulkUserStatus.Rejected)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "Fix the rows (1 of them contains rows of other users in a field), then: ")]
    [InlineData(12, "Fix the rows (12 of them contain rows of other users in a field), then: ")]
    public void RowsThatHaveTakenOthers_AreCounted(long merged, string start)
    {
        AddRejects("rejects.csv");
        MigrationSummary summary = SummaryOf(BulkUserStatus.Rejected);
        summary.Merged = merged;

        Assert.StartsWith(start, NextOf(summary), StringComparison.Ordinal);
    }

    [Fact]
    public void RowsThatRepeatOthers_AreNotSent()
    {
        AddRejects("rejects.csv");
        MigrationSummary summary = SummaryOf(BulkUserStatus.Rejected, BulkUserStatus.Rejected);

        DrawWithDuplicate(summary);

        Assert.StartsWith(
            $"1 row repeats the key of another row, and is in '{FileOf("duplicates.csv")}'. The following command does not send it. Fix the rows, then: Import-MigrationCsv '{FileOf("rejects.csv")}' | ",
            summary.Next,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, 2, "2 records now have other values than the run sent. Start the commands of the run again, or use -Force to accept what was sent.", true)]
    [InlineData(1, 2, "1 record now has other values than the run sent. Start the commands of the run again, or use -Force to accept what was sent. Fix the rows, then: ", false)]
    public void RecordsThatTheRunSentWithOtherValues_HaveNothingToFix(int changed, int rejected, string next, bool isAll)
    {
        AddRejects("rejects.csv");
        MigrationSummary summary = SummaryOf([.. Enumerable.Repeat(BulkUserStatus.Rejected, rejected)]);
        RunReason reason = new RunReason(BulkUserStatus.Rejected, "PayloadChanged");
        reason.Count(changed, 2);
        summary.Reasons.Add(reason);

        string? found = NextOf(summary);

        Assert.StartsWith(next, found, StringComparison.Ordinal);
        Assert.Equal(isAll, found!.Length == next.Length);
    }

    [Fact]
    public void OnlyRowsThatRepeatOthers_AreNoCommand()
    {
        MigrationSummary summary = SummaryOf(BulkUserStatus.Rejected);

        DrawWithDuplicate(summary);

        Assert.Equal(
            $"1 row repeats the key of another row, and is in '{FileOf("duplicates.csv")}'. Fix the key of each row that is of another user, and upload only these rows.",
            summary.Next);
    }

    private void DrawWithDuplicate(MigrationSummary summary)
    {
        MigrationRecord record = Records.Of(("email", "user1@example.com"));
        using RowFile duplicates = new RowFile(FileOf("duplicates.csv"), record);
        duplicates.Add(record);
        SummaryConclusions.Draw(summary, false, _options, StoreTargets.Get(summary.Target).Capabilities, string.Empty, _rejects, duplicates: [duplicates]);
    }

    private string FileOf(string name) => Path.Combine(_folder, name);

    private void AddRejects(string name) => _rejects.Add(new RowFile(FileOf(name), Records.Of(("email", "user1@example.com"))));

    private string? NextOf(MigrationSummary summary, string conversion = "")
    {
        SummaryConclusions.Draw(summary, false, _options, StoreTargets.Get(summary.Target).Capabilities, conversion, _rejects);
        return summary.Next;
    }

    private MigrationSummary SummaryOf(params BulkUserStatus[] statuses)
    {
        MigrationSummary summary = new MigrationSummary { EntityType = "user", RunPath = RunPath };
        Array.ForEach(statuses, summary.Count);
        return summary;
    }
}
