using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Csv;

namespace UserMigration.Engine.HandOff.Packages;

/// <summary>
/// Chooses the rows of a sample in one pass: as few rows as show everything that the file shows (a greedy set cover), then rows at random
/// up to the size. The same seed chooses the same rows of the same file.
/// </summary>
internal sealed class SampleSelection
{
    private const int Bits = 64;

    private readonly int _size;
    private readonly ulong _seed;
    private readonly SampleSlots _slots = new SampleSlots();
    private readonly int[] _traits;
    private readonly Dictionary<string, int> _named = new Dictionary<string, int>(StringComparer.Ordinal);
    private readonly SortedList<ulong, SampleCandidate> _random = new SortedList<ulong, SampleCandidate>();
    private readonly List<int> _features = new List<int>();

    /// <summary>Creates a selection.</summary>
    /// <param name="columns">The number of columns.</param>
    /// <param name="size">The number of rows to choose, if fewer rows show everything.</param>
    /// <param name="seed">The seed.</param>
    public SampleSelection(int columns, int size, int seed)
    {
        _size = size;
        _seed = unchecked((ulong)seed);
        _traits = new int[columns * Bits];
    }

    /// <summary>The number of rows that were chosen to show everything; known after <see cref="Choose"/>.</summary>
    public int Needed { get; private set; }

    /// <summary>Adds that the current row has traits in a column.</summary>
    /// <param name="column">The position of the column.</param>
    /// <param name="traits">The traits.</param>
    public void Show(int column, ValueTraits traits)
    {
        ulong left = (ulong)traits;
        for (int i = column * Bits; left != 0; i++, left >>= 1)
        {
            if ((left & 1) != 0)
            {
                // 0 means that the feature is new: the features are counted from 1 here.
                _features.Add((_traits[i] != 0 ? _traits[i] : _traits[i] = _slots.AddFeature() + 1) - 1);
            }
        }
    }

    /// <summary>Adds that the current row shows something that has a name: a kind of hash, an issue.</summary>
    /// <param name="name">The name.</param>
    public void Show(string name)
    {
        if (!_named.TryGetValue(name, out int feature))
        {
            feature = _slots.AddFeature();
            _named.Add(name, feature);
        }

        _features.Add(feature);
    }

    /// <summary>Ends the current row.</summary>
    /// <param name="record">The record.</param>
    public void EndRow(MigrationRecord record)
    {
        ulong rank = RankOf(record.RecordNumber);
        bool isRandom = _size > 0 && (_random.Count < _size || rank < _random.Keys[_size - 1]);

        // A malformed row could swallow the rows after it.
        if ((isRandom || IsWanted(rank)) && MalformedRow.KindOf(record) == MalformedRowKind.None && record.GetRaw() is { } raw)
        {
            SampleCandidate candidate = new SampleCandidate(record.RecordNumber, record.ByteOffset, raw.Length, rank, _features.ToArray());
            _slots.Add(candidate);
            if (isRandom)
            {
                _random[rank] = candidate;
                if (_random.Count > _size)
                {
                    _random.RemoveAt(_size);
                }
            }
        }

        _features.Clear();
    }

    /// <summary>Chooses the rows.</summary>
    /// <returns>The rows, in the order of the file.</returns>
    public IReadOnlyList<SampleCandidate> Choose()
    {
        List<SampleCandidate> chosen = new List<SampleCandidate>();
        bool[] isShown = new bool[_slots.Count];
        List<SampleCandidate> left = _slots.GetCandidates().ToList();
        while (left.Count > 0)
        {
            // Among rows that show the same number of new features, the one of lowest rank comes first.
            (int best, int most) = (0, 0);
            for (int i = 0; i < left.Count; i++)
            {
                int count = left[i].Features.Count(feature => !isShown[feature]);
                (best, most) = count > most ? (i, count) : (best, most);
            }

            if (most == 0)
            {
                break;
            }

            chosen.Add(left[best]);
            Array.ForEach(left[best].Features, feature => isShown[feature] = true);
            left.RemoveAt(best);
        }

        Needed = chosen.Count;
        HashSet<long> known = new HashSet<long>(chosen.Select(row => row.RecordNumber));
        chosen.AddRange(_random.Values.Where(row => !known.Contains(row.RecordNumber)).Take(Math.Max(0, _size - chosen.Count)));
        return chosen.OrderBy(row => row.RecordNumber).ToArray();
    }

    private bool IsWanted(ulong rank)
    {
        foreach (int feature in _features)
        {
            if (_slots.Wants(feature, rank))
            {
                return true;
            }
        }

        return false;
    }

    // SplitMix64 of the seed and the number: a random number for each record that does not depend on the others.
    private ulong RankOf(long recordNumber)
    {
        unchecked
        {
            ulong bits = (_seed * 0x9E3779B97F4A7C15UL) + ((ulong)recordNumber * 0xD1B54A32D192ED03UL) + 0x9E3779B97F4A7C15UL;
            bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9UL;
            bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EBUL;
            return bits ^ (bits >> 31);
        }
    }
}
