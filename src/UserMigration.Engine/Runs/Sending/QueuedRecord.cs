using System;
using System.Collections.Generic;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Runs.Sending;

/// <summary>A record on its way to the store, with what the run knows of it.</summary>
internal sealed class QueuedRecord
{
    /// <summary>Queues a record.</summary>
    /// <param name="record">The record.</param>
    public QueuedRecord(IdentityRecord record)
    {
        Record = record;
        Sent = record;
    }

    /// <summary>The record as it was given.</summary>
    public IdentityRecord Record { get; }

    /// <summary>The record as it is sent: a copy with the identifier of its user, where that was looked up.</summary>
    public IdentityRecord Sent { get; set; }

    /// <summary>The ordinal of its source in the run; 0 where it comes from no file.</summary>
    public int SourceOrdinal { get; set; }

    /// <summary>
    /// Keyed hashes of what identifies its user: records that have one in common are sent in their order. Null where the
    /// order does not matter.
    /// </summary>
    public IReadOnlyList<Digest>? Users { get; set; }

    /// <summary>Whether its user is to be deleted.</summary>
    public bool IsDeletion => Record.Operation == RecordOperation.Delete;

    /// <summary>The keyed hash of its key; null where it has none.</summary>
    public Digest? Key { get; set; }

    /// <summary>The keyed hash of what it sends; null until it is needed.</summary>
    public Digest? Payload { get; set; }

    /// <summary>
    /// Since when nobody can tell whether the store has it: the time of the intent that has no outcome, by this clock;
    /// null where that is no question.
    /// </summary>
    public DateTimeOffset? InDoubtSince { get; set; }

    /// <summary>When the first call was made that may have created its user, by this clock.</summary>
    public DateTimeOffset SentAt { get; set; }

    /// <summary>When the last call that carried it was answered, by this clock.</summary>
    public DateTimeOffset AnsweredAt { get; set; }

    /// <summary>Whether it says itself when its user was created.</summary>
    public bool BringsCreation { get; set; }

    /// <summary>The keyed hash of the last sign-in that it brings along; 0 where it brings none.</summary>
    public ulong Login { get; set; }

    /// <summary>From when on the store, asked for it, tells the truth about an attempt that was lost; by this clock.</summary>
    public DateTimeOffset ConclusiveFrom { get; set; }

    /// <summary>The store's refusal of it, where it is looked up because of it; else null.</summary>
    public StoreRecordAnswer? Refusal { get; set; }

    /// <summary>Whether it met a user of the store that it is to change.</summary>
    public bool IsUpdate { get; set; }

    /// <summary>How many calls carried it.</summary>
    public int Attempts { get; set; }

    /// <summary>Its outcome, or null.</summary>
    public BulkUserResult? Result { get; set; }
}
