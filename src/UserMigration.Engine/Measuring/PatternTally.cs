using System;
using System.Collections.Generic;

namespace UserMigration.Engine.Measuring;

/// <summary>
/// Counts the patterns of values: exactly for the first patterns that occur, at most <see cref="MostPatterns"/>. Values with other patterns
/// are counted together. It uses 12 KiB at most.
/// </summary>
internal sealed class PatternTally
{
    /// <summary>The number of patterns that are kept.</summary>
    public const int MostPatterns = 100;

    private const int Slots = 256;

    private readonly PatternWriter _writer = new PatternWriter();
    private readonly uint[] _hashes = new uint[Slots];
    private readonly string?[] _patterns = new string?[Slots];
    private readonly long[] _counts = new long[Slots];
    private int _kept;

    /// <summary>The number of values whose pattern is not kept.</summary>
    public long Others { get; private set; }

    /// <summary>Counts the pattern of a value.</summary>
    /// <param name="text">The value.</param>
    public void Add(string text)
    {
        int length = _writer.Write(text, out uint hash);
        int slot = (int)(hash & (Slots - 1));
        while (_patterns[slot] is { } known)
        {
            if (_hashes[slot] == hash && known.AsSpan().SequenceEqual(_writer.Characters.AsSpan(0, length)))
            {
                _counts[slot]++;
                return;
            }

            slot = (slot + 1) & (Slots - 1);
        }

        if (_kept == MostPatterns)
        {
            Others++;
            return;
        }

        _kept++;
        (_hashes[slot], _patterns[slot], _counts[slot]) = (hash, new string(_writer.Characters, 0, length), 1);
    }

    /// <summary>Gets the counts, the most frequent pattern first.</summary>
    public IReadOnlyList<PatternMeasure> ToMeasures()
    {
        List<PatternMeasure> measures = new List<PatternMeasure>(_kept);
        for (int slot = 0; slot < Slots; slot++)
        {
            if (_patterns[slot] is { } pattern)
            {
                measures.Add(new PatternMeasure(pattern, _counts[slot]));
            }
        }

        measures.Sort((one, other) => one.Count == other.Count ? string.CompareOrdinal(one.Pattern, other.Pattern) : other.Count.CompareTo(one.Count));
        return measures;
    }
}
