using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using UserMigration.Engine.Journal;
using UserMigration.Engine.Upload;
using UserMigration.Tests.Shared;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>What is decided for a record that is given: sent, settled first, rejected, or the outcome that it has already.</summary>
public sealed class RecordIntakeTests : IDisposable
{
    private const string StillInDoubt = "Nobody can tell whether the store has it: it was under way when an earlier command ended, and ";
    private const string DeletionNotAllowed = "Its operation is to delete the user, and deletions are not allowed.";

    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;
    private readonly SteppedTime _time = new SteppedTime();
    private readonly FakeStore _store = new FakeStore();
    private readonly MigrationSource _source;
    private readonly BulkCreateOptions _options = new BulkCreateOptions { Timeout = TimeSpan.FromSeconds(1) };
    private RunFolder? _run;

    public RecordIntakeTests()
    {
        string file = Path.Combine(_folder, "users.csv");
        File.WriteAllText(file, "email,givenName\n");
        _source = SourceOf(file);
    }

    public void Dispose()
    {
        _run?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void ValidRecord_IsToBeSent()
    {
        QueuedRecord queued = Take(Intake(), RowOf(1));

        Assert.Equal((null, null, 1), (queued.Result, queued.InDoubtSince, queued.SourceOrdinal));
    }

    [Fact]
    public void RecordWithAnErrorOfTheWholeRow_IsRejected_WithItsWordsAlone()
    {
        IdentityRecord record = RowOf(1);
        AddError(record, null);

        AssertRejected(Take(Intake(), record), "It is wrong.");
    }

    [Fact]
    public void RecordWithAnErrorOfAnAttribute_IsRejected_AndNamesIt()
    {
        IdentityRecord record = RowOf(1);
        record.GetRecord().AddIssue(new MigrationIssue("Other", IssueSeverity.Warning, "givenName", "It is odd.", "Look at it."));
        AddError(record, "email");

        AssertRejected(Take(Intake(), record), "email: It is wrong.");
    }

    [Fact]
    public void RecordWithoutTheKeyThatItsStoreRequires_IsRejected()
    {
        QueuedRecord queued = Take(IntakeWithRequiredKey(), RowOf(1, email: null));

        AssertRejected(queued, "The record has no value for email, by which the store identifies its users.");
        AssertIssue(
            queued,
            "KeyMissing",
            "email",
            "The record has no value for email, by which the store identifies its users.",
            "Fill it in, or name another attribute with -PrimaryKey.");
    }

    [Fact]
    public void RecordWithAnErrorAndWithoutKey_HasTheOneIssue()
    {
        IdentityRecord record = RowOf(1, email: null);
        AddError(record, "email");

        QueuedRecord queued = Take(IntakeWithRequiredKey(), record);

        AssertRejected(queued, "email: It is wrong.");
        Assert.Equal("Rule", Assert.Single(record.Issues).RuleId);
    }

    [Fact]
    public void RecordGivenTwice_IsRejected()
    {
        RecordIntake intake = Intake();
        Take(intake, RowOf(1));

        QueuedRecord again = Take(intake, RowOf(1));

        AssertRejected(again, "The record was given before in this run.");
        AssertIssue(again, "GivenTwice", null, "The record was given before in this run.", "Give each record once.");
    }

    [Fact]
    public void RecordsOfTwoFiles_AreToldApart()
    {
        string file = Path.Combine(_folder, "more.csv");
        File.WriteAllText(file, "email,givenName\nmore\n");
        MigrationSource other = SourceOf(file);
        RecordIntake intake = Intake();

        QueuedRecord[] queued = [Take(intake, RowOf(1)), Take(intake, RowOf(1, source: other)), Take(intake, RowOf(2)), Take(intake, RowOf(2, source: other))];

        Assert.All(queued, one => Assert.Null(one.Result));
        Assert.Equal([1, 2, 1, 2], queued.Select(one => one.SourceOrdinal));
    }

    [Fact]
    public void RecordsOfTwoFiles_AreToldApartInARehearsal()
    {
        MigrationSource other = SourceOf(Path.Combine(_folder, "more.csv"));
        RecordIntake intake = new RecordIntake(_store, null, _options, _time.GetUtcNow());

        QueuedRecord[] queued = [Take(intake, RowOf(1)), Take(intake, RowOf(1, source: other)), Take(intake, RowOf(2)), Take(intake, RowOf(2, source: other))];

        Assert.All(queued, one => Assert.Null(one.Result));
        AssertRejected(Take(intake, RowOf(2, source: other)), "The record was given before in this run.");
    }

    [Fact]
    public void UserOfSeveralRows_IsTakenOnce()
    {
        RecordIntake intake = Intake();

        Assert.Null(Take(intake, RowsOf(1, 2, 3)).Result);
        Assert.Null(Take(intake, RowsOf(4, 5)).Result);
        AssertRejected(Take(intake, RowsOf(1, 2, 3)), "The record was given before in this run.");
    }

    [Theory]
    [InlineData(3, 4)]
    [InlineData(4, 3)]
    public void UserOfSeveralRows_OfWhichOneWasGiven_IsRejected(int first, int second)
    {
        RecordIntake intake = Intake();
        Take(intake, RowOf(3));

        AssertRejected(Take(intake, RowsOf(first, second)), "The record was given before in this run.");
    }

    [Fact]
    public void ObjectWithoutKey_IsRejected()
    {
        QueuedRecord queued = Take(Intake(), ObjectOf(1, email: null));

        AssertRejected(queued, "The record comes from no file and has no key, so nothing could tell it from another.");
        AssertIssue(
            queued,
            "KeyMissing",
            "email",
            "The record comes from no file and has no key, so nothing could tell it from another.",
            "Fill the key in, or name another attribute with -PrimaryKey.");
    }

    [Fact]
    public void ObjectWithAKeyThatWasGiven_IsRejected()
    {
        RecordIntake intake = Intake();
        Take(intake, ObjectOf(1));

        QueuedRecord again = Take(intake, ObjectOf(2));

        AssertRejected(again, "A record with the same key was given before.");
        AssertIssue(again, "KeyRepeated", "email", "A record with the same key was given before.", "Give each user once.");
    }

    [Fact]
    public void ChangesOfAUser_AreNumbered()
    {
        RecordIntake intake = Intake();

        QueuedRecord[] queued = Enumerable.Range(1, 3).Select(number => Take(intake, ObjectOf(number, operation: RecordOperation.Update))).ToArray();

        Assert.All(queued, one => Assert.Null(one.Result));
        Assert.Equal(
            new[] { "user1@example.com", "user1@example.com\n2", "user1@example.com\n3" }.Select(key => (Digest?)_run!.Hash.Of(key)),
            queued.Select(one => one.Key));
    }

    [Fact]
    public void DeletionThatIsNotAllowed_IsRejected_AndLaterRecordsOfItsUserAreNotSent()
    {
        RecordIntake intake = Intake();

        QueuedRecord deletion = Take(intake, RowOf(1, operation: RecordOperation.Delete));
        QueuedRecord later = Take(intake, RowOf(2, operation: RecordOperation.Create));
        QueuedRecord other = Take(intake, RowOf(3, "user3@example.com", operation: RecordOperation.Create));

        AssertRejected(deletion, DeletionNotAllowed);
        AssertIssue(deletion, "DeleteNotAllowed", null, DeletionNotAllowed, "Give -AllowDelete, or leave such records out with Where-Object.");
        Assert.Equal(BulkUserStatus.NotSent, later.Result!.Status);
        Assert.Equal(
            "An earlier record deletes its user, which is not allowed. Give -AllowDelete, or leave such records out with Where-Object.", later.Result.Error);
        Assert.False(later.Result.FromJournal);
        Assert.Null(other.Result);
    }

    [Fact]
    public void DeletionThatIsNotAllowed_HoldsWhoeverSharesAKeyWithItsUser()
    {
        UpsertStore store = new UpsertStore(_time);
        _options.PrimaryKey = "sub";
        RecordIntake intake = new RecordIntake(store, null, _options, _time.GetUtcNow());
        Take(intake, UserOf(1, "s1", "user1@example.com", RecordOperation.Delete));

        Assert.Equal(BulkUserStatus.NotSent, Take(intake, UserOf(2, "s1", "user2@example.com", RecordOperation.Update)).Result?.Status);
        Assert.Null(Take(intake, UserOf(3, "s3", "user3@example.com", RecordOperation.Update)).Result);
    }

    [Fact]
    public async Task RecordUnderWay_IsInDoubt_UntilNoCallOfTheRunCanBeAtWork()
    {
        _options.Timeout = TimeSpan.FromSeconds(30);
        await SendAsync(RowOf(1));
        DateTimeOffset sent = _time.GetUtcNow();
        _options.Timeout = TimeSpan.FromSeconds(1);
        _time.Advance(TimeSpan.FromMinutes(1));

        QueuedRecord queued = Take(Intake(), RowOf(1));

        Assert.Null(queued.Result);
        Assert.Equal(sent, queued.InDoubtSince);
        Assert.Equal(_time.GetUtcNow() + TimeSpan.FromSeconds(31), queued.ConclusiveFrom);
    }

    [Fact]
    public async Task RecordUnderWay_ThatHasAnErrorNow_StaysInDoubt()
    {
        await SendAsync(RowOf(1));
        IdentityRecord record = RowOf(1);
        AddError(record, "email");

        AssertStillInDoubt(Take(Intake(), record), "it has an error now: email: It is wrong.");
    }

    [Fact]
    public async Task RecordUnderWay_WithOtherValues_StaysInDoubt_AndIsNotLookedUp()
    {
        await SendAsync(RowOf(1));

        QueuedRecord queued = Take(Intake(), RowOf(1, name: "Changed"));

        AssertStillInDoubt(queued, "it has other values now. Bring the pipeline back as it was, or go on with the new values with -Force.");
        Assert.Null(queued.InDoubtSince);
    }

    [Fact]
    public async Task RecordUnderWay_WithOtherValues_IsLookedUp_WhereForced()
    {
        await SendAsync(RowOf(1));
        _options.Force = true;

        QueuedRecord queued = Take(Intake(), RowOf(1, name: "Changed"));

        Assert.Null(queued.Result);
        Assert.NotNull(queued.InDoubtSince);
    }

    [Fact]
    public async Task RecordUnderWay_WhoseUserAnEarlierRecordDeletes_StaysInDoubt()
    {
        await SendAsync(RowOf(2, operation: RecordOperation.Create));
        RecordIntake intake = Intake();
        Take(intake, RowOf(1, operation: RecordOperation.Delete));

        AssertStillInDoubt(Take(intake, RowOf(2, operation: RecordOperation.Create)), "an earlier record deletes its user, which is not allowed.");
    }

    [Fact]
    public async Task DoneRecordWithOtherValues_IsRejected()
    {
        await SendAsync([RowOf(1)], record => new BulkUserResult(record, BulkUserStatus.Created) { Uuid = "u1", Attempts = 1 });

        QueuedRecord queued = Recall(Intake(), RowOf(1, name: "Changed"));

        AssertRejected(queued, "The run has done this record already, with other values.");
        AssertIssue(
            queued,
            "PayloadChanged",
            null,
            "The run has done this record already, with other values.",
            "Bring the pipeline back as it was, or accept with -Force that the store keeps what was sent.");
    }

    [Fact]
    public async Task DoneRecord_HasItsOutcomeAgain_WithoutAnError()
    {
        await SendAsync([RowOf(1)], record => new BulkUserResult(record, BulkUserStatus.Created) { Uuid = "u1", Attempts = 2, Settled = true });

        BulkUserResult result = Recall(Intake(), RowOf(1)).Result!;

        Assert.Equal((BulkUserStatus.Created, "u1", 2, 7), (result.Status, result.Uuid, result.Attempts, result.Batch));
        Assert.Equal((null, null, null), (result.Code, result.CodeName, result.Error));
        Assert.Equal((true, true, false), (result.FromJournal, result.Settled, result.IsUpdate));
    }

    [Theory]
    [InlineData(363, "length_violation", "length_violation (as it was found before)")]
    [InlineData(0, "length_violation", "length_violation (as it was found before)")]
    [InlineData(null, null, "The store refused it (as it was found before)")]
    public async Task FailedRecord_HasItsOutcomeAgain_WithTheStoresNameForIt(int? code, string? name, string error)
    {
        await SendAsync([RowOf(1)], record => new BulkUserResult(record, BulkUserStatus.Failed) { Code = code, CodeName = name, Attempts = 1 });

        BulkUserResult result = Take(Intake(), RowOf(1)).Result!;

        Assert.Equal((BulkUserStatus.Failed, code, name, error), (result.Status, result.Code, result.CodeName, result.Error));
        Assert.True(result.FromJournal);
    }

    private static void AddError(IdentityRecord record, string? attribute) =>
        record.GetRecord().AddIssue(new MigrationIssue("Rule", IssueSeverity.Error, attribute, "It is wrong.", "Mend it."));

    private static void AssertRejected(QueuedRecord queued, string error)
    {
        Assert.Equal((BulkUserStatus.Rejected, error), (queued.Result?.Status, queued.Result?.Error));
        Assert.False(queued.Result!.FromJournal);
    }

    private static void AssertStillInDoubt(QueuedRecord queued, string reason)
    {
        Assert.Equal((BulkUserStatus.Unresolved, StillInDoubt + reason), (queued.Result?.Status, queued.Result?.Error));
        Assert.True(queued.Result!.FromJournal);
    }

    private static void AssertIssue(QueuedRecord queued, string rule, string? attribute, string message, string mend)
    {
        MigrationIssue issue = Assert.Single(queued.Record.Issues);
        Assert.Equal((rule, IssueSeverity.Error, attribute), (issue.RuleId, issue.Severity, issue.Attribute));
        Assert.Equal((message, mend), (issue.Message, issue.Mend));
    }

    private static MigrationSource SourceOf(string path) => new MigrationSource(path, 1, 1, Encoding.UTF8.GetBytes("email,givenName"), Encoding.UTF8, ',');

    private static QueuedRecord Take(RecordIntake intake, IdentityRecord record)
    {
        QueuedRecord? queued = intake.Take(record);
        Assert.NotNull(queued);
        return queued;
    }

    private static QueuedRecord Recall(RecordIntake intake, IdentityRecord record)
    {
        Assert.Null(intake.Take(record));
        return Assert.Single(intake.TakeRecalled(all: true)!);
    }

    private static IdentityRecord ObjectOf(long number, string? email = "user1@example.com", RecordOperation operation = RecordOperation.Unset) =>
        new IdentityRecord(IdentityTarget.Akamai, new Dictionary<string, object?> { ["email"] = email }, Records.Of(number, ("email", email)))
        {
            Operation = operation,
        };

    private static IdentityRecord UserOf(long number, string sub, string email, RecordOperation operation) =>
        new IdentityRecord(IdentityTarget.Akamai, new Dictionary<string, object?> { ["sub"] = sub, ["email"] = email }, Records.Of(number, ("number", number)))
        {
            Operation = operation,
        };

    private IdentityRecord RowOf(
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

    private IdentityRecord RowsOf(params int[] numbers) => new IdentityRecord(
        IdentityTarget.Akamai,
        new Dictionary<string, object?> { ["email"] = "user1@example.com" },
        numbers.Select(number => RowOf(number).GetRecord()).ToArray());

    /// <summary>An intake of a command that starts now; what it writes is the run folder's.</summary>
    private RecordIntake Intake()
    {
        _run?.Dispose();
        _run = RunFolder.Open(Path.Combine(_folder, "run"), _store, _options, _time);
        return new RecordIntake(_store, _run, _options, _time.GetUtcNow());
    }

    private RecordIntake IntakeWithRequiredKey() =>
        new RecordIntake(new FakeStore { Traits = new StoreTraits { RequiresKey = true } }, null, _options, _time.GetUtcNow());

    /// <summary>Writes down that a command sent records, as batch 7, and what became of them; nothing, where it was killed.</summary>
    private Task SendAsync(params IdentityRecord[] records) => SendAsync(records, null);

    private async Task SendAsync(IdentityRecord[] records, Func<IdentityRecord, BulkUserResult>? outcome)
    {
        RecordIntake intake = Intake();
        RecordBatch batch = new RecordBatch(7, records.Select(record => Take(intake, record)).ToArray());
        await _run!.BeginAsync(batch);
        if (outcome is not null)
        {
            foreach (QueuedRecord entry in batch.Entries)
            {
                entry.Result = outcome(entry.Record);
                entry.Result.Batch = batch.Number;
            }

            _run.End(batch);
        }
    }
}
