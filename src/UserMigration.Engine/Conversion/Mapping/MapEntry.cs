using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using UserMigration.Engine.Conversion.Transforms;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Conversion.Mapping;

/// <summary>Reads the entries of a map that build an attribute: a hashtable with one of five keys and its options.</summary>
public static class MapEntry
{
    private const string Blank = " ";

    private static readonly Dictionary<string, string[]> s_keys = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase)
    {
        ["Constant"] = Array.Empty<string>(),
        ["Column"] = Array.Empty<string>(),
        ["FirstOf"] = Array.Empty<string>(),
        ["Join"] = new[] { "Separator" },
        ["Split"] = new[] { "Separator", "Part" },
    };

    /// <summary>Reads an entry.</summary>
    /// <param name="attribute">The attribute, for error messages.</param>
    /// <param name="entry">The keys and values of the entry. Keys are not case-sensitive.</param>
    /// <exception cref="MigrationException">The entry is not valid.</exception>
    public static AttributeSource Read(string attribute, IReadOnlyDictionary<string, object?> entry)
    {
        if (entry is null)
        {
            throw new ArgumentNullException(nameof(entry));
        }

        string[] kinds = entry.Keys.Where(s_keys.ContainsKey).ToArray();
        if (kinds.Length != 1)
        {
            throw Invalid(attribute, kinds.Length == 0
                ? $"has none of the keys {string.Join(", ", s_keys.Keys)}{Suggest(entry.Keys)}"
                : $"has both {kinds[0]} and {kinds[1]}");
        }

        string kind = s_keys.Keys.First(name => name.Equals(kinds[0], StringComparison.OrdinalIgnoreCase));
        string? unknown = entry.Keys.FirstOrDefault(key => key != kinds[0] && !s_keys[kind].Contains(key, StringComparer.OrdinalIgnoreCase));
        if (unknown is not null)
        {
            throw Invalid(attribute, $"has the key '{unknown}', which {kind} does not support");
        }

        object? value = entry[kinds[0]];
        switch (kind)
        {
            case "Constant":
                return new ConstantSource(value);
            case "Column":
                return new FirstOfSource(new[] { Name(attribute, kind, value) });
            case "FirstOf":
                return new FirstOfSource(Names(attribute, kind, value));
            case "Join":
                return new JoinSource(Names(attribute, kind, value), Separator(attribute, entry, mayBeEmpty: true));
            default:
                (int first, int last) = Part(attribute, entry);
                return new SplitSource(Name(attribute, kind, value), Separator(attribute, entry, mayBeEmpty: false), first, last);
        }
    }

    /// <summary>Creates the exception for an entry that is not valid.</summary>
    /// <param name="name">The name of the entry.</param>
    /// <param name="reason">What is wrong, as the end of a sentence that starts with the entry.</param>
    public static MigrationException Invalid(string name, string reason) => new MigrationException(
        "MapEntryInvalid",
        MigrationFault.InvalidArgument,
        $"The entry '{name}' of -Map {reason}. Write column = 'attribute' to rename, column = $null to drop, "
            + "and to build an attribute @{ Constant = value }, @{ Column = 'a' }, @{ FirstOf = 'a', 'b' }, "
            + "@{ Join = 'a', 'b'; Separator = ' ' }, @{ Split = 'a'; Separator = ' '; Part = 1 } or a scriptblock.",
        name);

    private static string Suggest(IEnumerable<string> keys)
    {
        string? nearest = keys.Select(key => ColumnNames.Nearest(s_keys.Keys.ToArray(), key)).FirstOrDefault(name => name is not null);
        return nearest is null ? string.Empty : $" (did you mean '{nearest}'?)";
    }

    private static List<string> Names(string attribute, string kind, object? value)
    {
        List<string> names = new List<string>();
        foreach (object? item in value is string or not IEnumerable ? new[] { value } : (IEnumerable)value)
        {
            names.Add(ScalarFormatter.TryOf(item, out string name) && name.Length > 0
                ? name
                : throw Invalid(attribute, $"has a {kind} that does not name a column"));
        }

        return names.Count > 0 ? names : throw Invalid(attribute, $"has a {kind} that does not name a column");
    }

    private static string Name(string attribute, string kind, object? value)
    {
        List<string> names = Names(attribute, kind, value);
        return names.Count == 1 ? names[0] : throw Invalid(attribute, $"has a {kind} that names more than one column");
    }

    private static string Separator(string attribute, IReadOnlyDictionary<string, object?> entry, bool mayBeEmpty)
    {
        if (!TryGet(entry, "Separator", out object? value))
        {
            return Blank;
        }

        return ScalarFormatter.TryOf(value, out string text) && (mayBeEmpty || text.Length > 0)
            ? text
            : throw Invalid(attribute, "has a Separator that is not text");
    }

    private static (int First, int Last) Part(string attribute, IReadOnlyDictionary<string, object?> entry)
    {
        TryGet(entry, "Part", out object? value);
        object?[] items = value is string or not IEnumerable ? new[] { value } : ((IEnumerable)value).Cast<object?>().ToArray();
        int[] parts = items.Select(item => int.TryParse(
            InvariantFormatter.Write(item), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int part) ? part : 0).ToArray();
        return parts.Length is 1 or 2 && !parts.Contains(0)
            ? (parts[0], parts[parts.Length - 1])
            : throw Invalid(attribute, "requires a Part: the number of a part, counted from 1, or from the end with -1; or the first and the last of several parts, as in 2, -1");
    }

    private static bool TryGet(IReadOnlyDictionary<string, object?> entry, string key, out object? value)
    {
        string? found = entry.Keys.FirstOrDefault(name => name.Equals(key, StringComparison.OrdinalIgnoreCase));
        value = found is null ? null : entry[found];
        return found is not null;
    }
}
