using System;
using System.Runtime.InteropServices;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Changes;

/// <summary>
/// Computes digests of a row with a random secret (<see cref="SipHash"/>): 128 bits for the key of its user, and 64 bits for
/// its values. The lengths of the texts are included, so that adjacent texts can't be confused.
/// </summary>
internal sealed class RowDigest
{
    private const int OrdinaryLength = 256;
    private const int LengthChars = 2;

    private readonly bool _isCaseSensitive;
    private readonly SipHash _hash = SipHash.CreateRandom();
    private readonly char[] _folded = new char[OrdinaryLength];
    private string[] _parts = Array.Empty<string>();
    private char[] _text = new char[1024];
    private int _length;

    /// <summary>Creates a digest with a random secret.</summary>
    /// <param name="isCaseSensitive">Whether keys are case-sensitive.</param>
    public RowDigest(bool isCaseSensitive)
    {
        _isCaseSensitive = isCaseSensitive;
    }

    /// <summary>Computes the digest of a key, compared as in the search for duplicates.</summary>
    /// <param name="parts">The texts that make up the key.</param>
    /// <returns>The digest; null if all of the texts are blank.</returns>
    public (ulong Low, ulong High)? ComputeKey(string[] parts)
    {
        _length = 0;
        bool isBlank = true;
        foreach (string part in parts)
        {
            isBlank &= string.IsNullOrWhiteSpace(part);
            Append(KeyFolding.Fold(part, _isCaseSensitive, _folded));
        }

        return isBlank ? null : _hash.Hash128(MemoryMarshal.AsBytes(_text.AsSpan(0, _length)));
    }

    /// <summary>Computes the digest of the key of a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="columns">The positions of the columns that make up the key.</param>
    /// <returns>The digest; null if all of the texts are blank.</returns>
    public (ulong Low, ulong High)? ComputeKey(MigrationRecord record, int[] columns)
    {
        string[] parts = _parts.Length == columns.Length ? _parts : _parts = new string[columns.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            parts[i] = TextOf(record, columns[i]);
        }

        return ComputeKey(parts);
    }

    /// <summary>Computes the digest of the exact values of a record, including all spaces.</summary>
    /// <param name="record">The record.</param>
    /// <param name="columns">The positions of the columns; -1 stands for an empty value.</param>
    public ulong ComputeValues(MigrationRecord record, int[] columns)
    {
        _length = 0;
        foreach (int column in columns)
        {
            Append(column < 0 ? default : TextOf(record, column).AsSpan());
        }

        return _hash.Hash64(MemoryMarshal.AsBytes(_text.AsSpan(0, _length)));
    }

    private static string TextOf(MigrationRecord record, int column) => record.GetValue(column) as string ?? string.Empty;

    private void Append(ReadOnlySpan<char> text)
    {
        int end = _length + LengthChars + text.Length;
        if (end > _text.Length)
        {
            Array.Resize(ref _text, Math.Max(end, _text.Length * 2));
        }

        _text[_length] = (char)(text.Length & 0xFFFF);
        _text[_length + 1] = (char)(text.Length >> 16);
        text.CopyTo(_text.AsSpan(_length + LengthChars));
        _length = end;
    }
}
