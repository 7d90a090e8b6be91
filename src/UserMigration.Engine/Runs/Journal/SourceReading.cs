using System.Collections.Generic;
using System.Globalization;
using System.Text;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Csv.Encodings;

namespace UserMigration.Engine.Runs.Journal;

/// <summary>How a source of a run was read, so that the same rows can be read again.</summary>
internal sealed class SourceReading
{
    /// <summary>The character that separates fields.</summary>
    public string Delimiter { get; set; } = ",";

    /// <summary>The encoding of the file, by its code page or its name; null for strict UTF-8.</summary>
    public string? Encoding { get; set; }

    /// <summary>How a delimiter at the end of a row was treated.</summary>
    public TrailingDelimiter TrailingDelimiter { get; set; }

    /// <summary>The number of physical lines that were skipped before the header.</summary>
    public int SkippedLines { get; set; }

    /// <summary>The names of the columns of a file without a header row; null if it has one.</summary>
    public IReadOnlyList<string>? Header { get; set; }

    /// <summary>Describes how a source was read.</summary>
    /// <param name="source">The source; null is returned if only its name is known.</param>
    public static SourceReading? From(MigrationSource source) => source.GetHeader() is null ? null : new SourceReading
    {
        Delimiter = source.Delimiter.ToString(),
        Encoding = source.Encoding.CodePage == System.Text.Encoding.UTF8.CodePage ? null
            : source.Encoding is Cesu8Encoding ? source.Encoding.WebName
            : source.Encoding.CodePage.ToString(CultureInfo.InvariantCulture),
        TrailingDelimiter = source.TrailingDelimiter,
        SkippedLines = source.SkippedLines,
        Header = source.GivenHeader,
    };

    /// <summary>Creates the options that read the source in the same way.</summary>
    public CsvReadOptions ToOptions() => new CsvReadOptions
    {
        Delimiter = Delimiter.Length == 1 ? Delimiter[0] : ',',
        Encoding = Encoding is null ? null : Find(Encoding),
        TrailingDelimiter = TrailingDelimiter,
        SkipLines = SkippedLines,
        Header = Header,
    };

    private static Encoding Find(string name) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int page) ? CodePages.Find(page) : CodePages.Find(name);
}
