using System;
using System.Runtime.InteropServices;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Validation.Duplicates;

/// <summary>
/// Finds values of an attribute that occurred before, over the whole input. It remembers 32 bytes for each different
/// value: a digest of 128 bits, and the place. Among ten million values the chance that two have the same digest is one
/// in 6,000,000,000,000,000,000,000,000.
/// </summary>
internal sealed class DuplicateSearch
{
    private const int OrdinaryLength = 256;

    private readonly bool _isCaseSensitive;
    private readonly SipHash _hash = SipHash.CreateRandom();
    private readonly DigestTable _seen = new DigestTable();
    private readonly PlaceCodec _places = new PlaceCodec();
    private readonly char[] _buffer = new char[OrdinaryLength];

    /// <summary>Makes a search that has seen nothing.</summary>
    /// <param name="isCaseSensitive">Whether letter case makes a difference.</param>
    public DuplicateSearch(bool isCaseSensitive = false)
    {
        _isCaseSensitive = isCaseSensitive;
    }

    /// <summary>Looks at a value and remembers it.</summary>
    /// <param name="record">The record.</param>
    /// <param name="value">The value; not blank.</param>
    /// <returns>Where an earlier record has the value, in words; else null.</returns>
    public string? FindEarlier(MigrationRecord record, string value)
    {
        ReadOnlySpan<char> key = KeyFolding.Fold(value, _isCaseSensitive, _buffer);
        (ulong low, ulong high) = _hash.Hash128(MemoryMarshal.AsBytes(key));
        return _seen.FindOrAdd(low, high, _places.Pack(record), out ulong earlier)
            ? _places.Describe(earlier, record.Source)
            : null;
    }
}
