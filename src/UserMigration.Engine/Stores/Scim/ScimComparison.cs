using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Stores.Scim;

/// <summary>
/// Compares the attributes of a record with those of a user. What the record does not have is not compared, because servers add defaults: a type,
/// a display name, <c>$ref</c>. An unassigned attribute equals one that is missing. Passwords are never returned. Identifiers that people type
/// (userName, e-mail addresses) are compared without regard to case, because servers may store them in lower case.
/// </summary>
internal static class ScimComparison
{
    private static readonly HashSet<string> s_notCompared = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "schemas", "id", "meta", "password" };

    /// <summary>Finds the attributes that differ, in the notation of paths.</summary>
    /// <param name="record">The record.</param>
    /// <param name="user">The user.</param>
    /// <param name="unwrap">Converts a value from a script to a value that an attribute can have; null if no conversion is necessary.</param>
    public static IReadOnlyList<string> FindDifferences(IdentityRecord record, IdentityUser user, Func<object, object?>? unwrap)
    {
        List<string> differences = new List<string>();
        foreach (KeyValuePair<string, object?> sent in record.Attributes.Where(one => !s_notCompared.Contains(one.Key)))
        {
            Compare(sent.Key, ScimValues.Plain(sent.Value, unwrap), ScimValues.Member(user.Attributes, sent.Key), unwrap, differences, IsExtension(sent.Key));
        }

        return differences;
    }

    /// <summary>Whether a value that was sent equals that of the user.</summary>
    /// <param name="path">The path of the attribute.</param>
    /// <param name="sent">The value that was sent.</param>
    /// <param name="stored">The value of the user.</param>
    /// <param name="unwrap">Converts a value from a script to a value that an attribute can have; null if no conversion is necessary.</param>
    public static bool IsSame(string path, object? sent, object? stored, Func<object, object?>? unwrap)
    {
        List<string> differences = new List<string>();
        Compare(path, sent, stored, unwrap, differences);
        return differences.Count == 0;
    }

    /// <summary>Gets the path of a member: in an extension, a colon is before it.</summary>
    /// <param name="owner">The path of the object, or the URN of the extension.</param>
    /// <param name="name">The name of the member.</param>
    /// <param name="isExtension">Whether the object is an extension.</param>
    public static string PathOf(string owner, string name, bool isExtension) => owner + (isExtension ? ":" : ".") + name;

    /// <summary>Whether a member of a record is an extension.</summary>
    /// <param name="name">The name of the member.</param>
    public static bool IsExtension(string name) => PathNames.IsUrn(name);

    private static void Compare(string path, object? sent, object? stored, Func<object, object?>? unwrap, List<string> differences, bool isExtension = false)
    {
        if (ScimValues.IsUnassigned(sent) && ScimValues.IsUnassigned(stored))
        {
            return;
        }

        if (ScimValues.Members(sent) is { } members)
        {
            foreach (KeyValuePair<string, object?> member in members)
            {
                Compare(PathOf(path, member.Key, isExtension), ScimValues.Plain(member.Value, unwrap), ScimValues.Member(stored, member.Key), unwrap, differences);
            }
        }
        else if (ScimValues.Elements(sent, unwrap) is { } elements)
        {
            if (!AreSame(path, elements, ScimValues.Elements(stored) ?? Array.Empty<object?>(), unwrap))
            {
                differences.Add(path);
            }
        }
        else if (!AreEqual(path, sent, stored))
        {
            differences.Add(path);
        }
    }

    // Servers may return the elements in another order.
    private static bool AreSame(string path, object?[] sent, object?[] stored, Func<object, object?>? unwrap)
    {
        if (sent.Length != stored.Length)
        {
            return false;
        }

        List<object?> rest = stored.ToList();
        return sent.All(element => rest.FindIndex(other => IsSame(path, element, other, unwrap)) is >= 0 and int index && RemoveAt(rest, index));
    }

    private static bool RemoveAt(List<object?> list, int index)
    {
        list.RemoveAt(index);
        return true;
    }

    private static bool AreEqual(string path, object? sent, object? stored)
    {
        string? first = InvariantFormatter.Write(sent);
        string? second = InvariantFormatter.Write(stored);
        if (first is null or "" || second is null or "" || first == second)
        {
            return (first ?? string.Empty) == (second ?? string.Empty);
        }

        return ((sent is bool || stored is bool || IsIdentifier(path)) && string.Equals(first, second, StringComparison.OrdinalIgnoreCase))
            || (RecordKey.IsNumber(stored) && decimal.TryParse(first, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal a) && a == Convert.ToDecimal(stored, CultureInfo.InvariantCulture))
            || (path.StartsWith("phoneNumbers", StringComparison.OrdinalIgnoreCase) && Number(first) == Number(second))
            || (IsTime(first) && IsTime(second) && TimeReader.Read(first) == TimeReader.Read(second));
    }

    private static bool IsIdentifier(string path) =>
        path.Equals("userName", StringComparison.OrdinalIgnoreCase) || path.StartsWith("emails", StringComparison.OrdinalIgnoreCase);

    // RFC 3966 has a prefix and separators without meaning.
    private static string Number(string text) =>
        new string((text.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) ? text.Substring(4) : text).Where(c => c is not (' ' or '-' or '.' or '(' or ')')).ToArray());

    private static bool IsTime(string text) => text.Length >= 19 && text[4] == '-' && text[10] == 'T';
}
