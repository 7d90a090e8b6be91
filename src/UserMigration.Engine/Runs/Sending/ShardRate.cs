using System;

namespace UserMigration.Engine.Runs.Sending;

/// <summary>
/// Divides a limit into fixed parts, one for each shard. Parts of at least one call per second are whole numbers, so that the calls of all shards in a second
/// add up to the limit at most. If there are more shards than calls per second, calls of different shards can fall into the same second.
/// </summary>
internal static class ShardRate
{
    /// <summary>Gets the part of a shard.</summary>
    /// <param name="limit">The limit of all shards together, in calls per second; greater than 0.</param>
    /// <param name="shard">The shard.</param>
    public static double PartOf(double limit, MigrationShard shard)
    {
        double whole = Math.Floor(limit);
        if (whole < shard.Count)
        {
            return limit / shard.Count;
        }

        double part = Math.Floor(whole / shard.Count);
        return part + (shard.Number <= whole - (part * shard.Count) ? 1 : 0);
    }
}
