using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using UserMigration.Engine.Runs.Folder;
using UserMigration.Engine.Runs.Journal;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>Which table and which rows an outcome is written to.</summary>
public sealed class RunFilesTests : IDisposable
{
    private static readonly RecordColumns s_columns = new RecordColumns(["email"]);

    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(BulkUserStatus.Rejected, "fail.csv rejects.csv rejects.reasons.csv")]
    [InlineData(BulkUserStatus.Failed, "fail.csv rejects.csv rejects.reasons.csv")]
    [InlineData(BulkUserStatus.Unresolved, "fail.csv retry.csv")]
    [InlineData(BulkUserStatus.NotSent, "fail.csv retry.csv")]
    [InlineData(BulkUserStatus.Created, "success.csv")]
    [InlineData(BulkUserStatus.Updated, "update_success.csv")]
    [InlineData(BulkUserStatus.Unchanged, "update_success.csv")]
    [InlineData(BulkUserStatus.Existing, "")]
    public void Outcome_IsInItsTable(BulkUserStatus status, string files)
    {
        Write(new BulkUserResult(RecordOf(1), status) { Batch = 3, Uuid = "u1", Error = "It is so." });

        Assert.Equal(files, string.Join(" ", Directory.GetFiles(_folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData(BulkUserStatus.Deleted, "delete_success.csv")]
    [InlineData(BulkUserStatus.Unchanged, "delete_success.csv")]
    [InlineData(BulkUserStatus.Failed, "delete_fail.csv rejects.csv rejects.reasons.csv")]
    [InlineData(BulkUserStatus.NotSent, "delete_fail.csv retry.csv")]
    public void OutcomeOfADeletion_IsInItsTable(BulkUserStatus status, string files)
    {
        Write(new BulkUserResult(RecordOf(1, RecordOperation.Delete), status) { Batch = 3, Error = "It is so." });

        Assert.Equal(files, string.Join(" ", Directory.GetFiles(_folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("DuplicateKey", IssueSeverity.Error, "duplicates.csv fail.csv rejects.reasons.csv")]
    [InlineData("KeyRepeated", IssueSeverity.Error, "duplicates.csv fail.csv rejects.reasons.csv")]
    [InlineData("GivenTwice", IssueSeverity.Error, "duplicates.csv fail.csv rejects.reasons.csv")]
    [InlineData("DuplicateKey", IssueSeverity.Warning, "fail.csv rejects.csv rejects.reasons.csv")]
    [InlineData("EmailShape", IssueSeverity.Error, "fail.csv rejects.csv rejects.reasons.csv")]
    public void RowThatRepeatsAnother_IsNotAmongTheRowsToUpload(string rule, IssueSeverity severity, string files)
    {
        IdentityRecord record = RecordOf(1);
        record.GetRecord().AddIssue(new MigrationIssue(rule, severity, "email", "It is so.", "Fix it."));

        Write(new BulkUserResult(record, BulkUserStatus.Rejected) { Error = "It is so." });

        Assert.Equal(files, string.Join(" ", Directory.GetFiles(_folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData(1, "")]
    [InlineData(2, " (the user has 2 rows; the other record numbers: 2)")]
    [InlineData(4, " (the user has 4 rows; the other record numbers: 2, 3, 4)")]
    [InlineData(21, " (the user has 21 rows; the other record numbers: 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21)")]
    [InlineData(22, " (the user has 22 rows; the other record numbers: 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21 \u2026)")]
    public void UserOfSeveralRows_NamesTheOthers(int rows, string others)
    {
        Write(new BulkUserResult(RecordOf(rows), BulkUserStatus.Failed) { Batch = 3, Error = "It is so." });

        string error = others.Contains(',', StringComparison.Ordinal) ? $"\"It is so.{others}\"" : "It is so." + others;
        Assert.Equal(["batch,line,error,record", $"3,,{error},1"], File.ReadAllLines(Path.Combine(_folder, "fail.csv")));
        Assert.Equal(rows + 1, File.ReadAllLines(Path.Combine(_folder, "rejects.csv")).Length);
    }

    private static IdentityRecord RecordOf(int rows, RecordOperation operation = RecordOperation.Unset) => new IdentityRecord(
        IdentityTarget.Akamai,
        new Dictionary<string, object?>(),
        Enumerable.Range(1, rows).Select(number => new MigrationRecord(s_columns, [$"user{number}@example.com"], number)).ToArray())
    {
        Operation = operation,
    };

    private void Write(BulkUserResult result)
    {
        using RunFiles files = new RunFiles(_folder, new RunHistory(), _ => null, new EarlierTables(_folder, new Dictionary<string, string>()), []);
        files.Write(result);
    }
}
