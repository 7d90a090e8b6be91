using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace UserMigration.Engine.HandOff.Results;

/// <summary>The errors of result files.</summary>
internal static class ResultErrors
{
    /// <summary>The file is a pipe.</summary>
    /// <param name="path">The path.</param>
    public static MigrationException NeedsFile(string path) => new MigrationException(
        "ResultNeedsFile", MigrationFault.InvalidOperation, $"'{path}' is a pipe, but it is read more than once. Write it to a file first.", path);

    /// <summary>The file is not text in UTF-8.</summary>
    /// <param name="path">The path.</param>
    public static MigrationException NotText(string path) => new MigrationException(
        "ResultFileNotText",
        MigrationFault.InvalidData,
        $"The result file '{path}' is not text in UTF-8. If it is encrypted, decrypt it with Unprotect-MigrationFile. Otherwise, save it in UTF-8.",
        path);

    /// <summary>The file has no column of line numbers.</summary>
    /// <param name="path">The path.</param>
    /// <param name="delimiter">The delimiter that the user specified, or null.</param>
    public static MigrationException Unknown(string path, char? delimiter) => new MigrationException(
        "ResultFileUnknown",
        MigrationFault.InvalidData,
        $"'{path}' is not a result file: no column has line or record numbers of the datafile. "
            + (delimiter is null ? "Specify success and failure files, and -ResultDelimiter if fields are not separated by comma, semicolon, tab or |." : "Check -ResultDelimiter."),
        path);

    /// <summary>The file does not say whether records were imported.</summary>
    /// <param name="path">The path.</param>
    public static MigrationException KindUnknown(string path) => new MigrationException(
        "ResultFileKindUnknown",
        MigrationFault.InvalidData,
        $"'{path}' has neither UUIDs nor errors, so it is unknown whether its records were imported. Rename it so that its name contains 'success' or 'fail'.",
        path);

    /// <summary>There are too many files.</summary>
    public static MigrationException TooMany() => new MigrationException(
        "ResultFilesTooMany",
        MigrationFault.InvalidArgument,
        $"More than {ResultPlace.MostFiles.ToString(CultureInfo.InvariantCulture)} result files were specified. Join some of them first.");

    /// <summary>The files are about another datafile.</summary>
    /// <param name="source">The datafile.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="missed">The rows whose number the source does not have.</param>
    /// <param name="compared">The rows that were compared with their record.</param>
    /// <param name="different">The rows that differ from their record.</param>
    public static MigrationException OtherSource(string source, int rows, int missed, int compared, int different)
    {
        string why = different > 0
            ? FormattableString.Invariant($"of {compared} rows that were compared, {different} name another line or e-mail address than the record")
            : FormattableString.Invariant($"{missed} of {rows} rows name lines on which no record starts");
        return new MigrationException(
            "ResultOtherSource",
            MigrationFault.InvalidData,
            $"The result files do not belong to '{source}': {why}. Specify the datafile that was migrated, unchanged, with -Source. "
                + "If it is the right file, specify with -LineIs what the line numbers count.",
            source);
    }

    /// <summary>The numbers have several possible meanings.</summary>
    /// <param name="source">The datafile.</param>
    /// <param name="left">The possible meanings.</param>
    public static MigrationException LineAmbiguous(string source, IEnumerable<ResultNumbering> left) => new MigrationException(
        "ResultLineAmbiguous",
        MigrationFault.InvalidArgument,
        $"The line numbers in the result files can count different things in '{Path.GetFileName(source)}', with different records. "
            + "Look up one failed record, and specify what it shows: "
            + string.Join(" or ", left.Select(one => $"-LineIs {one} ({Meaning(one)})"))
            + ".",
        source);

    /// <summary>Describes what numbers count.</summary>
    /// <param name="numbering">What they count.</param>
    public static string Meaning(ResultNumbering numbering) => numbering switch
    {
        ResultNumbering.Line => "physical lines; the header is line 1",
        ResultNumbering.Row => "rows; the header is row 1",
        _ => "records; the first record is 1",
    };
}
