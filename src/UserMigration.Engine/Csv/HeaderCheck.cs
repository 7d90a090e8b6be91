using System;
using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Engine.Csv;

/// <summary>Checks a header row: each column has a name, and no two names are the same, ignoring case.</summary>
internal static class HeaderCheck
{
    private static readonly char[] s_delimiters = { ';', '\t', '|', ',' };

    /// <summary>Checks the names and creates the columns.</summary>
    /// <param name="path">The file, for the message.</param>
    /// <param name="names">The names as read.</param>
    /// <param name="delimiter">The delimiter that the header was read with.</param>
    /// <exception cref="MigrationException">The header is invalid.</exception>
    public static RecordColumns ToColumns(string path, IReadOnlyList<string> names, char delimiter)
    {
        DatafileLook.Check(path, names, delimiter);
        CheckDelimiter(path, names, delimiter);
        Dictionary<string, int> seen = new Dictionary<string, int>(names.Count, StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < names.Count; i++)
        {
            string name = names[i];
            if (name.Trim().Length == 0)
            {
                throw Illegal(
                    DatafileRules.HeaderNameEmpty.Id,
                    path,
                    i > 0 && i == names.Count - 1 && name.Length == 0
                        ? $"The header in '{path}' ends with a delimiter, so its last column has no name. Read the file with -TrailingDelimiter Ignore, or name the column."
                        : $"Column {i + 1} of the header in '{path}' has no name. Name the column after the attribute, or remove it.");
            }

            if (HeaderLookalike.Find(name) is { } finding)
            {
                throw Illegal(finding.Rule.Id, path, $"Column {i + 1} of the header in '{path}' has {finding.Character} in its name. {finding.Advice}");
            }

            if (seen.TryGetValue(name, out int earlier))
            {
                bool isSame = string.Equals(names[earlier], name, StringComparison.Ordinal);
                throw Illegal(
                    isSame ? DatafileRules.HeaderNameTwice.Id : DatafileRules.HeaderNameCaseTwin.Id,
                    path,
                    isSame
                        ? $"The header in '{path}' names '{name}' twice, in columns {earlier + 1} and {i + 1}. Rename or remove one of them."
                        : $"The header in '{path}' has '{names[earlier]}' in column {earlier + 1} and '{name}' in column {i + 1}, "
                            + "which differ only in letter case. Rename or remove one of them.");
            }

            seen.Add(name, i);
        }

        return new RecordColumns(names);
    }

    /// <summary>Gets the usual delimiters other than the one that is used.</summary>
    /// <param name="delimiter">The delimiter that is used.</param>
    public static IEnumerable<char> OtherDelimiters(char delimiter) => s_delimiters.Where(other => other != delimiter);

    /// <summary>Creates the error that the columns of a header are separated by another delimiter.</summary>
    /// <param name="path">The file.</param>
    /// <param name="other">The other delimiter.</param>
    public static MigrationException OtherDelimiter(string path, char other)
    {
        string shown = other == '\t' ? "\"`t\"" : $"'{other}'";
        return Illegal(
            DatafileRules.HeaderDelimiter.Id,
            path,
            $"The header in '{path}' is a single column that contains {(other == '\t' ? "tabs" : $"'{other}'")}. "
                + $"A datafile is delimited by commas. Try to read this file with -Delimiter {shown}.");
    }

    private static void CheckDelimiter(string path, IReadOnlyList<string> names, char delimiter)
    {
        if (names.Count == 1)
        {
            foreach (char other in OtherDelimiters(delimiter).Where(other => names[0].IndexOf(other) >= 0))
            {
                throw OtherDelimiter(path, other);
            }
        }
    }

    private static MigrationException Illegal(string errorId, string path, string message) =>
        new MigrationException(errorId, MigrationFault.InvalidData, message, path);
}
