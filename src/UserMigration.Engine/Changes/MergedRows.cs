using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace UserMigration.Engine.Changes;

/// <summary>
/// Finds users of the earlier export whose row may be within a quoted field of another row in the later export, because a
/// quote was opened but not closed. Otherwise, they would be treated as deleted.
/// </summary>
internal sealed class MergedRows
{
    private static readonly string[] s_lineBreaks = { "\r\n", "\n", "\r" };

    private readonly ChangeTable _table;
    private readonly RowDigest _digest;
    private readonly int[] _keys;
    private readonly int _columns;
    private readonly char _delimiter;
    private readonly List<((ulong Low, ulong High) User, long Line)> _swallowed = new List<((ulong Low, ulong High) User, long Line)>();

    /// <summary>Creates an empty list.</summary>
    /// <param name="table">The users of the earlier export.</param>
    /// <param name="digest">Computes the digests of the keys.</param>
    /// <param name="keys">The positions of the columns that make up the key.</param>
    /// <param name="columns">The number of columns of the later export.</param>
    /// <param name="delimiter">The delimiter.</param>
    public MergedRows(ChangeTable table, RowDigest digest, int[] keys, int columns, char delimiter)
    {
        _table = table;
        _digest = digest;
        _keys = keys;
        _columns = columns;
        _delimiter = delimiter;
    }

    /// <summary>Checks a row of the later export, after the earlier one was read.</summary>
    /// <param name="record">The row.</param>
    public void Look(MigrationRecord record)
    {
        if (record.GetRaw() is not { } raw || raw.AsSpan().IndexOfAny((byte)'\r', (byte)'\n') < 0)
        {
            return;
        }

        IEnumerable<string> lines = Encoding.UTF8.GetString(raw).Split(s_lineBreaks, StringSplitOptions.None).Skip(1);
        _swallowed.AddRange(lines
            .Select(UserOf)
            .Where(user => user is not null && _table.OperationOf(user.Value) == RecordOperation.Delete)
            .Select(user => (user!.Value, record.Line)));
    }

    /// <summary>Finds the lines of the rows that contain the row of a user who would be deleted, after both exports were read.</summary>
    public IReadOnlyList<long> FindLines() => _swallowed
        .Where(row => _table.OperationOf(row.User) == RecordOperation.Delete)
        .Select(row => row.Line)
        .Distinct()
        .ToArray();

    // A complete row has all its delimiters, unlike the lines of an address or a note.
    private (ulong Low, ulong High)? UserOf(string line)
    {
        string[] fields = line.Split(_delimiter);
        return fields.Length >= _columns ? _digest.ComputeKey(Array.ConvertAll(_keys, key => fields[key].Trim('"'))) : null;
    }
}
