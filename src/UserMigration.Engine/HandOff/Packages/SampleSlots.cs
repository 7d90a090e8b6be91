using System;
using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Engine.HandOff.Packages;

/// <summary>
/// Remembers, for each feature, the few rows of lowest rank that show it: a random choice among all rows that do, in one pass, whose
/// memory depends on the number of features only.
/// </summary>
internal sealed class SampleSlots
{
    private const int RowsOfFeature = 3;

    private readonly List<SampleCandidate?[]> _slots = new List<SampleCandidate?[]>();
    private ulong[] _limits = new ulong[1024];

    /// <summary>The number of features.</summary>
    public int Count => _slots.Count;

    /// <summary>Adds a feature.</summary>
    /// <returns>Its number.</returns>
    public int AddFeature()
    {
        if (_slots.Count == _limits.Length)
        {
            Array.Resize(ref _limits, _limits.Length * 2);
        }

        _limits[_slots.Count] = ulong.MaxValue;
        _slots.Add(new SampleCandidate?[RowsOfFeature]);
        return _slots.Count - 1;
    }

    /// <summary>Whether a row of some rank would be remembered for a feature.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="rank">The rank.</param>
    public bool Wants(int feature, ulong rank) => rank < _limits[feature];

    /// <summary>Remembers a row for each of its features that wants it.</summary>
    /// <param name="candidate">The row.</param>
    public void Add(SampleCandidate candidate)
    {
        foreach (int feature in candidate.Features)
        {
            if (!Wants(feature, candidate.Rank))
            {
                continue;
            }

            SampleCandidate?[] slot = _slots[feature];
            int last = RowsOfFeature - 1;
            slot[last] = candidate;
            for (int i = last; i > 0 && (slot[i - 1] is null || slot[i - 1]!.Rank > slot[i]!.Rank); i--)
            {
                (slot[i - 1], slot[i]) = (slot[i], slot[i - 1]);
            }

            _limits[feature] = slot[last]?.Rank ?? ulong.MaxValue;
        }
    }

    /// <summary>Returns the rows that are remembered, in the order of their ranks.</summary>
    public SampleCandidate[] GetCandidates() => _slots.SelectMany(slot => slot).Where(one => one is not null).Select(one => one!).Distinct().OrderBy(one => one.Rank).ToArray();
}
