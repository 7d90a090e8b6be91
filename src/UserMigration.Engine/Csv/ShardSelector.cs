using System;
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

    private readonly ShardPart _part;
    private readonly StringBuilder _text = new StringBuilder();
    private readonly char[] _buffer = new char[OrdinaryLength];
    private RecordColumns? _columns;
    private int[] _indexes = Array.Empty<int>();

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

        Seen++;
        if (!ReferenceEquals(record.GetColumns(), _columns))
        {
            Find(record.GetColumns());
        }

        if (record.GetSource() is { Shard: null } source)
        {
            source.Shard = _part;
        }

        return ShardOf(record) == _part.Shard.Number;
    }

    private int ShardOf(MigrationRecord record)
    {
        _text.Clear();
        bool hasKey = false;
        for (int i = 0; i < _indexes.Length; i++)
        {
            string value = (InvariantFormatter.Write(record.GetValue(_indexes[i])) ?? string.Empty).Trim();
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

        ulong hash = hasKey ? Hash(_text.ToString()) : (ulong)Math.Max(0, record.RecordNumber - 1);
        return (int)(hash % (ulong)_part.Shard.Count) + 1;
    }

    private static ulong Hash(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
#if NET8_0_OR_GREATER
        byte[] digest = SHA256.HashData(bytes);
#else
        using SHA256 sha = SHA256.Create();
        byte[] digest = sha.ComputeHash(bytes);
#endif
        ulong hash = 0;
        for (int i = 0; i < sizeof(ulong); i++)
        {
            hash = (hash << 8) | digest[i];
        }

        return hash;
    }

    private void Find(RecordColumns columns)
    {
        _indexes = _part.Key.Select(columns.IndexOf).ToArray();
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
