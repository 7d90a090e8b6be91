namespace UserMigration.Engine.Csv;

/// <summary>The rules for a datafile as a whole. A violation is an error that ends the command.</summary>
public static class DatafileRules
{
    private const RuleScope Scope = RuleScope.Datafile;

    /// <summary>A datafile is UTF-8.</summary>
    public static readonly MigrationRule DatafileNotUtf8 = new MigrationRule(
        nameof(DatafileNotUtf8),
        Scope,
        IssueSeverity.Error,
        "A datafile is UTF-8, not UTF-16 or UTF-32.",
        "Convert the file to UTF-8, or specify its encoding with -Encoding.",
        "Create a data migration datafile, UTF-8 encoding");

    /// <summary>A datafile is in the specified encoding.</summary>
    public static readonly MigrationRule EncodingContradicted = new MigrationRule(
        nameof(EncodingContradicted),
        Scope,
        IssueSeverity.Error,
        "A datafile is in the encoding that -Encoding specifies.",
        "Omit -Encoding if the file is UTF-8. Otherwise, specify its actual encoding.",
        "this module");

    /// <summary>A datafile is text.</summary>
    public static readonly MigrationRule DatafileBinary = new MigrationRule(
        nameof(DatafileBinary),
        Scope,
        IssueSeverity.Error,
        "A datafile is text, not an archive or a workbook.",
        "Export the data as comma-separated values in UTF-8.",
        "Create a data migration datafile");

    /// <summary>A datafile is CSV.</summary>
    public static readonly MigrationRule DatafileNotCsv = new MigrationRule(
        nameof(DatafileNotCsv),
        Scope,
        IssueSeverity.Error,
        "A datafile is CSV, not JSON, HTML, SQL, a table drawn with lines, or lines enclosed in quotes.",
        "Export the users as comma-separated values, with a header row.",
        "this module");

    /// <summary>A datafile has a header.</summary>
    public static readonly MigrationRule DatafileEmpty = new MigrationRule(
        nameof(DatafileEmpty),
        Scope,
        IssueSeverity.Error,
        "The first row of a datafile is its header row.",
        "Add a header row with the names of the attributes.",
        "Create a data migration datafile, Header row");

    /// <summary>The first row is not a type line.</summary>
    public static readonly MigrationRule HeaderTypeLine = new MigrationRule(
        nameof(HeaderTypeLine),
        Scope,
        IssueSeverity.Error,
        "The first row is the header, not a #TYPE line from Export-Csv.",
        "Read the file with -SkipLine 1.",
        "this module");

    /// <summary>The first row is not a title.</summary>
    public static readonly MigrationRule HeaderTitleLine = new MigrationRule(
        nameof(HeaderTitleLine),
        Scope,
        IssueSeverity.Error,
        "The first row is the header, not a title, a comment or a line for Excel.",
        "Read the file with -SkipLine and the number of lines before the header.",
        "this module");

    /// <summary>The first row is not a user.</summary>
    public static readonly MigrationRule HeaderMissing = new MigrationRule(
        nameof(HeaderMissing),
        Scope,
        IssueSeverity.Error,
        "The first row is the header, not a user.",
        "Specify the column names with -Header.",
        "Create a data migration datafile, Header row");

    /// <summary>The header is correctly quoted and valid UTF-8.</summary>
    public static readonly MigrationRule HeaderMalformed = new MigrationRule(
        nameof(HeaderMalformed),
        Scope,
        IssueSeverity.Error,
        "The header row is correctly quoted and valid UTF-8.",
        "Fix the header row.",
        "Create a data migration datafile, Header row");

    /// <summary>The header uses the delimiter.</summary>
    public static readonly MigrationRule HeaderDelimiter = new MigrationRule(
        nameof(HeaderDelimiter),
        Scope,
        IssueSeverity.Error,
        "The columns of the header are separated by the delimiter.",
        "Separate fields with commas, or specify the delimiter with -Delimiter.",
        "Create a data migration datafile, Field delimiters");

    /// <summary>Each column has a name.</summary>
    public static readonly MigrationRule HeaderNameEmpty = new MigrationRule(
        nameof(HeaderNameEmpty),
        Scope,
        IssueSeverity.Error,
        "Each column of the header has a name.",
        "Name the column after the attribute, or remove it.",
        "Create a data migration datafile, Header row");

    /// <summary>A column name has only visible characters.</summary>
    public static readonly MigrationRule HeaderNameInvisible = new MigrationRule(
        nameof(HeaderNameInvisible),
        Scope,
        IssueSeverity.Error,
        "The name of a column contains no invisible character and no no-break space.",
        "Remove the character from the header.",
        "this module");

    /// <summary>A column name has no letters of another script that look like Latin ones.</summary>
    public static readonly MigrationRule HeaderNameLookalike = new MigrationRule(
        nameof(HeaderNameLookalike),
        Scope,
        IssueSeverity.Error,
        "In the name of a column, a word of Latin letters contains no Cyrillic or Greek letter that looks like a Latin one.",
        "Retype the letter.",
        "Unicode Technical Standard 39, confusables; this module");

    /// <summary>No two columns have the same name.</summary>
    public static readonly MigrationRule HeaderNameTwice = new MigrationRule(
        nameof(HeaderNameTwice),
        Scope,
        IssueSeverity.Error,
        "No two columns of the header have the same name.",
        "Rename or remove one of them.",
        "Create a data migration datafile, Header row");

    /// <summary>No two columns differ only in letter case.</summary>
    public static readonly MigrationRule HeaderNameCaseTwin = new MigrationRule(
        nameof(HeaderNameCaseTwin),
        Scope,
        IssueSeverity.Error,
        "No two columns of the header differ only in letter case.",
        "Rename or remove one of them.",
        "this module");

    /// <summary>All rules for a datafile as a whole.</summary>
    public static readonly MigrationRule[] All =
    {
        DatafileNotUtf8,
        EncodingContradicted,
        DatafileBinary,
        DatafileNotCsv,
        DatafileEmpty,
        HeaderMalformed,
        HeaderTypeLine,
        HeaderTitleLine,
        HeaderMissing,
        HeaderDelimiter,
        HeaderNameEmpty,
        HeaderNameInvisible,
        HeaderNameLookalike,
        HeaderNameTwice,
        HeaderNameCaseTwin,
    };
}
