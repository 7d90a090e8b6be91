using System.Globalization;
using System.Linq;
using System.Text;

namespace UserMigration.Engine.Csv;

/// <summary>Writes the command that reads a datafile, so that it can be pasted.</summary>
internal static class ImportCommand
{
    /// <summary>The command.</summary>
    /// <param name="path">The path of the file, as the message names it.</param>
    /// <param name="options">How the file is read, its encoding aside.</param>
    public static string Of(string path, CsvReadOptions options) => "Import-MigrationCsv " + Argument(path) + Parameters(options);

    /// <summary>The parameters of the command, with a blank before each; empty where nothing is special.</summary>
    /// <param name="options">How the file is read, its encoding aside.</param>
    public static string Parameters(CsvReadOptions options)
    {
        StringBuilder text = new StringBuilder();
        if (options.Delimiter != ',')
        {
            text.Append(" -Delimiter ").Append(Delimiter(options.Delimiter));
        }

        if (options.Header is { } header)
        {
            text.Append(" -Header ").Append(string.Join(", ", header.Select(Quote)));
        }

        if (options.SkipLines > 0)
        {
            text.Append(" -SkipLine ").Append(options.SkipLines.ToString(CultureInfo.InvariantCulture));
        }

        if (options.TrailingDelimiter == TrailingDelimiter.Ignore)
        {
            text.Append(" -TrailingDelimiter Ignore");
        }

        return text.ToString();
    }

    /// <summary>A delimiter as an argument.</summary>
    /// <param name="delimiter">The delimiter.</param>
    public static string Delimiter(char delimiter) => delimiter switch { '\t' => "\"`t\"", '\'' => "''''", _ => $"'{delimiter}'" };

    /// <summary>A text as an argument: in quotes where it needs them.</summary>
    /// <param name="text">The text.</param>
    public static string Argument(string text) => text.Length > 0 && text[0] != '-' && text.All(IsPlain) ? text : Quote(text);

    private static string Quote(string text) => "'" + text.Replace("'", "''") + "'";

    private static bool IsPlain(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '_' or '-' or '/' or '\\' or ':';
}
