using System;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Runs.Upload;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>What is decided for a record that an earlier command was given: in doubt, looked up, rejected, or the outcome that it has.</summary>
public sealed class RecordIntakeAgainTests : RecordIntakeCase
{
    [Fact]
    public async Task RecordUnderWay_IsInDoubt_UntilNoCallOfTheRunCanBeAtWork()
    {
        Options.Timeout = TimeSpan.FromSeconds(30);
        await SendAsync(RowOf(1));
        DateTimeOffset sent = Time.GetUtcNow();
        Options.Timeout = TimeSpan.FromSeconds(1);
        Time.Advance(TimeSpan.FromMinutes(1));

        QueuedRecord queued = Take(Intake(), RowOf(1));

        Assert.Null(queued.Result);
        Assert.Equal(sent, queued.InDoubtSince);
        Assert.Equal(Time.GetUtcNow() + TimeSpan.FromSeconds(31), queued.ConclusiveFrom);
    }

    [Fact]
    public async Task RecordUnderWay_ThatHasAnErrorNow_StaysInDoubt()
    {
        await SendAsync(RowOf(1));
        IdentityRecord record = RowOf(1);
        AddError(record, "email");

        AssertStillInDoubt(Take(Intake(), record), "it now has an error: email: It is wrong.");
    }

    [Fact]
    public async Task RecordUnderWay_WithOtherValues_StaysInDoubt_AndIsNotLookedUp()
    {
        await SendAsync(RowOf(1));

        QueuedRecord queued = Take(Intake(), RowOf(1, name: "Changed"));

        AssertStillInDoubt(queued, "it now has other values. Restore the original pipeline, or use -Force to continue with the new values.");
        Assert.Null(queued.InDoubtSince);
    }

    [Fact]
    public async Task RecordUnderWay_WithOtherValues_IsLookedUp_WhereForced()
    {
        await SendAsync(RowOf(1));
        Options.Force = true;

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

        AssertRejected(queued, "The run has already processed this record with other values.");
        AssertIssue(
            queued,
            "PayloadChanged",
            null,
            "The run has already processed this record with other values.",
            "Restore the original pipeline, or use -Force to accept that the store keeps what was sent.");
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
    [InlineData(363, "length_violation", "length_violation (outcome of an earlier command)")]
    [InlineData(0, "length_violation", "length_violation (outcome of an earlier command)")]
    [InlineData(null, null, "The store refused the record (outcome of an earlier command)")]
    public async Task FailedRecord_HasItsOutcomeAgain_WithTheStoresNameForIt(int? code, string? name, string error)
    {
        await SendAsync([RowOf(1)], record => new BulkUserResult(record, BulkUserStatus.Failed) { Code = code, CodeName = name, Attempts = 1 });

        BulkUserResult result = Take(Intake(), RowOf(1)).Result!;

        Assert.Equal((BulkUserStatus.Failed, code, name, error), (result.Status, result.Code, result.CodeName, result.Error));
        Assert.True(result.FromJournal);
    }
}
