namespace UserMigration.Engine.Measuring;

/// <summary>Counts distinct values by their hashes: exactly up to 4,096, above that by an estimate. It uses 64 KiB at most.</summary>
internal sealed class DistinctCounter
{
    /// <summary>The number of distinct values up to which the count is exact.</summary>
    public const int ExactUpTo = 4096;

    private const int SmallestTable = 16;

    // Open addressing, at most half full; 0 is an empty slot.
    private ulong[]? _exact = new ulong[SmallestTable];
    private int _count;
    private HyperLogLog? _estimate;

    /// <summary>Whether the count is estimated.</summary>
    public bool IsEstimate => _estimate is not null;

    /// <summary>The number of distinct values.</summary>
    public long Count => _estimate?.Estimate() ?? _count;

    /// <summary>Adds the hash of a value.</summary>
    /// <param name="hash">The hash, of 64 random bits.</param>
    public void Add(ulong hash)
    {
        if (_estimate is not null)
        {
            _estimate.Add(hash);
            return;
        }

        hash = hash == 0 ? 1 : hash;
        if (Insert(_exact!, hash) && ++_count * 2 > _exact!.Length)
        {
            Grow();
        }
    }

    private static bool Insert(ulong[] table, ulong hash)
    {
        int mask = table.Length - 1;
        int slot = (int)hash & mask;
        while (table[slot] != 0)
        {
            if (table[slot] == hash)
            {
                return false;
            }

            slot = (slot + 1) & mask;
        }

        table[slot] = hash;
        return true;
    }

    private void Grow()
    {
        ulong[] known = _exact!;
        if (_count > ExactUpTo)
        {
            _estimate = new HyperLogLog();
            _exact = null;
        }
        else
        {
            _exact = new ulong[known.Length * 2];
        }

        foreach (ulong hash in known)
        {
            if (hash == 0)
            {
                continue;
            }

            if (_estimate is null)
            {
                Insert(_exact!, hash);
            }
            else
            {
                _estimate.Add(hash);
            }
        }
    }
}
