using System.IO;
using System.Linq;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Runs.Upload;
using UserMigration.Engine.Values;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>What is decided for a record that is given for the first time: sent, or rejected.</summary>
public sealed class RecordIntakeTests : RecordIntakeCase
{
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

        AssertRejected(queued, "The record has no value for email, which the store uses to identify users.");
        AssertIssue(
            queued,
            "KeyMissing",
            "email",
            "The record has no value for email, which the store uses to identify users.",
            "Add the value, or specify another attribute with -PrimaryKey.");
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

        AssertRejected(again, "The record was already passed in this run.");
        AssertIssue(again, "GivenTwice", null, "The record was already passed in this run.", "Pass each record only once.");
    }

    [Fact]
    public void RecordsOfTwoFiles_AreToldApart()
    {
        string file = Path.Combine(Folder, "more.csv");
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
        MigrationSource other = SourceOf(Path.Combine(Folder, "more.csv"));
        RecordIntake intake = new RecordIntake(Store, null, Options, Time.GetUtcNow());

        QueuedRecord[] queued = [Take(intake, RowOf(1)), Take(intake, RowOf(1, source: other)), Take(intake, RowOf(2)), Take(intake, RowOf(2, source: other))];

        Assert.All(queued, one => Assert.Null(one.Result));
        AssertRejected(Take(intake, RowOf(2, source: other)), "The record was already passed in this run.");
    }

    [Fact]
    public void UserOfSeveralRows_IsTakenOnce()
    {
        RecordIntake intake = Intake();

        Assert.Null(Take(intake, RowsOf(1, 2, 3)).Result);
        Assert.Null(Take(intake, RowsOf(4, 5)).Result);
        AssertRejected(Take(intake, RowsOf(1, 2, 3)), "The record was already passed in this run.");
    }

    [Theory]
    [InlineData(3, 4)]
    [InlineData(4, 3)]
    public void UserOfSeveralRows_OfWhichOneWasGiven_IsRejected(int first, int second)
    {
        RecordIntake intake = Intake();
        Take(intake, RowOf(3));

        AssertRejected(Take(intake, RowsOf(first, second)), "The record was already passed in this run.");
    }

    [Fact]
    public void ObjectWithoutKey_IsRejected()
    {
        QueuedRecord queued = Take(Intake(), ObjectOf(1, email: null));

        AssertRejected(queued, "The record does not come from a file and has no key, so it can't be distinguished from other records.");
        AssertIssue(
            queued,
            "KeyMissing",
            "email",
            "The record does not come from a file and has no key, so it can't be distinguished from other records.",
            "Add the value, or specify another attribute with -PrimaryKey.");
    }

    [Fact]
    public void ObjectWithAKeyThatWasGiven_IsRejected()
    {
        RecordIntake intake = Intake();
        Take(intake, ObjectOf(1));

        QueuedRecord again = Take(intake, ObjectOf(2));

        AssertRejected(again, "A record with the same key was already passed.");
        AssertIssue(again, "KeyRepeated", "email", "A record with the same key was already passed.", "Pass each user only once.");
    }

    [Fact]
    public void ChangesOfAUser_AreNumbered()
    {
        RecordIntake intake = Intake();

        QueuedRecord[] queued = Enumerable.Range(1, 3).Select(number => Take(intake, ObjectOf(number, operation: RecordOperation.Update))).ToArray();

        Assert.All(queued, one => Assert.Null(one.Result));
        Assert.Equal(
            new[] { "user1@example.com", "user1@example.com\n2", "user1@example.com\n3" }.Select(key => (Digest?)Run!.Hash.Compute(key)),
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
        AssertIssue(deletion, "DeleteNotAllowed", null, DeletionNotAllowed, "Use -AllowDelete with Invoke-BulkUserCreate, or exclude these records with Where-Object.");
        Assert.Equal(BulkUserStatus.NotSent, later.Result!.Status);
        Assert.Equal(
            "An earlier record deletes the same user, which is not allowed. Use -AllowDelete, or exclude these records with Where-Object.", later.Result.Error);
        Assert.False(later.Result.FromJournal);
        Assert.Null(other.Result);
    }

    [Fact]
    public void DeletionThatIsNotAllowed_HoldsWhoeverSharesAKeyWithItsUser()
    {
        UpsertStore store = new UpsertStore(Time);
        Options.PrimaryKey = "sub";
        RecordIntake intake = new RecordIntake(store, null, Options, Time.GetUtcNow());
        Take(intake, UserOf(1, "s1", "user1@example.com", RecordOperation.Delete));

        Assert.Equal(BulkUserStatus.NotSent, Take(intake, UserOf(2, "s1", "user2@example.com", RecordOperation.Update)).Result?.Status);
        Assert.Null(Take(intake, UserOf(3, "s3", "user3@example.com", RecordOperation.Update)).Result);
    }
}
