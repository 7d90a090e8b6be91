using System;

namespace UserMigration.Engine.Runs.Journal;

/// <summary>What the journal says about one record.</summary>
internal struct HistoryEntry
{
    /// <summary>The outcome; null while it is unknown: the record has an intent but no outcome, or was left unresolved.</summary>
    public BulkUserStatus? Status;

    /// <summary>When the record was first sent without an outcome, in UTC.</summary>
    public DateTime IntentAt;

    /// <summary>When the outcome was recorded, by the store's clock, in UTC; the default value if the journal does not say.</summary>
    public DateTime OutcomeAt;

    /// <summary>
    /// How far <see cref="OutcomeAt"/> is ahead of the clock of the machine, in milliseconds; null if the store did not
    /// report its time.
    /// </summary>
    public long? ClockMilliseconds;

    /// <summary>How long the call took, in milliseconds; null if the journal does not say.</summary>
    public long? TookMilliseconds;

    /// <summary>Whether the record has the creation time of its user.</summary>
    public bool BringsCreation;

    /// <summary>The keyed hash of the last sign-in that the record has; 0 if it has none.</summary>
    public ulong Login;

    /// <summary>The first half of the hash of what was sent.</summary>
    public ulong Payload;

    /// <summary>The number of the record.</summary>
    public long Number;

    /// <summary>The physical line; 0 if there is none.</summary>
    public long Line;

    /// <summary>The store's identifier if it is a UUID.</summary>
    public Guid Uuid;

    /// <summary>The store's identifier if it is not a UUID; null if it is one, or if there is none.</summary>
    public string? OtherId;

    /// <summary>The name of the store's error; null if there is none.</summary>
    public string? CodeName;

    /// <summary>The store's error code; -1 if there is none.</summary>
    public int Code;

    /// <summary>The number of the batch.</summary>
    public int Batch;

    /// <summary>How many calls contained the record; 0 if it only has an intent.</summary>
    public int Attempts;

    /// <summary>Whether the record was to change an existing user.</summary>
    public bool IsUpdate;

    /// <summary>Whether the record was to delete a user.</summary>
    public bool IsDeletion;

    /// <summary>Whether the outcome was determined by a lookup.</summary>
    public bool Settled;

    /// <summary>The store's identifier; null if there is none.</summary>
    public readonly string? Id => OtherId ?? (Uuid == Guid.Empty ? null : Uuid.ToString());

    /// <summary>When the call that created the user was made and answered.</summary>
    public readonly CreationTimes Times => OutcomeAt == default
        ? default
        : new CreationTimes(
            new DateTimeOffset(OutcomeAt, TimeSpan.Zero).AddMilliseconds(TookMilliseconds is null ? 0 : -(ClockMilliseconds ?? 0)),
            TookMilliseconds is { } took ? TimeSpan.FromMilliseconds(took) : null,
            ClockMilliseconds is { } clock ? TimeSpan.FromMilliseconds(clock) : null);

    /// <summary>Whether the store certainly has the user or, for a deletion, no longer has it.</summary>
    public readonly bool IsDone => Status
        is BulkUserStatus.Created or BulkUserStatus.Updated or BulkUserStatus.Unchanged or BulkUserStatus.Existing or BulkUserStatus.Deleted;
}
