using System.Collections.Generic;
using System.Threading;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Changes;

/// <summary>One of the exports of a comparison: which of its columns are compared, and what of it can't be.</summary>
internal sealed class ComparedSide
{
    private readonly RowDigest _digest;
    private readonly int[] _keys;
    private readonly int[] _values;

    /// <summary>Makes a side of which nothing was read.</summary>
    /// <param name="file">The export.</param>
    /// <param name="digest">Digests its rows.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="isReference">Whether it is the earlier export.</param>
    public ComparedSide(ComparedFile file, RowDigest digest, ComparedColumns columns, bool isReference)
    {
        File = file;
        _digest = digest;
        _keys = isReference ? columns.ReferenceKeys : columns.DifferenceKeys;
        _values = isReference ? columns.ReferenceValues : columns.DifferenceValues;
        Unsound = new UnsoundRows(file.Name, columns.Keys);
    }

    /// <summary>The export.</summary>
    public ComparedFile File { get; }

    /// <summary>The rows that can't be compared.</summary>
    public UnsoundRows Unsound { get; }

    /// <summary>How many rows were read.</summary>
    public long Records { get; private set; }

    /// <summary>The numbers of the rows that may be changes; null where any may be.</summary>
    public RecordBitmap? Wanted { get; set; }

    /// <summary>Takes a row to be compared.</summary>
    /// <param name="row">The row.</param>
    /// <returns>Whose it is; null where it can't be compared, which is noted.</returns>
    public (ulong Low, ulong High)? Take(MigrationRecord row)
    {
        Records++;
        if (!row.IsValid)
        {
            Unsound.AddMalformed(row);
            return null;
        }

        (ulong Low, ulong High)? user = _digest.OfKey(row, _keys);
        if (user is null)
        {
            Unsound.AddKeyMissing(row);
        }

        return user;
    }

    /// <summary>Whose a row is.</summary>
    /// <param name="row">The row.</param>
    /// <returns>The user; null where the row can't be compared.</returns>
    public (ulong Low, ulong High)? UserOf(MigrationRecord row) => row.IsValid ? _digest.OfKey(row, _keys) : null;

    /// <summary>The digest of the values of a row that count.</summary>
    /// <param name="row">The row.</param>
    public ulong ValuesOf(MigrationRecord row) => _digest.OfValues(row, _values);

    /// <summary>What to say of rows that have the key of an earlier one. The export is read once more for that.</summary>
    /// <param name="cancellationToken">Stops.</param>
    public IEnumerable<string> DescribeRepeated(CancellationToken cancellationToken)
    {
        HashSet<(ulong Low, ulong High)> wanted = new HashSet<(ulong Low, ulong High)>(Unsound.RepeatedUsers);
        Dictionary<(ulong Low, ulong High), long> lines = new Dictionary<(ulong Low, ulong High), long>();
        if (wanted.Count > 0)
        {
            FindFirstLines(wanted, lines, cancellationToken);
        }

        return Unsound.DescribeRepeated(lines);
    }

    private void FindFirstLines(
        HashSet<(ulong Low, ulong High)> wanted,
        Dictionary<(ulong Low, ulong High), long> lines,
        CancellationToken cancellationToken)
    {
        foreach (IReadOnlyList<MigrationRecord> rows in File.Read(null, cancellationToken))
        {
            foreach (MigrationRecord row in rows)
            {
                if (UserOf(row) is { } user && wanted.Remove(user))
                {
                    lines.Add(user, row.Line);
                }
            }

            if (wanted.Count == 0)
            {
                return;
            }
        }

        throw File.Changed();
    }
}
