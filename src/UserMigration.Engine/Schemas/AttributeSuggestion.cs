using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Schemas;

/// <summary>
/// Suggests attributes for a column that is not in the schema because of a typing error: in letter case, in dots, or in a few
/// letters.
/// </summary>
internal static class AttributeSuggestion
{
    private const int Most = 3;

    /// <summary>Finds the attributes that a column was probably meant to be.</summary>
    /// <param name="root">The schema.</param>
    /// <param name="column">The name of the column.</param>
    /// <param name="taken">The existing columns. An attribute that already has a column is not suggested.</param>
    /// <returns>The paths, the most likely first; none if there is no similar one.</returns>
    public static IReadOnlyList<string> Find(SchemaNode root, string column, ICollection<string> taken)
    {
        string[] paths = root.Descendants()
            .Where(node => node.Kind != SchemaKind.Object && !node.IsReserved && !taken.Contains(node.Path))
            .Select(node => node.Path)
            .ToArray();
        string letters = Letters(column);
        string lastLetters = Letters(LastName(column));
        string[] found = Matches(paths, path => path.Equals(column, StringComparison.OrdinalIgnoreCase))
            ?? Matches(paths, path => letters.Length > 0 && Letters(path) == letters)
            ?? Matches(paths, path => lastLetters.Length > 0 && Letters(LastName(path)) == lastLetters)
            ?? Array.Empty<string>();
        return found.Length > 0 ? found.Take(Most).ToArray()
            : (ColumnNames.Nearest(paths, column, LastName(column).Length) ?? NearestByLastName(paths, column)) is { } nearest ? new[] { nearest }
            : Array.Empty<string>();
    }

    /// <summary>Gets the question at the end of a message; empty if there are no suggestions.</summary>
    /// <param name="suggestions">The paths that are suggested.</param>
    public static string Ask(IReadOnlyList<string> suggestions) =>
        suggestions.Count == 0 ? string.Empty : $" Did you mean {string.Join(" or ", suggestions.Select(path => $"'{path}'"))}?";

    private static string[]? Matches(string[] paths, Func<string, bool> isMatch) =>
        Array.FindAll(paths, path => isMatch(path)) is { Length: > 0 } found ? found : null;

    private static string? NearestByLastName(string[] paths, string column) =>
        ColumnNames.Nearest(Array.ConvertAll(paths, LastName), LastName(column)) is { } name
            ? Array.Find(paths, path => LastName(path) == name)
            : null;

    private static string LastName(string path) => path.Substring(path.LastIndexOf('.') + 1);

    // The names primary_address/City and primaryAddress.city have the same letters.
    private static string Letters(string name) => new string(name.Where(char.IsLetterOrDigit).ToArray()).ToUpperInvariant();
}
