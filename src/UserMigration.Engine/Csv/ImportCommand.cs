using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Csv;

/// <summary>Builds the command that reads a datafile, ready to be pasted.</summary>
internal static class ImportCommand
{
    private static readonly char[] s_wildcards = { '*', '?', '[', ']', '`' };

    /// <summary>Builds the command.</summary>
    /// <param name="path">The path of the file, as shown in the message.</param>
    /// <param name="options">The options for reading the file; its encoding is ignored.</param>
    public static string Create(string path, CsvReadOptions options) => "Import-MigrationCsv " + Paths(new[] { path }) + Parameters(options);

    /// <summary>
    /// Writes paths as arguments. With characters that -Path reads as wildcards, they are arguments of -LiteralPath.
    /// </summary>
    /// <param name="paths">The paths.</param>
    /// <param name="isQuoted">Whether each path is in quotes, also if that is not necessary.</param>
    public static string Paths(IEnumerable<string> paths, bool isQuoted = false)
    {
        string[] all = paths.ToArray();
        return (Array.Exists(all, path => path.IndexOfAny(s_wildcards) >= 0) ? "-LiteralPath " : string.Empty)
            + string.Join(", ", all.Select(path => isQuoted ? PowerShellText.Quote(path) : Argument(path)));
    }

    /// <summary>Builds the parameters of the command, with a space before each; empty if all options have their defaults.</summary>
    /// <param name="options">The options for reading the file; its encoding is ignored.</param>
    public static string Parameters(CsvReadOptions options)
    {
        StringBuilder text = new StringBuilder();
        if (options.Delimiter != ',')
        {
            text.Append(" -Delimiter ").Append(Delimiter(options.Delimiter));
        }

        if (options.Header is { } header)
        {
            text.Append(" -Header ").Append(string.Join(", ", header.Select(PowerShellText.Quote)));
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

    /// <summary>Writes a delimiter as an argument.</summary>
    /// <param name="delimiter">The delimiter.</param>
    public static string Delimiter(char delimiter) => delimiter switch { '\t' => "\"`t\"", '\'' => "''''", _ => $"'{delimiter}'" };

    /// <summary>Writes a text as an argument, in quotes if necessary.</summary>
    /// <param name="text">The text.</param>
    public static string Argument(string text) => text.Length > 0 && text[0] != '-' && text.All(IsPlain) ? text : PowerShellText.Quote(text);

    private static bool IsPlain(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '_' or '-' or '/' or '\\' or ':';
}
