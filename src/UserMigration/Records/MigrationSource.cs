using System;
using System.Text;

namespace UserMigration;

/// <summary>
/// The datafile that records were read from. It contains what is needed to write its rows back unchanged.
/// </summary>
public sealed class MigrationSource
{
    private readonly byte[]? _header;

    /// <summary>Describes a datafile.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="ordinal">The position among the files of one import, counted from 1.</param>
    /// <param name="length">The size in bytes, or -1 if it is unknown (a pipe).</param>
    /// <param name="header">The bytes of the header row, without a byte order mark and without the line break.</param>
    /// <param name="encoding">The encoding of the file.</param>
    /// <param name="delimiter">The character that separates fields.</param>
    public MigrationSource(string path, int ordinal, long length, byte[] header, Encoding encoding, char delimiter)
    {
        Path = path ?? throw new ArgumentNullException(nameof(path));
        Ordinal = ordinal;
        Length = length;
        _header = header ?? throw new ArgumentNullException(nameof(header));
        Encoding = encoding ?? throw new ArgumentNullException(nameof(encoding));
        Delimiter = delimiter;
    }

    private MigrationSource(string path, int ordinal = 0, long length = -1)
    {
        Path = path;
        Ordinal = ordinal;
        Length = length;
        Encoding = Encoding.UTF8;
        Delimiter = ',';
    }

    /// <summary>The full path of the file.</summary>
    public string Path { get; }

    /// <summary>The position among the files of one import, counted from 1.</summary>
    public int Ordinal { get; }

    /// <summary>The size in bytes when it was opened, or -1 if it is unknown.</summary>
    public long Length { get; }

    /// <summary>The encoding of the file.</summary>
    public Encoding Encoding { get; }

    /// <summary>The character that separates fields.</summary>
    public char Delimiter { get; }

    /// <summary>The meaning of a delimiter at the end of a row.</summary>
    public TrailingDelimiter TrailingDelimiter { get; init; }

    /// <summary>The number of physical lines that were skipped before the header or the first row.</summary>
    internal int SkippedLines { get; init; }

    /// <summary>The names of the columns that were specified because the file has no header row; null if it has one.</summary>
    internal System.Collections.Generic.IReadOnlyList<string>? GivenHeader { get; init; }

    /// <summary>How much the import reads that this source belongs to; null before it reads the source.</summary>
    internal ImportExtent? Extent { get; set; }

    /// <summary>The size of the files before this one in the same import, in bytes.</summary>
    internal long BytesBefore { get; set; }

    /// <summary>The number of records that the import returned from the files before this one.</summary>
    internal long RecordsBefore { get; set; }

    /// <summary>The number of the first record that the import returns from the file.</summary>
    internal long FirstRecord { get; set; } = 1;

    /// <summary>The shard that the records were selected for; null if all records of the source are processed.</summary>
    internal ShardPart? Shard { get; set; }

    /// <summary>The number of records in the source; null before it was read to its end.</summary>
    internal long? RecordCount { get; set; }

    /// <summary>The work that the thread which reads the source does in advance; null if no separate thread reads it.</summary>
    internal WorkAhead? Ahead { get; set; }

    /// <summary>Returns what came through a pipe, or null before its end; null if the source is a file.</summary>
    internal Func<StreamedBytes?>? GetStreamed { get; set; }

    /// <summary>
    /// Returns the bytes of the header row as read, without byte order mark and line break; null if only the name of
    /// the file is known. Do not change them.
    /// </summary>
    public byte[]? GetHeader() => _header;

    /// <summary>Creates a source of which only the name is known: that of a record that was copied.</summary>
    /// <param name="path">The path.</param>
    public static MigrationSource CreateByName(string path) => new MigrationSource(path);

    /// <summary>Creates a source whose records are not rows under a header: their values are all that is known of them.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="ordinal">The position among the files of one import, counted from 1.</param>
    /// <param name="length">The size in bytes.</param>
    internal static MigrationSource CreateWithoutHeader(string path, int ordinal, long length) => new MigrationSource(path, ordinal, length);

    /// <summary>Returns the path.</summary>
    public override string ToString() => Path;
}
