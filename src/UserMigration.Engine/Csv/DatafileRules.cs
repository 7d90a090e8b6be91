namespace UserMigration.Engine.Csv;

/// <summary>What a datafile must be as a whole. A breach is an error that ends the command.</summary>
public static class DatafileRules
{
    private const RuleScope Scope = RuleScope.Datafile;

    /// <summary>A datafile is UTF-8.</summary>
    public static readonly MigrationRule DatafileNotUtf8 = new MigrationRule(
        nameof(DatafileNotUtf8),
        Scope,
        IssueSeverity.Error,
        "A datafile is UTF-8, and not UTF-16 or UTF-32.",
        "Convert it, or name its encoding with -Encoding.",
        "Create a data migration datafile, UTF-8 encoding");

    /// <summary>A datafile is in the encoding that was named.</summary>
    public static readonly MigrationRule EncodingContradicted = new MigrationRule(
        nameof(EncodingContradicted),
        Scope,
        IssueSeverity.Error,
        "A datafile is in the encoding that -Encoding names.",
        "Leave -Encoding out for UTF-8, else name the true encoding.",
        "this module");

    /// <summary>A datafile is text.</summary>
    public static readonly MigrationRule DatafileBinary = new MigrationRule(
        nameof(DatafileBinary),
        Scope,
        IssueSeverity.Error,
        "A datafile is text, and no archive or workbook.",
        "Export the data as comma-separated values in UTF-8.",
        "Create a data migration datafile");

    /// <summary>A datafile is CSV.</summary>
    public static readonly MigrationRule DatafileNotCsv = new MigrationRule(
        nameof(DatafileNotCsv),
        Scope,
        IssueSeverity.Error,
        "A datafile is CSV, and not JSON, HTML, SQL, a drawn table or lines in quotes.",
        "Export the users as comma-separated values, with a header row.",
        "this module");

    /// <summary>A datafile has a header.</summary>
    public static readonly MigrationRule DatafileEmpty = new MigrationRule(
        nameof(DatafileEmpty),
        Scope,
        IssueSeverity.Error,
        "The first row of a datafile is its header row.",
        "Add a first row with the names of the attributes.",
        "Create a data migration datafile, Header row");

    /// <summary>The first row is no type line.</summary>
    public static readonly MigrationRule HeaderTypeLine = new MigrationRule(
        nameof(HeaderTypeLine),
        Scope,
        IssueSeverity.Error,
        "The first row is the header, and no #TYPE line of Export-Csv.",
        "Read the file with -SkipLine 1.",
        "this module");

    /// <summary>The first row is no title.</summary>
    public static readonly MigrationRule HeaderTitleLine = new MigrationRule(
        nameof(HeaderTitleLine),
        Scope,
        IssueSeverity.Error,
        "The first row is the header, and no title, comment or line for Excel.",
        "Read the file with -SkipLine and the number of such lines.",
        "this module");

    /// <summary>The first row is no user.</summary>
    public static readonly MigrationRule HeaderMissing = new MigrationRule(
        nameof(HeaderMissing),
        Scope,
        IssueSeverity.Error,
        "The first row is the header, and no user.",
        "Name the columns with -Header.",
        "Create a data migration datafile, Header row");

    /// <summary>A header can be read.</summary>
    public static readonly MigrationRule HeaderMalformed = new MigrationRule(
        nameof(HeaderMalformed),
        Scope,
        IssueSeverity.Error,
        "The quotes of the header row are in order, and it is valid UTF-8.",
        "Correct the first row.",
        "Create a data migration datafile, Header row");

    /// <summary>A header has the delimiter.</summary>
    public static readonly MigrationRule HeaderDelimiter = new MigrationRule(
        nameof(HeaderDelimiter),
        Scope,
        IssueSeverity.Error,
        "The columns of the header are divided by the delimiter.",
        "Divide fields by commas, or name the delimiter with -Delimiter.",
        "Create a data migration datafile, Field delimiters");

    /// <summary>Each column has a name.</summary>
    public static readonly MigrationRule HeaderNameEmpty = new MigrationRule(
        nameof(HeaderNameEmpty),
        Scope,
        IssueSeverity.Error,
        "Each column of the header has a name.",
        "Name it after the attribute, or remove the column.",
        "Create a data migration datafile, Header row");

    /// <summary>A name has only characters that are seen.</summary>
    public static readonly MigrationRule HeaderNameInvisible = new MigrationRule(
        nameof(HeaderNameInvisible),
        Scope,
        IssueSeverity.Error,
        "The name of a column has no character that cannot be seen, and no no-break space.",
        "Remove it from the header.",
        "this module");

    /// <summary>A name has the letters that it seems to have.</summary>
    public static readonly MigrationRule HeaderNameLookalike = new MigrationRule(
        nameof(HeaderNameLookalike),
        Scope,
        IssueSeverity.Error,
        "A word of Latin letters in the name of a column has no Cyrillic or Greek letter that looks like one of them.",
        "Type the letter anew.",
        "Unicode Technical Standard 39, confusables; this module");

    /// <summary>No column is named twice.</summary>
    public static readonly MigrationRule HeaderNameTwice = new MigrationRule(
        nameof(HeaderNameTwice),
        Scope,
        IssueSeverity.Error,
        "No two columns of the header have the same name.",
        "Rename or remove one.",
        "Create a data migration datafile, Header row");

    /// <summary>No two columns differ by case alone.</summary>
    public static readonly MigrationRule HeaderNameCaseTwin = new MigrationRule(
        nameof(HeaderNameCaseTwin),
        Scope,
        IssueSeverity.Error,
        "No two columns of the header differ by letter case alone.",
        "Rename or remove one.",
        "this module");

    /// <summary>All of them.</summary>
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
