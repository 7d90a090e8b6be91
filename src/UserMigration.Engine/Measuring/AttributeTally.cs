using System;
using System.Runtime.InteropServices;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Measuring;

/// <summary>Counts the values of one column.</summary>
internal sealed class AttributeTally
{
    private readonly string _attribute;
    private readonly SipHash _hash;
    private readonly DistinctCounter _distinct = new DistinctCounter();
    private readonly PatternTally? _patterns;
    private long _blank;
    private int _shortest = int.MaxValue;
    private int _longest;

    /// <summary>Creates an empty tally.</summary>
    /// <param name="attribute">The column.</param>
    /// <param name="isPassword">Whether the column contains passwords.</param>
    /// <param name="hash">Hashes values, so that no value is stored.</param>
    /// <param name="coverage">The attributes of the schema that the column provides.</param>
    public AttributeTally(string attribute, bool isPassword, SipHash hash, CoverageTally[] coverage)
    {
        _attribute = attribute;
        IsPassword = isPassword;
        _hash = hash;
        _patterns = isPassword || SecretNames.IsSecret(attribute) ? null : new PatternTally();
        Coverage = coverage;
    }

    /// <summary>Whether the column contains passwords.</summary>
    public bool IsPassword { get; }

    /// <summary>The attributes of the schema that the column provides.</summary>
    public CoverageTally[] Coverage { get; }

    /// <summary>The number of records that have a value.</summary>
    public long Filled { get; private set; }

    /// <summary>Counts a value.</summary>
    /// <param name="text">The value; not null.</param>
    /// <returns>Whether the value is not blank.</returns>
    public bool Add(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            _blank++;
            return false;
        }

        Filled++;
        _distinct.Add(_hash.Hash64(MemoryMarshal.AsBytes(text.AsSpan())));

        _patterns?.Add(text);

        // A text has at least half as many characters as its length. Most values can't change the bounds, so their characters are not counted.
        if (text.Length > _longest || (text.Length + 1) / 2 < _shortest)
        {
            int length = CountCharacters(text);
            _shortest = Math.Min(_shortest, length);
            _longest = Math.Max(_longest, length);
        }

        return true;
    }

    /// <summary>Gets the counts.</summary>
    /// <param name="records">The number of records.</param>
    public AttributeMeasure ToMeasure(long records) => new AttributeMeasure
    {
        Attribute = _attribute,
        Filled = Filled,
        Blank = _blank,
        Missing = records - Filled - _blank,
        Distinct = Math.Min(_distinct.Count, Filled),
        IsEstimate = _distinct.IsEstimate,
        ShortestLength = Filled == 0 ? null : _shortest,
        LongestLength = Filled == 0 ? null : _longest,
        Patterns = _patterns?.ToMeasures() ?? Array.Empty<PatternMeasure>(),
        OtherPatterns = _patterns?.Others ?? 0,
    };

    private static int CountCharacters(string text)
    {
        int count = text.Length;
        for (int i = 1; i < text.Length; i++)
        {
            if (char.IsLowSurrogate(text[i]) && char.IsHighSurrogate(text[i - 1]))
            {
                count--;
            }
        }

        return count;
    }
}
