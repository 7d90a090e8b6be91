using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Stores.Akamai;

/// <summary>
/// Compares the attributes that were sent with the attributes in the store (contract, section 4). A null, an empty plural or object,
/// and a missing attribute are equal. The time of a date is ignored, and a missing time is 00:00:00. A password is hashed and can't be
/// read. Attributes that were not sent are not compared.
/// </summary>
internal static class AkamaiComparison
{
    private static readonly string[] s_dates =
    {
        "yyyy-MM-dd", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ssZ",
    };

    /// <summary>Finds the attributes that differ.</summary>
    /// <param name="sent">The attributes that were sent.</param>
    /// <param name="stored">The attributes in the store.</param>
    /// <param name="unwrap">Converts a value from a script to a value that an attribute can have; null if no conversion is necessary.</param>
    public static IReadOnlyList<string> FindDifferences(
        IDictionary<string, object?> sent, IDictionary<string, object?> stored, Func<object, object?>? unwrap)
    {
        List<string> differences = new List<string>();
        foreach (KeyValuePair<string, object?> member in sent)
        {
            stored.TryGetValue(member.Key, out object? value);
            Compare(member.Key, Plain(member.Value, unwrap), value, unwrap, differences);
        }

        return differences;
    }

    /// <summary>Whether a value that was sent equals the value in the store.</summary>
    internal static bool IsSame(string path, object? sent, object? stored, Func<object, object?>? unwrap)
    {
        List<string> differences = new List<string>();
        Compare(path, sent, stored, unwrap, differences);
        return differences.Count == 0;
    }

    private static void Compare(string path, object? sent, object? stored, Func<object, object?>? unwrap, List<string> differences)
    {
        if (IsPassword(path, sent, stored) || (IsBlank(sent) && IsBlank(stored)))
        {
            return;
        }

        if (Members(sent) is { } sentMembers)
        {
            IReadOnlyDictionary<string, object?> storedMembers = Members(stored) ?? new Dictionary<string, object?>();
            foreach (KeyValuePair<string, object?> member in sentMembers)
            {
                storedMembers.TryGetValue(member.Key, out object? value);
                Compare(path + "." + member.Key, Plain(member.Value, unwrap), value, unwrap, differences);
            }
        }
        else if (sent is IEnumerable items and not string)
        {
            ComparePlural(path, items, stored, unwrap, differences);
        }
        else if (!AreEqual(sent, stored))
        {
            differences.Add(path);
        }
    }

    private static void ComparePlural(string path, IEnumerable sent, object? stored, Func<object, object?>? unwrap, List<string> differences)
    {
        object?[] first = sent.Cast<object?>().Select(item => Plain(item, unwrap)).ToArray();
        object?[] second = stored is IEnumerable items and not string ? items.Cast<object?>().ToArray() : Array.Empty<object?>();
        if (first.Length != second.Length)
        {
            differences.Add(path);
            return;
        }

        List<string> within = new List<string>();
        for (int i = 0; i < first.Length; i++)
        {
            Compare(path, first[i], second[i], unwrap, within);
        }

        if (within.Count > 0)
        {
            differences.Add(path);
        }
    }

    private static bool AreEqual(object? sent, object? stored)
    {
        string? first = InvariantFormatter.Write(sent);
        string? second = InvariantFormatter.Write(stored);
        if (first is null || second is null || first == second)
        {
            return first == second;
        }

        return AreEqualNumbers(sent, stored, first, second) || AreEqualDates(first, second)
            || ((sent is bool || stored is bool) && string.Equals(first, second, StringComparison.OrdinalIgnoreCase));
    }

    private static bool AreEqualNumbers(object? sent, object? stored, string first, string second) =>
        (IsNumber(sent) || IsNumber(stored))
        && decimal.TryParse(first, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal a)
        && decimal.TryParse(second, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal b)
        && a == b;

    /// <summary>Compares two dates. The store keeps no time for a date, and a missing time is midnight.</summary>
    private static bool AreEqualDates(string first, string second)
    {
        if (!TryDate(first, out DateTime sent) || !TryDate(second, out DateTime stored))
        {
            return false;
        }

        return second.Length == 10 ? sent.Date == stored.Date : sent == stored;
    }

    private static bool TryDate(string text, out DateTime date)
    {
        if (text.EndsWith(" +0000", StringComparison.Ordinal))
        {
            text = text.Substring(0, text.Length - 6);
        }

        return DateTime.TryParseExact(
            text, s_dates, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out date);
    }

    private static bool IsNumber(object? value) => value is sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal;

    internal static bool IsBlank(object? value) => value switch
    {
        null => true,
        string text => text.Length == 0,
        IDictionary<string, object?> members => members.Values.All(IsBlank),
        IDictionary members => members.Values.Cast<object?>().All(IsBlank),
        IEnumerable items => !items.Cast<object?>().Any(),
        _ => false,
    };

    // An envelope identifies a password. Without one, the attribute name does, as in the default schema.
    internal static bool IsPassword(string path, object? sent, object? stored) =>
        path == "password" || IsEnvelope(sent) || IsEnvelope(stored);

    private static bool IsEnvelope(object? value) =>
        Members(value) is { } members && members.TryGetValue("type", out object? type)
            && type is string name && name.StartsWith("password-", StringComparison.Ordinal);

    internal static IReadOnlyDictionary<string, object?>? Members(object? value) => value switch
    {
        IReadOnlyDictionary<string, object?> members => members,
        IDictionary members => members.Keys.Cast<object>().ToDictionary(key => InvariantFormatter.Write(key) ?? string.Empty, key => (object?)members[key]),
        _ => null,
    };

    internal static object? Plain(object? value, Func<object, object?>? unwrap) => value is null || unwrap is null ? value : unwrap(value);
}
