using System;
using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Engine.Csv;

/// <summary>
/// Recognises by its first row a text file that is not CSV but could be parsed as CSV: as a single column, or as the columns of a drawn table.
/// </summary>
internal static class DatafileLook
{
    private static readonly (string Start, string Kind)[] s_starts =
    {
        ("[{", "JSON"),
        ("{\"", "JSON, an object on each line"),
        ("<!DOCTYPE", "an HTML page"),
        ("<html", "an HTML page"),
        ("<?xml", "XML"),
        ("INSERT INTO", "a list of SQL statements"),
        ("CREATE TABLE", "a list of SQL statements"),
        ("BEGIN:VCARD", "a list of vCards"),
        ("dn: ", "LDIF"),
        ("dn:: ", "LDIF"),
        ("version: 1", "LDIF"),
    };

    /// <summary>Checks that the first row looks like CSV.</summary>
    /// <param name="path">The file, for the message.</param>
    /// <param name="names">The fields of the first row.</param>
    /// <param name="delimiter">The delimiter.</param>
    /// <exception cref="MigrationException">The file looks like a format other than CSV.</exception>
    public static void Check(string path, IReadOnlyList<string> names, char delimiter)
    {
        string first = names[0].TrimStart();
        if (KindOf(first, delimiter) is { } kind)
        {
            throw NotCsv(path, $"looks like {kind}", "Export the users as comma-separated values, with a header row.");
        }

        if (names.Count == 1 && names[0].IndexOf(delimiter) >= 0)
        {
            throw NotCsv(
                path,
                "has quotes around each whole line, so that each line is a single field",
                "Export it again without these quotes, or remove the first and the last quote of each line and replace \"\" with \".");
        }
    }

    private static string? KindOf(string first, char delimiter)
    {
        foreach ((string start, string kind) in s_starts)
        {
            if (first.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            {
                return kind;
            }
        }

        return IsFrame(first, delimiter) ? "a table drawn with lines, like the output of a database console"
            : first.Length > 1 && first[0] == '[' && first.Contains('{') ? "JSON"
            : first.Length > 1 && first[0] == '<' && (char.IsLetter(first[1]) || first[1] == '!') && first.Contains('>') ? "XML or HTML"
            : null;
    }

    // Matches "+----+" and "| email |". In a file that is delimited by |, rows are not enclosed in that character.
    private static bool IsFrame(string first, char delimiter)
    {
        string line = first.TrimEnd();
        return line.Length > 2
            && ((line[0] == '+' && line.All(c => c is '+' or '-' or '='))
                || (line.All(c => c is '-' or '=' or '|' or ' ' or ':') && line.Contains('-'))
                || (delimiter != '|' && line[0] == '|' && line[line.Length - 1] == '|')
                || line[0] is '┌' or '╔' or '│' or '║');
    }

    private static MigrationException NotCsv(string path, string finding, string advice) => new MigrationException(
        DatafileRules.DatafileNotCsv.Id, MigrationFault.InvalidData, $"The file '{path}' {finding}. {advice}", path);
}
