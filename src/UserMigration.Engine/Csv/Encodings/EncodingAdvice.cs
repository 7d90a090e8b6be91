using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace UserMigration.Engine.Csv.Encodings;

/// <summary>Gives the recommendations for a file in another encoding, so that all messages use the same words.</summary>
internal static class EncodingAdvice
{
    /// <summary>The recommendation for a row that is not UTF-8 and whose encoding is unknown.</summary>
    public const string Unknown = "Export the file in UTF-8, or specify its encoding with -Encoding.";

    /// <summary>The recommendation for a row that is not UTF-8 in a file that is UTF-8 elsewhere.</summary>
    public const string Elsewhere = "The rest of the file is UTF-8. Fix this value in its source.";

    /// <summary>Describes how to read a file, and how to rewrite it as UTF-8 if it is not encrypted.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="encoding">The name of the file's encoding.</param>
    /// <param name="options">The other options for reading the file.</param>
    public static string Read(string path, string encoding, CsvReadOptions options) => options.Access.Passphrase is not null
        ? $"Read it with -Encoding {encoding}."
        : $"Read it with -Encoding {encoding}, or rewrite it as UTF-8: {ImportCommand.Create(path, options)} -Encoding {encoding} | "
            + $"Export-MigrationCsv {ImportCommand.Paths(new[] { Path.ChangeExtension(path, ".utf8.csv") })}.";

    /// <summary>Creates the warning for a file that is not UTF-8.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="finding">The encodings that fit the file.</param>
    /// <param name="options">The other options for reading the file.</param>
    public static string NotUtf8(string path, EncodingFinding finding, CsvReadOptions options) => finding.Name switch
    {
        null => $"The file '{path}' is not UTF-8. {Guessed(finding)}",
        Cesu8Encoding.Name => $"The file '{path}' is not UTF-8, but CESU-8, which Oracle calls UTF8. {Read(path, Cesu8Encoding.Name, options)}",
        string encoding => $"The file '{path}' is not UTF-8, but probably {encoding}. {Read(path, encoding, options)}",
    };

    /// <summary>Describes the encoding of a header, and what to do about it. The text follows "the text is not in".</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="finding">The encodings that fit the file, or null.</param>
    /// <param name="options">The other options for reading the file.</param>
    public static string NotUtf8Header(string path, EncodingFinding? finding, CsvReadOptions options) =>
        finding is null ? "UTF-8. " + Unknown
        : finding.Name is { } encoding ? $"UTF-8, but probably in {encoding}. {Read(path, encoding, options)}"
        : "UTF-8. " + Guessed(finding);

    /// <summary>Creates the warning for a file that was specified as ISO 8859-1 but is Windows-1252.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="options">The other options for reading the file.</param>
    public static string RatherWindows1252(string path, CsvReadOptions options) =>
        $"The file '{path}' has bytes that are control characters in iso-8859-1; it is probably windows-1252. {Read(path, "windows-1252", options)}";

    /// <summary>Creates the warning for a header that was decoded with the wrong encoding before it was written to the file.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="names">The names of the columns.</param>
    /// <returns>The warning; null if no name was affected.</returns>
    public static string? MojibakeHeader(string path, IReadOnlyList<string> names)
    {
        for (int i = 0; i < names.Count; i++)
        {
            if (Mojibake.Restore(names[i]) is { } restored)
            {
                return $"Column {i + 1} of the header in '{path}' is named '{names[i]}', which was '{restored}' before it was decoded with the wrong encoding. "
                    + "Export the file again, or rename the column and restore the values with Repair-MigrationRecord -Repair Mojibake.";
            }
        }

        return null;
    }

    /// <summary>The recommendation for a row of a file that is probably in another encoding.</summary>
    /// <param name="encoding">The name of the encoding.</param>
    public static string Probably(string encoding) =>
        $"The bytes look like {encoding}: read the file with Import-MigrationCsv -Encoding {encoding}, "
            + "and rewrite it as UTF-8 with Export-MigrationCsv.";

    /// <summary>
    /// The recommendation if several encodings fit, or one that is easily confused with others. It proposes no command that could garble names.
    /// </summary>
    /// <param name="finding">The encodings.</param>
    public static string Guessed(EncodingFinding finding) =>
        $"Its bytes fit {List(finding.Names)}, but that is only a guess. Find out the encoding from the source of the text, read the file with -Encoding, "
            + "and check names that you know before you send anything.";

    private static string List(IReadOnlyList<string> names) => names.Count == 1
        ? names[0]
        : string.Join(", ", names.Take(names.Count - 1)) + " and " + names[names.Count - 1];
}
