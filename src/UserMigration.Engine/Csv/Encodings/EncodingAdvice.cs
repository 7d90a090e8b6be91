using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace UserMigration.Engine.Csv.Encodings;

/// <summary>Says what to do about a file in another encoding, the same way in every message.</summary>
internal static class EncodingAdvice
{
    /// <summary>The fix of a row that is not UTF-8, where nothing is known of its encoding.</summary>
    public const string Unknown = "Export the file in UTF-8, or name its encoding with -Encoding.";

    /// <summary>The fix of a row that is not UTF-8 in a file that is.</summary>
    public const string Elsewhere = "The file is UTF-8 elsewhere: correct this value where it comes from.";

    /// <summary>How to read a file, and how to write it anew as UTF-8.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="encoding">The name of its encoding.</param>
    /// <param name="options">How the file is read besides.</param>
    public static string Read(string path, string encoding, CsvReadOptions options) =>
        $"Read it with -Encoding {encoding}, or write it anew as UTF-8: {ImportCommand.Of(path, options)} -Encoding {encoding} | "
            + $"Export-MigrationCsv {ImportCommand.Argument(Path.ChangeExtension(path, ".utf8.csv"))}.";

    /// <summary>The warning for a file that is not UTF-8.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="finding">What the file looks like.</param>
    /// <param name="options">How the file is read besides.</param>
    public static string NotUtf8(string path, EncodingFinding finding, CsvReadOptions options) => finding.Name switch
    {
        null => $"The file '{path}' is not UTF-8. {Guessed(finding)}",
        Cesu8Encoding.Name => $"The file '{path}' is CESU-8, which Oracle calls UTF8, and not UTF-8. {Read(path, Cesu8Encoding.Name, options)}",
        string encoding => $"The file '{path}' is not UTF-8, and probably {encoding}. {Read(path, encoding, options)}",
    };

    /// <summary>What the text of a header is, and what to do about it, behind "the text is not in".</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="finding">What the file looks like, or null.</param>
    /// <param name="options">How the file is read besides.</param>
    public static string NotUtf8Header(string path, EncodingFinding? finding, CsvReadOptions options) =>
        finding is null ? "UTF-8. " + Unknown
        : finding.Name is { } encoding ? $"UTF-8, but probably in {encoding}. {Read(path, encoding, options)}"
        : "UTF-8. " + Guessed(finding);

    /// <summary>The warning for a file that was named as ISO 8859-1 and is Windows-1252.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="options">How the file is read besides.</param>
    public static string RatherWindows1252(string path, CsvReadOptions options) =>
        $"The file '{path}' has bytes that are control characters in iso-8859-1; it is probably windows-1252. {Read(path, "windows-1252", options)}";

    /// <summary>The warning for a header that was read in a wrong encoding before it came into the file.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="names">The names of the columns.</param>
    /// <returns>The warning; null where no name was.</returns>
    public static string? MojibakeHeader(string path, IReadOnlyList<string> names)
    {
        for (int i = 0; i < names.Count; i++)
        {
            if (Mojibake.Restore(names[i]) is { } restored)
            {
                return $"Column {i + 1} of the header in '{path}' is named '{names[i]}', which was '{restored}' until it was read in a wrong encoding. "
                    + "Export the file again, or rename the column and bring values back with Repair-MigrationRecord -Repair Mojibake.";
            }
        }

        return null;
    }

    /// <summary>The fix of a row in a file that is probably in another encoding.</summary>
    /// <param name="encoding">The name of the encoding.</param>
    public static string Probably(string encoding) =>
        $"The bytes look like {encoding}: read the file with Import-MigrationCsv -Encoding {encoding}, "
            + "and write it anew as UTF-8 with Export-MigrationCsv.";

    /// <summary>The fix where several encodings fit, or one that others could be taken for: nothing is proposed that may garble names.</summary>
    /// <param name="finding">The encodings.</param>
    public static string Guessed(EncodingFinding finding) =>
        $"Its bytes fit {List(finding.Names)}, and that is only a guess. Ask where the text comes from, read it with -Encoding, "
            + "and compare names that you know before you send anything.";

    private static string List(IReadOnlyList<string> names) => names.Count == 1
        ? names[0]
        : string.Join(", ", names.Take(names.Count - 1)) + " and " + names[names.Count - 1];
}
