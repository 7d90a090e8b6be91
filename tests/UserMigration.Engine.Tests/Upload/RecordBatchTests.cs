using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Runs.Settling;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>Records that are sent in one call.</summary>
public static class RecordBatchTests
{
    private static readonly DateTimeOffset s_intent = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public static void Batch_NamesItsRecords()
    {
        Assert.Equal("record 1", new RecordBatch(7, Records.Identities(1)).ToString());
        Assert.Equal("records 1 to 3", new RecordBatch(7, Records.Identities(3)).ToString());
    }

    [Fact]
    public static void Batch_CountsWhatIsToBeDone()
    {
        RecordBatch batch = new RecordBatch(7, [Record(RecordOperation.Delete), Record(RecordOperation.Unset), Record(RecordOperation.Delete)]);

        Assert.Equal((7, 3, 2, true), (batch.Number, batch.Count, batch.Deletions, batch.HasOperations));
        Assert.False(new RecordBatch(7, Records.Identities(3)).HasOperations);
    }

    [Fact]
    public static void OpenRecords_AreThoseWithoutOutcome()
    {
        RecordBatch batch = new RecordBatch(7, Records.Identities(3));
        Assert.Same(batch, batch.Open());
        Assert.Equal(0, batch.Except(batch).Count);
        batch.Entries[1].Result = new BulkUserResult(batch.Entries[1].Record, BulkUserStatus.Failed);

        RecordBatch open = batch.Open();

        Assert.Equal(7, open.Number);
        Assert.Equal([batch.Entries[0], batch.Entries[2]], open.Entries);
        Assert.Equal([batch.Entries[1]], batch.Except(open).Entries);
        Assert.Equal(7, batch.Except(open).Number);
    }

    [Fact]
    public static void BatchThatIsOnlyPlanned_SaysWhatWouldBecomeOfEach()
    {
        RecordBatch batch = new RecordBatch(
            7,
            [Record(RecordOperation.Unset), Record(RecordOperation.Create), Record(RecordOperation.Update), Record(RecordOperation.Delete)]);

        IReadOnlyList<BulkUserResult> results = batch.Settle(BulkUserStatus.WouldCreate, null);

        Assert.Equal(
            [BulkUserStatus.WouldCreate, BulkUserStatus.WouldCreate, BulkUserStatus.WouldUpdate, BulkUserStatus.WouldDelete],
            results.Select(result => result.Status));
        Assert.Equal(results, batch.Results);
        Assert.All(results, result => Assert.Equal((0, null), (result.Batch, result.Error)));
    }

    [Fact]
    public static void BatchThatIsDeclined_IsNotSent_AndWhatIsInDoubtStaysSo()
    {
        QueuedRecord doubtful = Record(RecordOperation.Unset);
        doubtful.InDoubtSince = s_intent;
        RecordBatch batch = new RecordBatch(7, [Record(RecordOperation.Delete), doubtful]);

        IReadOnlyList<BulkUserResult> results = batch.Settle(BulkUserStatus.NotSent, "It was declined.");

        Assert.Equal((BulkUserStatus.NotSent, 7, "It was declined."), (results[0].Status, results[0].Batch, results[0].Error));
        Assert.Equal((BulkUserStatus.Unresolved, 7), (results[1].Status, results[1].Batch));
        Assert.Contains("An earlier command sent the record. It was declined.", results[1].Error, StringComparison.Ordinal);
        Assert.Equal(string.Empty, new RecordBatch(7, Records.Identities(1)).Settle(BulkUserStatus.NotSent, null)[0].Error);
    }

    [Theory]
    [InlineData(IdentityStoreFault.TooLarge, 502, false, false)]
    [InlineData(IdentityStoreFault.Unresolved, 500, true, false)]
    [InlineData(IdentityStoreFault.Unresolved, null, true, false)]
    [InlineData(IdentityStoreFault.Refused, 502, false, false)]
    [InlineData(IdentityStoreFault.NotDone, null, false, false)]
    [InlineData(IdentityStoreFault.NotDone, 429, false, true)]
    public static void CallThatFailed_IsJudgedByItsKind_UnlessTheStoreSaysMore(IdentityStoreFault kind, int? status, bool mayHaveTakenEffect, bool isThrottled)
    {
        IdentityStoreException exception = new IdentityStoreException(kind, "No.") { HttpStatus = status };

        Assert.Equal((mayHaveTakenEffect, isThrottled), (exception.MayHaveTakenEffect, exception.IsThrottled));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(60, true)]
    [InlineData(-2, true)]
    [InlineData(-2.1, false)]
    public static void WhatTheStoreDid_IsSinceTheIntent_GiveOrTakeTwoSeconds(double seconds, bool isSince)
    {
        QueuedRecord record = Record(RecordOperation.Unset);
        record.InDoubtSince = s_intent;
        TimeSpan ahead = TimeSpan.FromMinutes(5);

        Assert.Equal(isSince, Settlement.IsSince(record, s_intent + ahead + TimeSpan.FromSeconds(seconds), ahead));
    }

    [Fact]
    public static void WhatTheStoreDid_IsNotKnownToBeSinceTheIntent_WithoutATime()
    {
        QueuedRecord record = Record(RecordOperation.Unset);
        Assert.False(Settlement.IsSince(record, s_intent, TimeSpan.Zero));
        record.InDoubtSince = s_intent;

        Assert.False(Settlement.IsSince(record, null, TimeSpan.Zero));
        Assert.False(Settlement.IsSince(record, s_intent, null));
        Assert.True(Settlement.IsSince(record, s_intent, TimeSpan.Zero));
    }

    private static QueuedRecord Record(RecordOperation operation) => new QueuedRecord(
        new IdentityRecord(IdentityTarget.Akamai, new Dictionary<string, object?>(), Records.Of(1)) { Operation = operation });
}
