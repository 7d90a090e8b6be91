using System.Collections.Generic;
using System.Text;
using UserMigration.Engine.Csv.Containers;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Csv;

/// <summary>Options for reading a datafile.</summary>
public sealed class CsvReadOptions
{
    /// <summary>The default maximum size of a record, in bytes: 16 MiB. A larger record is malformed.</summary>
    public const int DefaultMaxRecordBytes = 16 * 1024 * 1024;

    /// <summary>Creates options with the defaults.</summary>
    /// <param name="access">What is needed to open files that are encrypted or compressed; null if there is no passphrase.</param>
    public CsvReadOptions(SourceAccess? access = null)
    {
        Access = access ?? new SourceAccess();
        Container = new SourceContainer(Access);
    }

    /// <summary>The ASCII character that separates fields. The default is a comma.</summary>
    public char Delimiter { get; set; } = ',';

    /// <summary>The encoding of the file; null for strict UTF-8.</summary>
    public Encoding? Encoding { get; set; }

    /// <summary>The names of the columns of a file without a header row; null if the first row is the header.</summary>
    public IReadOnlyList<string>? Header { get; set; }

    /// <summary>The number of physical lines to skip before the header, or before the first row if <see cref="Header"/> is set; 0 or more.</summary>
    public int SkipLines { get; set; }

    /// <summary>How a delimiter at the end of a row is treated.</summary>
    public TrailingDelimiter TrailingDelimiter { get; set; }

    /// <summary>The severities that the import sets for reading rules.</summary>
    public IssueSeverities Severities { get; set; } = new IssueSeverities();

    /// <summary>Selects the records of one shard; null if all records are read.</summary>
    public ShardSelector? Shard { get; set; }

    /// <summary>The maximum size of a record, in bytes.</summary>
    public int MaxRecordBytes { get; set; } = DefaultMaxRecordBytes;

    /// <summary>What is needed to open files that are encrypted or compressed.</summary>
    public SourceAccess Access { get; }

    /// <summary>Opens files that are encrypted or compressed. Each is verified once.</summary>
    internal SourceContainer Container { get; }
}
