using System.Collections.Generic;

namespace UserMigration;

/// <summary>The shard that a record belongs to, and the columns by which the records were divided. All records of a command share one instance.</summary>
internal sealed class ShardPart
{
    /// <summary>Describes the shard.</summary>
    /// <param name="shard">The shard.</param>
    /// <param name="key">The columns.</param>
    public ShardPart(MigrationShard shard, IReadOnlyList<string> key)
    {
        Shard = shard;
        Key = key;
    }

    /// <summary>The shard.</summary>
    public MigrationShard Shard { get; }

    /// <summary>The columns by which the records were divided.</summary>
    public IReadOnlyList<string> Key { get; }

    /// <summary>Returns the shard and the columns: <c>3/8 by email</c>.</summary>
    public override string ToString() => $"{Shard} by {string.Join(", ", Key)}";
}
