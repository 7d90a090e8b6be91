using System;
using System.Collections.Generic;

namespace UserMigration;

/// <summary>A datafile that several runs processed, such as the shards of one file.</summary>
public sealed class MigrationRunTotalSource
{
    /// <summary>Creates the description.</summary>
    /// <param name="path">The full path, as the first run read it.</param>
    public MigrationRunTotalSource(string path)
    {
        Path = path ?? throw new ArgumentNullException(nameof(path));
    }

    /// <summary>The full path, as the first run read it.</summary>
    public string Path { get; }

    /// <summary>The number of records in the file; null if no run has read it to its end.</summary>
    public long? Records { get; set; }

    /// <summary>The number of records that are in at least one run.</summary>
    public long Recorded { get; set; }

    /// <summary>The number of shards into which the file was divided; 0 if it was not.</summary>
    public int Shards { get; set; }

    /// <summary>The numbers of the shards that no run processes.</summary>
    public IReadOnlyList<int> MissingShards { get; set; } = Array.Empty<int>();

    /// <summary>
    /// The records that are in no run, as ranges of record numbers, for example <c>7</c> or <c>12-90</c>; the first 10. They were not sent yet, were removed by a
    /// command before the upload, or were folded into the record of the same user.
    /// </summary>
    public IReadOnlyList<string> Missing { get; set; } = Array.Empty<string>();

    /// <summary>The records that are in more than one run, as ranges of record numbers; the first 10.</summary>
    public IReadOnlyList<string> Duplicates { get; set; } = Array.Empty<string>();

    /// <summary>Whether each record is in exactly one run.</summary>
    public bool IsBalanced => Records == Recorded && Missing.Count == 0 && Duplicates.Count == 0 && MissingShards.Count == 0;

    /// <inheritdoc/>
    public override string ToString() => Path;
}
