using System.Text;

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

    /// <summary>The severities that the import was given, for rules of reading.</summary>
    public IssueSeverities Severities { get; set; } = new IssueSeverities();

    /// <summary>The largest record, in bytes.</summary>
    public int MaxRecordBytes { get; set; } = DefaultMaxRecordBytes;
}
