using System;
using System.Text;

namespace UserMigration;

/// <summary>The datafile that records were read from: what is needed to write rows of it back just as they were.</summary>
public sealed class MigrationSource
{
    private readonly byte[]? _header;

    /// <summary>Describes a datafile.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="ordinal">The position among the files of one import, counted from 1.</param>
    /// <param name="length">The size in bytes, or -1 where it isn't known (a pipe).</param>
    /// <param name="header">The bytes of the header row, a byte order mark left out, without the line break.</param>
    /// <param name="encoding">The encoding of the file.</param>
    /// <param name="delimiter">The character between two fields.</param>
    public MigrationSource(string path, int ordinal, long length, byte[] header, Encoding encoding, char delimiter)
    {
        Path = path ?? throw new ArgumentNullException(nameof(path));
        Ordinal = ordinal;
        Length = length;
        _header = header ?? throw new ArgumentNullException(nameof(header));
        Encoding = encoding ?? throw new ArgumentNullException(nameof(encoding));
        Delimiter = delimiter;
    }

    private MigrationSource(string path)
    {
        Path = path;
        Length = -1;
        Encoding = Encoding.UTF8;
        Delimiter = ',';
    }

    /// <summary>The full path of the file.</summary>
    public string Path { get; }

    /// <summary>The position among the files of one import, counted from 1.</summary>
    public int Ordinal { get; }

    /// <summary>The size in bytes when it was opened, or -1 where it isn't known.</summary>
    public long Length { get; }

    /// <summary>The encoding of the file.</summary>
    public Encoding Encoding { get; }

    /// <summary>The character between two fields.</summary>
    public char Delimiter { get; }

    /// <summary>What a delimiter at the end of its rows is.</summary>
    public TrailingDelimiter TrailingDelimiter { get; init; }

    /// <summary>The number of the first record that an import gives.</summary>
    internal long FirstRecord { get; set; } = 1;

    /// <summary>Where in the file that record begins, in bytes.</summary>
    internal long FirstOffset { get; set; }

    /// <summary>The most records that an import gives of the file.</summary>
    internal long MostRecords { get; set; } = long.MaxValue;

    /// <summary>Gives what came through a pipe, null before its end; null where the source is a file.</summary>
    internal Func<StreamedBytes?>? GetStreamed { get; set; }

    /// <summary>
    /// The bytes of the header row as read, without byte order mark and line break; null where only the name of the
    /// file is known. Not to be changed.
    /// </summary>
    public byte[]? GetHeader() => _header;

    /// <summary>A file of which only the name is known: that of a record that was copied.</summary>
    /// <param name="path">The path.</param>
    public static MigrationSource OfName(string path) => new MigrationSource(path);

    /// <summary>The path.</summary>
    public override string ToString() => Path;
}
