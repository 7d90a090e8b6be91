using System;
using System.Runtime.InteropServices;

namespace UserMigration.Engine.Values;

/// <summary>
/// Remembers a place for each 128-bit digest, in 32 bytes: 28 for the entry and 4 for its bucket. The table grows by linear
/// hashing (Litwin, 1980): each new entry splits one bucket, so nothing is ever copied as a whole, and the peak memory is what
/// the table keeps. Entries and buckets are stored in pages; an entry is not an object. The limit is 2,147,483,646 entries.
/// </summary>
internal sealed class DigestTable
{
    private const int PageBits = 13;
    private const int PageSize = 1 << PageBits;
    private const int PageMask = PageSize - 1;

    private Entry[][] _entries = new Entry[4][];
    private int[][] _buckets = new int[4][];
    private int _count;
    private int _bucketCount = PageSize;
    private uint _mask = PageSize - 1;
    private int _split;

    /// <summary>Creates an empty table.</summary>
    public DigestTable()
    {
        _buckets[0] = new int[PageSize];
    }

    /// <summary>The number of digests in the table.</summary>
    public int Count => _count;

    /// <summary>Finds the place of a digest, or adds the digest with a place.</summary>
    /// <param name="low">The low half of the digest.</param>
    /// <param name="high">The high half of the digest.</param>
    /// <param name="place">The place to remember if the digest is new.</param>
    /// <param name="earlier">The place of the digest, if it is not new.</param>
    /// <returns>Whether the digest was already in the table.</returns>
    /// <exception cref="InvalidOperationException">The table is full.</exception>
    public bool FindOrAdd(ulong low, ulong high, ulong place, out ulong earlier)
    {
        int number = Find(low, high);
        if (number != 0)
        {
            earlier = At(number).Place;
            return true;
        }

        earlier = 0;
        Add(low, high, place);
        return false;
    }

    /// <summary>Finds the number of a digest.</summary>
    /// <param name="low">The low half of the digest.</param>
    /// <param name="high">The high half of the digest.</param>
    /// <returns>The number of the digest, from 1 in the order of adding; 0 if it is not in the table.</returns>
    public int Find(ulong low, ulong high)
    {
        int next = Bucket(BucketOf(low));
        while (next != 0)
        {
            ref Entry entry = ref At(next);
            if (entry.Low == low && entry.High == high)
            {
                return next;
            }

            next = entry.Next;
        }

        return 0;
    }

    /// <summary>Adds a digest that is not in the table, with its place.</summary>
    /// <param name="low">The low half of the digest.</param>
    /// <param name="high">The high half of the digest.</param>
    /// <param name="place">The place of the digest.</param>
    /// <returns>The number of the digest.</returns>
    /// <exception cref="InvalidOperationException">The table is full.</exception>
    public int Add(ulong low, ulong high, ulong place)
    {
        ref int head = ref Bucket(BucketOf(low));
        int number = Append(low, high, place, head);
        head = number;
        if (_count > _bucketCount)
        {
            Split();
        }

        return number;
    }

    /// <summary>Gets the place of a digest, which can be changed.</summary>
    /// <param name="number">The number of the digest.</param>
    public ref ulong PlaceOf(int number) => ref At(number).Place;

    private int BucketOf(ulong low)
    {
        int bucket = (int)((uint)low & _mask);
        return bucket < _split ? (int)((uint)low & ((_mask << 1) | 1)) : bucket;
    }

    // The numbers of entries start at 1, so that 0 is an empty bucket.
    private int Append(ulong low, ulong high, ulong place, int next)
    {
        if (_count == int.MaxValue - 1)
        {
            throw new InvalidOperationException("The search for duplicates supports at most 2,147,483,646 different keys.");
        }

        int page = _count >> PageBits;
        if ((_count & PageMask) == 0)
        {
            Grow(ref _entries, page);
        }

        _count++;
        ref Entry entry = ref At(_count);
        (entry.Low, entry.High, entry.Place, entry.Next) = (low, high, place, next);
        return _count;
    }

    /// <summary>Splits the next bucket: moves some of its entries to a new bucket.</summary>
    private void Split()
    {
        int page = _bucketCount >> PageBits;
        if ((_bucketCount & PageMask) == 0)
        {
            Grow(ref _buckets, page);
        }

        uint bit = _mask + 1;
        ref int stays = ref Bucket(_split);
        ref int moves = ref Bucket(_bucketCount);
        int next = stays;
        stays = 0;
        while (next != 0)
        {
            ref Entry entry = ref At(next);
            int following = entry.Next;
            if (((uint)entry.Low & bit) == 0)
            {
                (entry.Next, stays) = (stays, next);
            }
            else
            {
                (entry.Next, moves) = (moves, next);
            }

            next = following;
        }

        _bucketCount++;
        _split++;
        if (_split > _mask)
        {
            (_mask, _split) = ((_mask << 1) | 1, 0);
        }
    }

    private ref int Bucket(int bucket) => ref _buckets[bucket >> PageBits][bucket & PageMask];

    private ref Entry At(int number) => ref _entries[(number - 1) >> PageBits][(number - 1) & PageMask];

    private static void Grow<T>(ref T[][] pages, int page)
    {
        if (page == pages.Length)
        {
            Array.Resize(ref pages, page * 2);
        }

        pages[page] = new T[PageSize];
    }

    // Without packing, the alignment to eight bytes would need four more bytes.
    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    private struct Entry
    {
        public ulong Low;
        public ulong High;
        public ulong Place;
        public int Next;
    }
}
