using System;
using System.Collections.Generic;

namespace UserMigration.Engine.Values;

/// <summary>Suggests a column for a name that the records do not have.</summary>
public static class ColumnNames
{
    /// <summary>Creates the error for a parameter that names a column that the records do not have.</summary>
    /// <param name="columns">The columns that the records have.</param>
    /// <param name="name">The name that the user specified.</param>
    /// <param name="parameter">The parameter, without its hyphen.</param>
    /// <param name="path">The file that has the columns; null if they do not belong to a single file.</param>
    public static MigrationException NotFound(IReadOnlyList<string> columns, string name, string parameter, string? path = null)
    {
        string? nearest = Nearest(columns, name);
        string suggestion = nearest is null ? string.Empty : $" Did you mean '{nearest}'?";
        return new MigrationException(
            "ColumnNotFound",
            MigrationFault.NotFound,
            $"-{parameter} names '{name}', and {(path is null ? "the records have" : $"'{path}' has")} no such column.{suggestion}",
            name);
    }

    /// <summary>Finds the most similar name: at most a third of its letters differ, or two letters are swapped.</summary>
    /// <param name="names">The names to choose from.</param>
    /// <param name="name">The name that the user specified.</param>
    /// <param name="letters">How many letters of the name count, if the others always agree; null for all.</param>
    public static string? Nearest(IReadOnlyList<string> names, string name, int? letters = null)
    {
        string? best = null;
        int length = letters ?? name.Length;
        int bestDistance = (length < 4 ? 1 : Math.Max(2, length / 3)) + 1;
        foreach (string candidate in names)
        {
            int distance = Distance(candidate.ToUpperInvariant(), name.ToUpperInvariant());
            if (distance < bestDistance)
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return best;
    }

    // This is Levenshtein's edit distance, with only one row of the table kept.
    private static int Distance(string a, string b)
    {
        int[] row = new int[b.Length + 1];
        for (int j = 0; j < row.Length; j++)
        {
            row[j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int above = row[j];
                int change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(change, Math.Min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
