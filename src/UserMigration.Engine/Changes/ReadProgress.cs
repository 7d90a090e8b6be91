using System;
using System.Collections.Generic;
using System.Threading;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Changes;

/// <summary>How far files were read, of all that is to be read.</summary>
internal sealed class ReadProgress
{
    private long _before;
    private long _now;

    /// <summary>How many bytes are to be read in all; a guess at first.</summary>
    public long Expected { get; set; }

    /// <summary>How many bytes were read of files that were read to their end.</summary>
    public long Done => _before;

    /// <summary>How many rows were read.</summary>
    public long Rows { get; private set; }

    /// <summary>The share that is done, from 0 to 1.</summary>
    public double Share => Math.Min(1, (_before + _now) / Math.Max(1.0, Expected));

    /// <summary>Reads a file, and counts.</summary>
    /// <param name="file">The file.</param>
    /// <param name="wanted">The numbers of the records to give; null for all.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>Its records, some at a time.</returns>
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
