using System;
using System.Collections.Generic;
using System.Threading;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Changes;

/// <summary>Tracks how much of the files was read.</summary>
internal sealed class ReadProgress
{
    private long _before;
    private long _now;

    /// <summary>The total number of bytes to read; initially an estimate.</summary>
    public long Expected { get; set; }

    /// <summary>The number of bytes of the files that were completely read.</summary>
    public long Done => _before;

    /// <summary>The number of rows that were read.</summary>
    public long Rows { get; private set; }

    /// <summary>The completed share, from 0 to 1.</summary>
    public double Share => Math.Min(1, (_before + _now) / Math.Max(1.0, Expected));

    /// <summary>Reads a file and counts its rows and bytes.</summary>
    /// <param name="file">The file.</param>
    /// <param name="wanted">The numbers of the records to return; null for all.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>The records of the file, some at a time.</returns>
    public IEnumerable<IReadOnlyList<MigrationRecord>> Follow(ComparedFile file, RecordBitmap? wanted, CancellationToken cancellationToken)
    {
        foreach (IReadOnlyList<MigrationRecord> rows in file.Read(wanted, cancellationToken))
        {
            Rows += rows.Count;
            _now = rows[rows.Count - 1].ByteOffset;
            yield return rows;
        }

        _before += file.Length;
        _now = 0;
    }
}
