using System;

namespace UserMigration.Engine.Runs.Journal;

/// <summary>When the call that created users was made and answered, as the journal has it.</summary>
internal readonly struct CreationTimes
{
    /// <summary>Makes it.</summary>
    /// <param name="answeredAt">When the call was answered, by the clock of the machine that made it.</param>
    /// <param name="took">How long the call took; null where the journal does not say, and the time is by the store's clock.</param>
    /// <param name="storeOffset">How far the store's clock was ahead at least; null where it did not say its time.</param>
    public CreationTimes(DateTimeOffset answeredAt, TimeSpan? took, TimeSpan? storeOffset)
    {
        AnsweredAt = answeredAt;
        Took = took;
        StoreOffset = storeOffset;
    }

    /// <summary>When the call was answered, by the clock of the machine that made it; the default where that is not known.</summary>
    public DateTimeOffset AnsweredAt { get; }

    /// <summary>How long the call took; null where the journal is of an earlier version, and <see cref="AnsweredAt"/> by the store's clock.</summary>
    public TimeSpan? Took { get; }

    /// <summary>
    /// How far the store's clock was ahead, to two seconds: its Date header has whole seconds, and a server may make it once a
    /// second. It is never ahead by less. Null where it did not say.
    /// </summary>
    public TimeSpan? StoreOffset { get; }
}
