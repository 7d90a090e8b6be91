using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Folder;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Runs.Upload;
using UserMigration.Tests.Shared;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>An intake with a run folder, a clock that a test moves, and records for it.</summary>
public abstract class RecordIntakeCase : IDisposable
{
    private protected const string StillInDoubt = "The outcome is unknown: the record was being sent when an earlier command ended, and ";
    private protected const string DeletionNotAllowed = "The operation of the record is to delete the user, but deletions are not allowed.";

    private readonly MigrationSource _source;

    private protected string Folder { get; } = Directory.CreateTempSubdirectory("um-").FullName;

    private protected SteppedTime Time { get; } = new SteppedTime();

    private protected FakeStore Store { get; } = new FakeStore();

    private protected BulkCreateOptions Options { get; } = new BulkCreateOptions { Timeout = TimeSpan.FromSeconds(1) };

    private protected RunFolder? Run { get; private set; }

    private protected RecordIntakeCase()
    {
        string file = Path.Combine(Folder, "users.csv");
        File.WriteAllText(file, "email,givenName\n");
        _source = SourceOf(file);
    }

    public void Dispose()
    {
        Run?.Dispose();
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected static void AddError(IdentityRecord record, string? attribute) =>
        record.GetRecord().AddIssue(new MigrationIssue("Rule", IssueSeverity.Error, attribute, "It is wrong.", "Fix it."));

    private protected static void AssertRejected(QueuedRecord queued, string error)
    {
        Assert.Equal((BulkUserStatus.Rejected, error), (queued.Result?.Status, queued.Result?.Error));
        Assert.False(queued.Result!.FromJournal);
    }

    private protected static void AssertStillInDoubt(QueuedRecord queued, string reason)
    {
        Assert.Equal((BulkUserStatus.Unresolved, StillInDoubt + reason), (queued.Result?.Status, queued.Result?.Error));
        Assert.True(queued.Result!.FromJournal);
    }

    private protected static void AssertIssue(QueuedRecord queued, string rule, string? attribute, string message, string recommendation)
    {
        MigrationIssue issue = Assert.Single(queued.Record.Issues);
        Assert.Equal((rule, IssueSeverity.Error, attribute), (issue.RuleId, issue.Severity, issue.Attribute));
        Assert.Equal((message, recommendation), (issue.Message, issue.Recommendation));
    }

    private protected static MigrationSource SourceOf(string path) => new MigrationSource(path, 1, 1, Encoding.UTF8.GetBytes("email,givenName"), Encoding.UTF8, ',');

    private protected static QueuedRecord Take(RecordIntake intake, IdentityRecord record)
    {
        QueuedRecord? queued = intake.Take(record);
        Assert.NotNull(queued);
        return queued;
    }

    private protected static QueuedRecord Recall(RecordIntake intake, IdentityRecord record)
    {
        Assert.Null(intake.Take(record));
        return Assert.Single(intake.TakeRecalled(all: true)!);
    }

    private protected static IdentityRecord ObjectOf(long number, string? email = "user1@example.com", RecordOperation operation = RecordOperation.Unset) =>
        new IdentityRecord(IdentityTarget.Akamai, new Dictionary<string, object?> { ["email"] = email }, Records.Of(number, ("email", email)))
        {
            Operation = operation,
        };

    private protected static IdentityRecord UserOf(long number, string sub, string email, RecordOperation operation) =>
        new IdentityRecord(IdentityTarget.Akamai, new Dictionary<string, object?> { ["sub"] = sub, ["email"] = email }, Records.Of(number, ("number", number)))
        {
            Operation = operation,
        };

    private protected IdentityRecord RowOf(
        long number,
        string? email = "user1@example.com",
        string name = "Al",
        MigrationSource? source = null,
        RecordOperation operation = RecordOperation.Unset)
    {
        MigrationRecord row = new MigrationRecord(new RecordColumns(["email", "givenName"]), [email, name], number, number + 1, source ?? _source);
        return new IdentityRecord(IdentityTarget.Akamai, new Dictionary<string, object?> { ["email"] = email, ["givenName"] = name }, row)
        {
            Operation = operation,
        };
    }

    private protected IdentityRecord RowsOf(params int[] numbers) => new IdentityRecord(
        IdentityTarget.Akamai,
        new Dictionary<string, object?> { ["email"] = "user1@example.com" },
        numbers.Select(number => RowOf(number).GetRecord()).ToArray());

    /// <summary>An intake of a command that starts now; what it writes is the run folder's.</summary>
    private protected RecordIntake Intake()
    {
        Run?.Dispose();
        Run = RunFolder.Open(Path.Combine(Folder, "run"), Store, Options, Time);
        return new RecordIntake(Store, Run, Options, Time.GetUtcNow());
    }

    private protected RecordIntake IntakeWithRequiredKey() =>
        new RecordIntake(new FakeStore { Capabilities = new StoreCapabilities { RequiresKey = true } }, null, Options, Time.GetUtcNow());

    /// <summary>Writes down that a command sent records, as batch 7, and what became of them; nothing, where it was killed.</summary>
    private protected Task SendAsync(params IdentityRecord[] records) => SendAsync(records, null);

    private protected async Task SendAsync(IdentityRecord[] records, Func<IdentityRecord, BulkUserResult>? outcome)
    {
        RecordIntake intake = Intake();
        RecordBatch batch = new RecordBatch(7, records.Select(record => Take(intake, record)).ToArray());
        await Run!.BeginAsync(batch);
        if (outcome is not null)
        {
            foreach (QueuedRecord entry in batch.Entries)
            {
                entry.Result = outcome(entry.Record);
                entry.Result.Batch = batch.Number;
            }

            Run.End(batch);
        }
    }
}
