using System;
using System.Collections.Generic;

namespace UserMigration;

/// <summary>How much an import reads, over all its files.</summary>
internal sealed class ImportExtent
{
    /// <summary>The full paths of the files.</summary>
    public IReadOnlyList<string> Paths { get; init; } = Array.Empty<string>();

    /// <summary>The size of all files in bytes; -1 if the size of one of them is unknown.</summary>
    public long Bytes { get; init; } = -1;

    /// <summary>The position in the first file where the first record to return starts, in bytes.</summary>
    public long FirstOffset { get; set; }

    /// <summary>The maximum number of records that the import returns.</summary>
    public long MostRecords { get; init; } = long.MaxValue;
}
