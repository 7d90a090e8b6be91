using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace UserMigration.Engine.Changes;

/// <summary>
/// Users of the earlier export whose row may stand within a quoted field of another one in the later export, because a
/// quote was opened and not closed: they would else be taken for deleted.
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

    /// <summary>Makes a list of none.</summary>
    /// <param name="table">The users of the earlier export.</param>
    /// <param name="digest">Digests their keys.</param>
    /// <param name="keys">The positions of the columns that make up the key.</param>
    /// <param name="columns">How many columns the later export has.</param>
    /// <param name="delimiter">The delimiter.</param>
    public MergedRows(ChangeTable table, RowDigest digest, int[] keys, int columns, char delimiter)
    {
        _table = table;
        _digest = digest;
        _keys = keys;
        _columns = columns;
        _delimiter = delimiter;
    }

    /// <summary>Looks at a row of the later export, once the earlier one was read.</summary>
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

    /// <summary>The lines of the rows that hold the row of a user who would be deleted, once both exports were read.</summary>
    public IReadOnlyList<long> FindLines() => _swallowed
        .Where(row => _table.OperationOf(row.User) == RecordOperation.Delete)
        .Select(row => row.Line)
        .Distinct()
        .ToArray();

    // A whole row has all its delimiters; the lines of an address or a note have not.
    private (ulong Low, ulong High)? UserOf(string line)
    {
        string[] fields = line.Split(_delimiter);
        return fields.Length >= _columns ? _digest.OfKey(Array.ConvertAll(_keys, key => fields[key].Trim('"'))) : null;
    }
}
