using System.Collections.Generic;
using System.Threading;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Changes;

/// <summary>One of the exports of a comparison: which of its columns are compared, and which rows can't be compared.</summary>
internal sealed class ComparedSide
{
    private readonly RowDigest _digest;
    private readonly int[] _keys;
    private readonly int[] _values;

    /// <summary>Creates a side before any row was read.</summary>
    /// <param name="file">The export.</param>
    /// <param name="digest">Computes the digests of the rows.</param>
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

    /// <summary>The export that is compared.</summary>
    public ComparedFile File { get; }

    /// <summary>The rows that can't be compared.</summary>
    public UnsoundRows Unsound { get; }

    /// <summary>The number of rows that were read.</summary>
    public long Records { get; private set; }

    /// <summary>The numbers of the rows that may be changes; null if any row may be one.</summary>
    public RecordBitmap? Wanted { get; set; }

    /// <summary>Adds a row to the comparison.</summary>
    /// <param name="row">The row.</param>
    /// <returns>The user that the row belongs to; null if the row can't be compared, which is recorded.</returns>
    public (ulong Low, ulong High)? Take(MigrationRecord row)
    {
        Records++;
        if (!row.IsValid)
        {
            Unsound.AddMalformed(row);
            return null;
        }

        (ulong Low, ulong High)? user = _digest.ComputeKey(row, _keys);
        if (user is null)
        {
            Unsound.AddKeyMissing(row);
        }

        return user;
    }

    /// <summary>Gets the user that a row belongs to.</summary>
    /// <param name="row">The row.</param>
    /// <returns>The user; null if the row can't be compared.</returns>
    public (ulong Low, ulong High)? UserOf(MigrationRecord row) => row.IsValid ? _digest.ComputeKey(row, _keys) : null;

    /// <summary>Gets the digest of the values of a row that are compared.</summary>
    /// <param name="row">The row.</param>
    public ulong ValuesOf(MigrationRecord row) => _digest.ComputeValues(row, _values);

    /// <summary>Describes the rows that have the key of an earlier row. This reads the export once more.</summary>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
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
