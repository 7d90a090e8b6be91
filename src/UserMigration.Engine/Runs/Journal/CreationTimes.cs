using System;

namespace UserMigration.Engine.Runs.Journal;

/// <summary>When the call that created users was made and answered, according to the journal.</summary>
internal readonly struct CreationTimes
{
    /// <summary>Creates the times of a call.</summary>
    /// <param name="answeredAt">When the call was answered, by the clock of the machine that made it.</param>
    /// <param name="took">How long the call took; null if the journal does not say, in which case the time is by the store's clock.</param>
    /// <param name="storeOffset">How far the store's clock was ahead at least; null if the store did not report its time.</param>
    public CreationTimes(DateTimeOffset answeredAt, TimeSpan? took, TimeSpan? storeOffset)
    {
        AnsweredAt = answeredAt;
        Took = took;
        StoreOffset = storeOffset;
    }

    /// <summary>When the call was answered, by the clock of the machine that made it; the default value if it is not known.</summary>
    public DateTimeOffset AnsweredAt { get; }

    /// <summary>
    /// How long the call took; null if the journal is from an earlier version, in which case <see cref="AnsweredAt"/> is
    /// by the store's clock.
    /// </summary>
    public TimeSpan? Took { get; }

    /// <summary>
    /// How far the store's clock was ahead at least, accurate to two seconds: its Date header has whole seconds, and a
    /// server may create it only once a second. Null if the store did not report its time.
    /// </summary>
    public TimeSpan? StoreOffset { get; }
}
