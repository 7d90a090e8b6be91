using System;

namespace UserMigration.Engine.Runs.Planning;

/// <summary>The state of a store before the look-ups of a plan.</summary>
internal sealed class PlannedStore
{
    /// <summary>The number of users of the entity type; null if the store does not report it.</summary>
    public long? Users { get; set; }

    /// <summary>The time of the state, by the clock of the store; null if the store does not report changes.</summary>
    public DateTimeOffset? At { get; set; }

    /// <summary>The number of users that were created or changed after that time: those of the same second; null if the store does not report it.</summary>
    public long? Changed { get; set; }
}
