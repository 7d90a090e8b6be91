
namespace UserMigration.Engine.Csv;

/// <summary>The rules for the rows of a datafile (from RFC 4180 and the target's own documentation).</summary>
public static class ReadingRules
{
    private const RuleScope Scope = RuleScope.Reading;

    internal const string NulMessage = "The text contains a NUL byte.";

    /// <summary>Text is valid UTF-8.</summary>
    public static readonly MigrationRule InvalidUtf8 = new MigrationRule(
        nameof(InvalidUtf8),
        Scope,
        IssueSeverity.Error,
        "A datafile is UTF-8 text.",
        "Export the file in UTF-8, or specify its encoding with -Encoding.",
        "Create a data migration datafile, UTF-8 encoding; RFC 3629");

    /// <summary>Text can be decoded with the specified encoding.</summary>
    public static readonly MigrationRule InvalidEncoding = new MigrationRule(
        nameof(InvalidEncoding),
        Scope,
        IssueSeverity.Error,
        "All bytes can be decoded with the encoding that -Encoding specifies.",
        "Fix the value in its source. If many rows have this issue, the file is in another encoding: specify that one with -Encoding.",
        "Create a data migration datafile, UTF-8 encoding");

    /// <summary>Text contains no NUL byte.</summary>
    public static readonly MigrationRule NulByte = new MigrationRule(
        nameof(NulByte),
        Scope,
        IssueSeverity.Error,
        "Text contains no NUL byte.",
        "Remove it from the data.",
        "RFC 4180");

    /// <summary>A row has a field for each column.</summary>
    public static readonly MigrationRule TooFewFields = new MigrationRule(
        nameof(TooFewFields),
        Scope,
        IssueSeverity.Error,
        "A row has as many fields as the header has columns.",
        "Add the missing delimiters, or quote a line break that cut the row.",
        "RFC 4180, section 2.4");

    /// <summary>A row has no more fields than columns.</summary>
    public static readonly MigrationRule TooManyFields = new MigrationRule(
        nameof(TooManyFields),
        Scope,
        IssueSeverity.Error,
        "A row has no more fields than the header has columns.",
        "Quote the field that contains a delimiter.",
        "Create a data migration datafile, Values containing commas or line breaks; RFC 4180, section 2.4");

    /// <summary>A row has no delimiter at its end.</summary>
    public static readonly MigrationRule TrailingDelimiter = new MigrationRule(
        nameof(TrailingDelimiter),
        Scope,
        IssueSeverity.Error,
        "A row does not end with a delimiter, unless the header does.",
        "If all rows end with a delimiter, read the file with -TrailingDelimiter Ignore. Otherwise, remove the delimiter.",
        "RFC 4180, section 2.4");

    /// <summary>A row is not a header.</summary>
    public static readonly MigrationRule HeaderRepeated = new MigrationRule(
        nameof(HeaderRepeated),
        Scope,
        IssueSeverity.Error,
        "The header row occurs only once.",
        "Remove the row. Several files with headers were probably joined.",
        "this module");

    /// <summary>A row has a value.</summary>
    public static readonly MigrationRule EmptyRow = new MigrationRule(
        nameof(EmptyRow),
        Scope,
        IssueSeverity.Error,
        "A row has a value in at least one column.",
        "Remove the row, or fill it in.",
        "this module");

    /// <summary>A quoted field contains no row.</summary>
    public static readonly MigrationRule MergedRows = new MigrationRule(
        nameof(MergedRows),
        Scope,
        IssueSeverity.Error,
        "No line within a quoted field looks like a row of the file. If a line only has as many delimiters as a row, the issue is a Warning.",
        "Look for a quote that was opened but not closed on the first line. If the field is correct, use -RuleSeverity @{ MergedRows = 'Warning' }.",
        "this module",
        isJudgement: true);

    /// <summary>A closing quote is followed by a delimiter or the end of the row.</summary>
    public static readonly MigrationRule TextAfterQuote = new MigrationRule(
        nameof(TextAfterQuote),
        Scope,
        IssueSeverity.Error,
        "A quoted field ends with its closing quote.",
        "Double the quotes within a quoted field, and look for a missing quote before this line.",
        "Create a data migration datafile, Values containing commas or line breaks; RFC 4180, section 2.7");

    /// <summary>A quoted field is closed.</summary>
    public static readonly MigrationRule UnclosedQuote = new MigrationRule(
        nameof(UnclosedQuote),
        Scope,
        IssueSeverity.Error,
        "A quoted field has a closing quote.",
        "Close the quote, or double it if it is part of the value.",
        "RFC 4180, section 2.5");

    /// <summary>A record has at most 16 MiB.</summary>
    public static readonly MigrationRule RecordTooLarge = new MigrationRule(
        nameof(RecordTooLarge),
        Scope,
        IssueSeverity.Error,
        "A record has at most 16 MiB.",
        "Shorten the record. No store accepts a record of that size.",
        "this module");

    /// <summary>A copy of a record keeps its errors.</summary>
    public static readonly MigrationRule IssuesLost = new MigrationRule(
        nameof(IssuesLost),
        Scope,
        IssueSeverity.Error,
        "A copy of a record keeps the errors of its original.",
        "Read and check the record again from its source.",
        "this module");

    /// <summary>A line of a file of JSON objects is one object.</summary>
    public static readonly MigrationRule JsonLine = new MigrationRule(
        nameof(JsonLine),
        Scope,
        IssueSeverity.Error,
        "In a file of JSON objects (.ndjson, .jsonl), each line is one object.",
        "Export the file again, or correct the line.",
        "RFC 8259; NDJSON");

    /// <summary>The reading rules, in the order in which they are applied to a row.</summary>
    public static readonly MigrationRule[] All =
    {
        InvalidUtf8,
        InvalidEncoding,
        NulByte,
        TooFewFields,
        TooManyFields,
        TrailingDelimiter,
        HeaderRepeated,
        EmptyRow,
        MergedRows,
        TextAfterQuote,
        UnclosedQuote,
        RecordTooLarge,
        IssuesLost,
        JsonLine,
    };

    /// <summary>Creates the issue for a NUL byte.</summary>
    public static MigrationIssue FindNul() => NulByte.CreateIssue(NulMessage);

    /// <summary>Creates the issue for half of a surrogate pair in a value that is to be written.</summary>
    public static MigrationIssue FindLoneSurrogate() =>
        InvalidUtf8.CreateIssue("The text contains half of a surrogate pair, which can't be encoded in UTF-8.", "Remove it from the data.");

    /// <summary>Creates the issue for a copy whose original had an Error.</summary>
    /// <param name="line">The physical line of the record, or 0.</param>
    public static MigrationIssue FindIssuesLost(long line) => IssuesLost.CreateIssue("The record had an Error that was lost when it was copied.", line: line);

    /// <summary>Creates the issue for a line that is not a JSON object.</summary>
    /// <param name="reason">Why it is not, without any part of it.</param>
    /// <param name="line">The physical line.</param>
    internal static MigrationIssue FindBadJsonLine(string reason, long line) =>
        JsonLine.CreateIssue("The line is not a JSON object: " + reason, line: line);
}
