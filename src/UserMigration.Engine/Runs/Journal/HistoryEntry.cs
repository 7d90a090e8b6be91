using System;

namespace UserMigration.Engine.Runs.Journal;

/// <summary>What the journal says of one record.</summary>
internal struct HistoryEntry
{
    /// <summary>Its outcome; null while nobody can tell: it has an intent and no outcome, or was left unresolved.</summary>
    public BulkUserStatus? Status;

    /// <summary>When it was first sent without an outcome, in UTC.</summary>
    public DateTime IntentAt;

    /// <summary>When its outcome was written down, by the store's clock, in UTC; the default where the journal does not say.</summary>
    public DateTime OutcomeAt;

    /// <summary>What <see cref="OutcomeAt"/> is ahead of the clock of the machine, in milliseconds; null where the store did not say its time.</summary>
    public long? ClockMilliseconds;

    /// <summary>How long the call took, in milliseconds; null where the journal does not say.</summary>
    public long? TookMilliseconds;

    /// <summary>Whether the record says when its user was created.</summary>
    public bool BringsCreation;

    /// <summary>The keyed hash of the last sign-in that the record brings along; 0 where it brings none.</summary>
    public ulong Login;

    /// <summary>The first half of the hash of what was sent.</summary>
    public ulong Payload;

    /// <summary>The number of the record.</summary>
    public long Number;

    /// <summary>The physical line, or 0.</summary>
    public long Line;

    /// <summary>The store's identifier, where it is a UUID.</summary>
    public Guid Uuid;

    /// <summary>The store's identifier, where it is none; or null.</summary>
    public string? OtherId;

    /// <summary>The name of the store's error, or null.</summary>
    public string? CodeName;

    /// <summary>The store's error code, or -1.</summary>
    public int Code;

    /// <summary>The batch.</summary>
    public int Batch;

    /// <summary>How many calls carried it; 0 where it has an intent alone.</summary>
    public int Attempts;

    /// <summary>Whether it was to change a user of the store.</summary>
    public bool IsUpdate;

    /// <summary>Whether it was to delete a user of the store.</summary>
    public bool IsDeletion;

    /// <summary>Whether it was settled by a look-up.</summary>
    public bool Settled;

    /// <summary>The store's identifier, or null.</summary>
    public readonly string? Id => OtherId ?? (Uuid == Guid.Empty ? null : Uuid.ToString());

    /// <summary>When the call that made its user was made and answered.</summary>
    public readonly CreationTimes Times => OutcomeAt == default
        ? default
        : new CreationTimes(
            new DateTimeOffset(OutcomeAt, TimeSpan.Zero).AddMilliseconds(TookMilliseconds is null ? 0 : -(ClockMilliseconds ?? 0)),
            TookMilliseconds is { } took ? TimeSpan.FromMilliseconds(took) : null,
            ClockMilliseconds is { } clock ? TimeSpan.FromMilliseconds(clock) : null);

    /// <summary>Whether the store certainly has the user, or has no more one that was to be deleted.</summary>
    public readonly bool IsDone => Status
        is BulkUserStatus.Created or BulkUserStatus.Updated or BulkUserStatus.Unchanged or BulkUserStatus.Existing or BulkUserStatus.Deleted;
}
