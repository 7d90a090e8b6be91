using System.Collections.Generic;
using System.Text;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Csv;

/// <summary>How a datafile is read.</summary>
public sealed class CsvReadOptions
{
    /// <summary>The largest record, in bytes: 16 MiB. What is larger is malformed.</summary>
    public const int DefaultMaxRecordBytes = 16 * 1024 * 1024;

    /// <summary>The character between two fields; ASCII. A comma unless set.</summary>
    public char Delimiter { get; set; } = ',';

    /// <summary>The encoding to convert from; null for UTF-8, read strictly.</summary>
    public Encoding? Encoding { get; set; }

    /// <summary>The names of the columns of a file without a header row; null where the first row has them.</summary>
    public IReadOnlyList<string>? Header { get; set; }

    /// <summary>How many physical lines are before the header, or before the first row where <see cref="Header"/> is given; 0 or more.</summary>
    public int SkipLines { get; set; }

    /// <summary>What a delimiter at the end of a row is.</summary>
    public TrailingDelimiter TrailingDelimiter { get; set; }

    /// <summary>The severities that the import was given, for rules of reading.</summary>
    public IssueSeverities Severities { get; set; } = new IssueSeverities();

    /// <summary>The largest record, in bytes.</summary>
    public int MaxRecordBytes { get; set; } = DefaultMaxRecordBytes;
}
