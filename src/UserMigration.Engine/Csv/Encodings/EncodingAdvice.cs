using System;
using System.IO;

namespace UserMigration.Engine.Csv.Encodings;

/// <summary>Says what to do about a file in another encoding, the same way in every message.</summary>
internal static class EncodingAdvice
{
    /// <summary>The mend of a row that is no UTF-8, where nothing is known of its encoding.</summary>
    public const string Unknown = "Export the file in UTF-8, or name its encoding with -Encoding.";

    /// <summary>The mend of a row that is no UTF-8 in a file that is.</summary>
    public const string Elsewhere = "The file is UTF-8 elsewhere: correct this value where it comes from.";

    /// <summary>How to read a file, and how to write it anew as UTF-8.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="encoding">The name of its encoding.</param>
    public static string Read(string path, string encoding)
    {
        string name = Path.GetFileName(path);
        string copy = Path.GetFileNameWithoutExtension(path) + ".utf8.csv";
        return $"Read it with -Encoding {encoding}, or write it anew as UTF-8: "
            + $"Import-MigrationCsv {Quote(name)} -Encoding {encoding} | Export-MigrationCsv {Quote(copy)}.";
    }

    /// <summary>The warning for a file that is no UTF-8.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="encoding">The name of the encoding that it is probably in.</param>
    public static string NotUtf8(string path, string encoding) =>
        $"The file '{path}' is no UTF-8, and probably {encoding}. {Read(path, encoding)}";

    /// <summary>The warning for a file that was named as ISO 8859-1 and is Windows-1252.</summary>
    /// <param name="path">The path of the file.</param>
    public static string RatherWindows1252(string path) =>
        $"The file '{path}' has bytes that are control characters in iso-8859-1; it is probably windows-1252. {Read(path, "windows-1252")}";

    /// <summary>The mend of a row in a file that is probably in another encoding.</summary>
    /// <param name="encoding">The name of the encoding.</param>
    public static string Probably(string encoding) =>
        $"The bytes look like {encoding}: read the file with Import-MigrationCsv -Encoding {encoding}, "
            + "and write it anew as UTF-8 with Export-MigrationCsv.";

    private static string Quote(string name) => Array.TrueForAll(name.ToCharArray(), IsPlain) ? name : "'" + name.Replace("'", "''") + "'";

    private static bool IsPlain(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '_' or '-';
}
