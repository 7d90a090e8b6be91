using System;
using System.Collections.Generic;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Runs.Sending;

/// <summary>A record that is to be sent, with what the run knows about it.</summary>
internal sealed class QueuedRecord
{
    /// <summary>Creates the entry for a record.</summary>
    /// <param name="record">The record.</param>
    public QueuedRecord(IdentityRecord record)
    {
        Record = record;
        Sent = record;
    }

    /// <summary>The record as it was passed.</summary>
    public IdentityRecord Record { get; }

    /// <summary>The record as it is sent: a copy with the identifier of its user, if that was looked up.</summary>
    public IdentityRecord Sent { get; set; }

    /// <summary>The ordinal of its source in the run; 0 if it does not come from a file.</summary>
    public int SourceOrdinal { get; set; }

    /// <summary>
    /// Keyed hashes of what identifies its user: records that share one are sent in their order. Null if the order does
    /// not matter.
    /// </summary>
    public IReadOnlyList<Digest>? Users { get; set; }

    /// <summary>Whether its user is to be deleted.</summary>
    public bool IsDeletion => Record.Operation == RecordOperation.Delete;

    /// <summary>The keyed hash of its key; null if it has none.</summary>
    public Digest? Key { get; set; }

    /// <summary>The keyed hash of what it sends; null until it is needed.</summary>
    public Digest? Payload { get; set; }

    /// <summary>
    /// Since when it is unknown whether the store has the user: the time of the intent without an outcome, by this clock;
    /// null if the outcome is not in doubt.
    /// </summary>
    public DateTimeOffset? InDoubtSince { get; set; }

    /// <summary>When the first call started that may have created its user, by this clock.</summary>
    public DateTimeOffset SentAt { get; set; }

    /// <summary>When the last call that contained it was answered, by this clock.</summary>
    public DateTimeOffset AnsweredAt { get; set; }

    /// <summary>Whether the record has the creation time of its user.</summary>
    public bool BringsCreation { get; set; }

    /// <summary>The keyed hash of the last sign-in that the record has; 0 if it has none.</summary>
    public ulong Login { get; set; }

    /// <summary>The time from which a lookup in the store is conclusive about a call whose answer was lost, by this clock.</summary>
    public DateTimeOffset ConclusiveFrom { get; set; }

    /// <summary>The store's refusal, if the record is looked up because of it; otherwise null.</summary>
    public StoreRecordAnswer? Refusal { get; set; }

    /// <summary>Whether the record is to change a user that the store already has.</summary>
    public bool IsUpdate { get; set; }

    /// <summary>How many calls contained the record.</summary>
    public int Attempts { get; set; }

    /// <summary>The outcome, or null.</summary>
    public BulkUserResult? Result { get; set; }
}
