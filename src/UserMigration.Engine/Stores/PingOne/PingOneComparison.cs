using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Stores.PingOne;

/// <summary>
/// Compares the attributes of a record with those of a user. Passwords are never returned, and neither is whether an e-mail was
/// suppressed. Letter case is ignored in the username and in the e-mail address. A null, an empty text or object, and a missing attribute
/// are equal. Attributes that the record does not have are not compared.
/// </summary>
internal static class PingOneComparison
{
    private static readonly string[] s_unseen = { PingOneMembers.Password, "lifecycle.suppressVerificationCode" };
    private static readonly string[] s_anyCase = { PingOneMembers.Username, PingOneMembers.Email };

    /// <summary>Finds the attributes that differ.</summary>
    /// <param name="sent">The attributes of the record.</param>
    /// <param name="stored">The attributes of the user.</param>
    /// <param name="unwrap">Converts a value from a script to a value that an attribute can have; null if no conversion is necessary.</param>
    public static IReadOnlyList<string> FindDifferences(IDictionary<string, object?> sent, IDictionary<string, object?> stored, Func<object, object?>? unwrap)
    {
        List<string> differences = new List<string>();
        foreach (KeyValuePair<string, object?> member in sent)
        {
            Compare(member.Key, member.Value, stored.TryGetValue(member.Key, out object? value) ? value : null, unwrap, differences);
        }

        return differences;
    }

    /// <summary>Whether a value equals the value in the store.</summary>
    /// <param name="path">The full name of the attribute, with dots.</param>
    /// <param name="sent">The value of the record.</param>
    /// <param name="stored">The value of the user.</param>
    /// <param name="unwrap">Converts a value from a script to a value that an attribute can have; null if no conversion is necessary.</param>
    public static bool IsSame(string path, object? sent, object? stored, Func<object, object?>? unwrap)
    {
        List<string> differences = new List<string>();
        Compare(path, sent, stored, unwrap, differences);
        return differences.Count == 0;
    }

    /// <summary>Gets the members of an object; null if the value is not an object.</summary>
    /// <param name="value">The value.</param>
    public static Dictionary<string, object?>? MembersOf(object? value) => value is IDictionary members ? AttributeWriter.MembersOf(members) : null;

    /// <summary>Whether a value is empty.</summary>
    /// <param name="value">The value.</param>
    public static bool IsBlank(object? value) => value is null or "" || (MembersOf(value) is { } members && members.Values.All(IsBlank));

    private static void Compare(string path, object? given, object? stored, Func<object, object?>? unwrap, List<string> differences)
    {
        object? sent = given is null || unwrap is null ? given : unwrap(given);
        if (s_unseen.Contains(path) || (IsBlank(sent) && IsBlank(stored)))
        {
            return;
        }

        if (MembersOf(sent) is { } members)
        {
            Dictionary<string, object?>? others = MembersOf(stored);
            foreach (KeyValuePair<string, object?> member in members)
            {
                object? other = null;
                others?.TryGetValue(member.Key, out other);
                Compare(path + "." + member.Key, member.Value, other, unwrap, differences);
            }
        }
        else if (!AreEqual(path, sent, stored, unwrap))
        {
            differences.Add(path);
        }
    }

    private static bool AreEqual(string path, object? sent, object? stored, Func<object, object?>? unwrap)
    {
        if (sent is IEnumerable items and not string)
        {
            return stored is IEnumerable others and not string
                && items.Cast<object?>().Select(item => item is null || unwrap is null ? item : unwrap(item)).Select(InvariantFormatter.Write)
                    .SequenceEqual(others.Cast<object?>().Select(InvariantFormatter.Write));
        }

        StringComparison comparison = sent is bool || s_anyCase.Contains(path) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return string.Equals(InvariantFormatter.Write(sent), InvariantFormatter.Write(stored), comparison);
    }
}
