using System;
using System.IO;
using System.Linq;
using UserMigration.Engine.Runs.Folder;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

public sealed class ReasonsTests
{
    [Fact]
    public void Rejected_CountsEachRuleAndAttributeOnce_WithTheFirstLines()
    {
        MigrationSummary summary = new MigrationSummary();
        for (int line = 2; line < 9; line++)
        {
            summary.Count(Rejected(line, ("EmailShape", "email"), ("EmailShape", "email"), ("DateInvalid", "birthday")));
        }

        summary.Count(Rejected(20, ("EmailShape", "email")));

        Assert.Equal(
            new[] { "8 Rejected: EmailShape email (line 2, 3, 4, 5, 6, …)", "7 Rejected: DateInvalid birthday (line 2, 3, 4, 5, 6, …)" },
            summary.Reasons.Select(reason => reason.ToString()).ToArray());
        Assert.Equal("Fix it.", summary.Reasons.First().Recommendation);
    }

    [Fact]
    public void Failed_IsCountedByTheNameOrCodeOfTheError_AndOthersByTheirStatus()
    {
        MigrationSummary summary = new MigrationSummary();
        summary.Count(new BulkUserResult(Record(2), BulkUserStatus.Failed) { Code = 363, CodeName = "unique_violation" });
        summary.Count(new BulkUserResult(Record(3), BulkUserStatus.Failed) { Code = 360 });
        summary.Count(new BulkUserResult(Record(4), BulkUserStatus.Unresolved));
        summary.Count(new BulkUserResult(Record(5), BulkUserStatus.Created));

        Assert.Equal(new[] { "360", "Unresolved", "unique_violation" }, summary.Reasons.Select(reason => reason.Id).ToArray());
    }

    [Fact]
    public void ToleratedValues_AreCountedAfterTheReasonsOfRecordsWithoutAUser()
    {
        MigrationSummary summary = new MigrationSummary();
        for (int line = 2; line < 5; line++)
        {
            IdentityRecord record = Record(line);
            record.GetRecord().AddIssue(new MigrationIssue("ValueLeftEmpty", IssueSeverity.Warning, "birthday", "Left out.", "Fix it.", line));
            summary.Count(new BulkUserResult(record, BulkUserStatus.Created));
        }

        summary.Count(new BulkUserResult(Record(9), BulkUserStatus.Unresolved));

        Assert.Equal(
            new[] { "1 Unresolved: Unresolved (line 9)", "3 Created: ValueLeftEmpty birthday (line 2, 3, 4)" },
            summary.Reasons.Select(reason => reason.ToString()).ToArray());
    }

    [Fact]
    public void MoreReasonsThanAreKept_AreCountedTogether()
    {
        MigrationSummary summary = new MigrationSummary();
        for (int i = 0; i < RunReasonCollection.MostReasons + 50; i++)
        {
            summary.Count(new BulkUserResult(Record(2), BulkUserStatus.Failed) { CodeName = "error" + i });
        }

        Assert.Equal(50, summary.Reasons.Single(reason => reason.Id == RunReasonCollection.OtherId).Records);
        Assert.Equal(RunReasonCollection.MostReasons + 50, summary.Reasons.Sum(reason => reason.Records));
    }

    [Fact]
    public void SummaryJson_KeepsReasonsAndTimes()
    {
        MigrationSummary summary = new MigrationSummary
        {
            EntityType = "user",
            StartedAt = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc),
            EndedAt = new DateTime(2026, 1, 2, 3, 4, 9, DateTimeKind.Utc),
        };
        summary.Count(Rejected(7, ("EmailShape", "email")));

        MigrationSummary read = SummaryJson.Read(SummaryJson.Write(summary));

        RunReason reason = Assert.Single(read.Reasons);
        Assert.Equal(
            ("1 Rejected: EmailShape email (line 7)", "Fix it.", summary.StartedAt, summary.EndedAt),
            (reason.ToString(), reason.Recommendation, read.StartedAt, read.EndedAt));
    }

    [Fact]
    public void ReasonsForPeople_AreSafeInASpreadsheet()
    {
        BulkUserResult result = new BulkUserResult(Record(2), BulkUserStatus.Failed) { Error = "=HYPERLINK(\"x\")" };
        using MemoryStream stream = new MemoryStream();
        using (Engine.Csv.RowWriter writer = new Engine.Csv.RowWriter(stream, leaveOpen: true))
        {
            foreach (TableColumn<BulkUserResult> column in RejectReasons.Columns)
            {
                column.Write(writer, result);
            }

            writer.EndRow();
        }

        Assert.Contains("\"'=HYPERLINK(", System.Text.Encoding.UTF8.GetString(stream.ToArray()), StringComparison.Ordinal);
    }

    private static BulkUserResult Rejected(long line, params (string Rule, string Attribute)[] issues)
    {
        IdentityRecord record = Record(line);
        foreach ((string rule, string attribute) in issues)
        {
            record.GetRecord().AddIssue(new MigrationIssue(rule, IssueSeverity.Error, attribute, "It is wrong.", "Fix it.", line));
        }

        return new BulkUserResult(record, BulkUserStatus.Rejected);
    }

    private static IdentityRecord Record(long line)
    {
        MigrationRecord record = new MigrationRecord(new RecordColumns(new[] { "email" }), new object?[] { "a@example.com" }, line - 1, line);
        return new IdentityRecord(IdentityTarget.Akamai, new System.Collections.Generic.Dictionary<string, object?>(), record);
    }
}
