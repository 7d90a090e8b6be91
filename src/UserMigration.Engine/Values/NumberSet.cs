using System;
using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Engine.Values;

/// <summary>
/// A set of numbers from 0, compact where they are close to each other: one bit for each number of a dense range, two bytes for each
/// number of a sparse one.
/// </summary>
internal sealed class NumberSet
{
    private const int ChunkBits = 16;
    private const int ChunkMask = (1 << ChunkBits) - 1;
    private const int MostSparse = 4096;

    private readonly Dictionary<long, Chunk> _chunks = new Dictionary<long, Chunk>();
    private long _lastKey = -1;
    private Chunk _last = new Chunk();

    /// <summary>How many numbers are in the set.</summary>
    public long Count { get; private set; }

    /// <summary>Adds a number.</summary>
    /// <param name="number">The number.</param>
    /// <returns>Whether it was not in the set.</returns>
    public bool Add(long number)
    {
        long key = KeyOf(number);
        if (key != _lastKey)
        {
            if (!_chunks.TryGetValue(key, out Chunk? chunk))
            {
                _chunks.Add(key, chunk = new Chunk());
            }

            (_lastKey, _last) = (key, chunk);
        }

        bool isNew = _last.Add((ushort)(number & ChunkMask));
        Count += isNew ? 1 : 0;
        return isNew;
    }

    /// <summary>Whether a number is in the set.</summary>
    /// <param name="number">The number.</param>
    public bool Contains(long number) => _chunks.TryGetValue(KeyOf(number), out Chunk? chunk) && chunk.Contains((ushort)(number & ChunkMask));

    /// <summary>Gets the numbers in their order. The set must not change meanwhile.</summary>
    public IEnumerable<long> InOrder()
    {
        foreach (long key in _chunks.Keys.OrderBy(key => key))
        {
            foreach (int low in _chunks[key].InOrder())
            {
                yield return (key << ChunkBits) | (long)low;
            }
        }
    }

    private static long KeyOf(long number) =>
        number >= 0 ? number >> ChunkBits : throw new ArgumentOutOfRangeException(nameof(number));

    /// <summary>The numbers with the same high bits: a sorted list while there are few, then a bitmap.</summary>
    private sealed class Chunk
    {
        private ushort[] _sparse = new ushort[4];
        private ulong[]? _dense;
        private int _count;

        public bool Add(ushort low)
        {
            if (_dense is not null)
            {
                ulong bit = 1UL << (low & 63);
                bool isNew = (_dense[low >> 6] & bit) == 0;
                _dense[low >> 6] |= bit;
                return isNew;
            }

            int place = _count == 0 || low > _sparse[_count - 1] ? ~_count : Array.BinarySearch(_sparse, 0, _count, low);
            if (place >= 0)
            {
                return false;
            }

            if (_count == MostSparse)
            {
                ToDense();
                return Add(low);
            }

            if (_count == _sparse.Length)
            {
                Array.Resize(ref _sparse, _count * 2);
            }

            place = ~place;
            Array.Copy(_sparse, place, _sparse, place + 1, _count - place);
            _sparse[place] = low;
            _count++;
            return true;
        }

        public bool Contains(ushort low) => _dense is null
            ? Array.BinarySearch(_sparse, 0, _count, low) >= 0
            : (_dense[low >> 6] & (1UL << (low & 63))) != 0;

        public IEnumerable<int> InOrder()
        {
            if (_dense is null)
            {
                for (int i = 0; i < _count; i++)
                {
                    yield return _sparse[i];
                }

                yield break;
            }

            for (int low = 0; low <= ChunkMask; low++)
            {
                if (Contains((ushort)low))
                {
                    yield return low;
                }
            }
        }

        private void ToDense()
        {
            _dense = new ulong[(ChunkMask + 1) / 64];
            for (int i = 0; i < _count; i++)
            {
                _dense[_sparse[i] >> 6] |= 1UL << (_sparse[i] & 63);
            }

            _sparse = Array.Empty<ushort>();
        }
    }
}
