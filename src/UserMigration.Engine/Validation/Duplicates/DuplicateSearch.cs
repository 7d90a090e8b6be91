using System;
using System.Runtime.InteropServices;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Validation.Duplicates;

/// <summary>
/// Finds values of an attribute that occurred earlier in the whole input. For each distinct value, it keeps 32 bytes: a digest of
/// 128 bits and the place. Among ten million values, the probability that two have the same digest is one in
/// 6,000,000,000,000,000,000,000,000.
/// </summary>
internal sealed class DuplicateSearch
{
    private const int OrdinaryLength = 256;

    private readonly bool _isCaseSensitive;
    private readonly SipHash _hash = SipHash.CreateRandom();
    private readonly DigestTable _seen = new DigestTable();
    private readonly PlaceCodec _places = new PlaceCodec();
    private readonly char[] _buffer = new char[OrdinaryLength];

    /// <summary>Creates a search that has not seen any value yet.</summary>
    /// <param name="isCaseSensitive">Whether values that differ only by letter case are different values.</param>
    public DuplicateSearch(bool isCaseSensitive = false)
    {
        _isCaseSensitive = isCaseSensitive;
    }

    /// <summary>Searches for a value and remembers it.</summary>
    /// <param name="record">The record.</param>
    /// <param name="value">The value; not empty.</param>
    /// <returns>A description of the place where an earlier record has the value; otherwise null.</returns>
    public string? FindEarlier(MigrationRecord record, string value)
    {
        ReadOnlySpan<char> key = KeyFolding.Fold(value, _isCaseSensitive, _buffer);
        (ulong low, ulong high) = _hash.Hash128(MemoryMarshal.AsBytes(key));
        return _seen.FindOrAdd(low, high, _places.Pack(record), out ulong earlier)
            ? _places.Describe(earlier, record.Source)
            : null;
    }
}
