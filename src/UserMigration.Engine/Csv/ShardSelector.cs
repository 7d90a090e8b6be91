using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Csv;

/// <summary>
/// Selects the records of one shard. The shard of a record follows from its key only, so it is the same on each machine and in each run: the keys are compared
/// as in the search for duplicates (no letter case, Unicode normalization form C, no white space around them), joined by U+001F, and the first 8 bytes of the
/// SHA-256 of their UTF-8 are a big-endian number, whose remainder by the number of shards is the shard, counted from 0. Records without a key are distributed by
/// their number: the first goes to shard 1.
/// </summary>
public sealed class ShardSelector
{
    private const char Separator = '\u001F';
    private const int OrdinaryLength = 256;
#if NET8_0_OR_GREATER

    // In UTF-8, for one char of UTF-16.
    private const int MostBytesOfCharacter = 3;
#endif

    private readonly ShardPart _part;
    private readonly StringBuilder _text = new StringBuilder();
    private readonly char[] _buffer = new char[OrdinaryLength];
    private RecordColumns? _columns;
    private int[] _indexes = Array.Empty<int>();
    private string[] _values = Array.Empty<string>();

    /// <summary>Creates a selector.</summary>
    /// <param name="shard">The shard.</param>
    /// <param name="key">The columns that identify a user; at least one.</param>
    public ShardSelector(MigrationShard shard, IReadOnlyList<string> key)
    {
        _part = new ShardPart(shard ?? throw new ArgumentNullException(nameof(shard)), key ?? throw new ArgumentNullException(nameof(key)));
    }

    /// <summary>The number of records that were looked at.</summary>
    public long Seen { get; private set; }

    /// <summary>Whether a record belongs to the shard.</summary>
    /// <param name="record">The record.</param>
    /// <exception cref="MigrationException">The record lacks a column of the key.</exception>
    public bool Includes(MigrationRecord record)
    {
        if (record is null)
        {
            throw new ArgumentNullException(nameof(record));
        }

        Begin(record.GetColumns(), record.GetSource());
        for (int i = 0; i < _indexes.Length; i++)
        {
            _values[i] = InvariantFormatter.Write(record.GetValue(_indexes[i])) ?? string.Empty;
        }

        return ShardOf(record.RecordNumber) == _part.Shard.Number;
    }

    /// <summary>Whether a row belongs to the shard, before a record is made of it.</summary>
    /// <param name="columns">The columns of the row.</param>
    /// <param name="source">The file.</param>
    /// <param name="recordNumber">The number of the row, from 1.</param>
    /// <param name="getField">Gets the text of a field by its position; called for the columns of the key.</param>
    /// <exception cref="MigrationException">The row lacks a column of the key.</exception>
    internal bool Includes(RecordColumns columns, MigrationSource source, long recordNumber, Func<int, string> getField)
    {
        Begin(columns, source);
        for (int i = 0; i < _indexes.Length; i++)
        {
            _values[i] = getField(_indexes[i]);
        }

        return ShardOf(recordNumber) == _part.Shard.Number;
    }

    private void Begin(RecordColumns columns, MigrationSource? source)
    {
        Seen++;
        if (!ReferenceEquals(columns, _columns))
        {
            Find(columns);
        }

        if (source is { Shard: null })
        {
            source.Shard = _part;
        }
    }

    private int ShardOf(long recordNumber)
    {
        _text.Clear();
        bool hasKey = false;
        for (int i = 0; i < _values.Length; i++)
        {
            string value = _values[i].Trim();
            hasKey |= value.Length > 0;
            if (i > 0)
            {
                _text.Append(Separator);
            }

#if NET8_0_OR_GREATER
            _text.Append(KeyFolding.Fold(value, isCaseSensitive: false, _buffer));
#else
            _text.Append(KeyFolding.Fold(value, isCaseSensitive: false, _buffer).ToString());
#endif
        }

        ulong hash = hasKey ? Hash(_text) : (ulong)Math.Max(0, recordNumber - 1);
        return (int)(hash % (ulong)_part.Shard.Count) + 1;
    }

#if NET8_0_OR_GREATER
    private static ulong Hash(StringBuilder text)
    {
        Span<char> characters = text.Length <= OrdinaryLength ? stackalloc char[OrdinaryLength] : new char[text.Length];
        characters = characters.Slice(0, text.Length);
        text.CopyTo(0, characters, text.Length);
        Span<byte> bytes = text.Length <= OrdinaryLength ? stackalloc byte[OrdinaryLength * MostBytesOfCharacter] : new byte[Encoding.UTF8.GetByteCount(characters)];
        bytes = bytes.Slice(0, Encoding.UTF8.GetBytes(characters, bytes));
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, digest);
        return BinaryPrimitives.ReadUInt64BigEndian(digest);
    }
#else
    private static ulong Hash(StringBuilder text)
    {
        using SHA256 sha = SHA256.Create();
        return BinaryPrimitives.ReadUInt64BigEndian(sha.ComputeHash(Encoding.UTF8.GetBytes(text.ToString())));
    }
#endif

    private void Find(RecordColumns columns)
    {
        _indexes = _part.Key.Select(columns.IndexOf).ToArray();
        _values = new string[_indexes.Length];
        int missing = Array.IndexOf(_indexes, -1);
        if (missing >= 0)
        {
            throw new MigrationException(
                "ShardKeyUnknown",
                MigrationFault.InvalidArgument,
                $"The records have no column '{_part.Key[missing]}', by which they are divided. Specify columns of the records with -ShardKey: {string.Join(", ", columns.Names.Take(10))}.",
                _part.Key[missing],
                exitCode: 5);
        }

        _columns = columns;
    }
}
