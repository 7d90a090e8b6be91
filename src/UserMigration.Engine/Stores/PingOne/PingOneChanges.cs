using System;
using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Engine.Stores.PingOne;

/// <summary>
/// Plans the calls that change a user to match a record: one for the attributes that differ, and one each for the parts that have a path
/// of their own. The store never shows a password, so a password is always sent. Attributes that only a new user can have are not changed.
/// </summary>
internal static class PingOneChanges
{
    private static readonly string[] s_parts = { PingOneMembers.Population, "identityProvider", PingOneMembers.Password };

    /// <summary>Plans the calls.</summary>
    /// <param name="sent">The attributes of the record.</param>
    /// <param name="stored">The attributes of the user.</param>
    /// <param name="unwrap">Converts a value from a script to a value that an attribute can have; null if no conversion is necessary.</param>
    public static IReadOnlyList<StoreChange> Plan(IDictionary<string, object?> sent, IDictionary<string, object?> stored, Func<object, object?>? unwrap)
    {
        Dictionary<string, object?> set = new Dictionary<string, object?>(StringComparer.Ordinal);
        List<string> erased = new List<string>();
        List<StoreChange> plan = new List<StoreChange>();
        foreach (KeyValuePair<string, object?> member in sent.Where(member => !PingOneMembers.IsOfNewUser(member.Key)))
        {
            object? value = member.Value is null || unwrap is null ? member.Value : unwrap(member.Value);
            stored.TryGetValue(member.Key, out object? current);
            bool isPassword = member.Key == PingOneMembers.Password;
            if (isPassword ? PingOneComparison.IsBlank(value) : PingOneComparison.IsSame(member.Key, value, current, unwrap))
            {
                continue;
            }

            if (!s_parts.Contains(member.Key))
            {
                Add(set, erased, member.Key, member.Key, value, current, unwrap);
            }
            else if (!PingOneComparison.IsBlank(value))
            {
                plan.Add(new StoreChange(member.Key, value, Array.Empty<string>()));
            }
        }

        if (set.Count > 0)
        {
            plan.Insert(0, new StoreChange(null, set, erased));
        }

        return plan;
    }

    private static void Add(
        Dictionary<string, object?> set, List<string> erased, string name, string path, object? value, object? current, Func<object, object?>? unwrap)
    {
        if (PingOneComparison.MembersOf(value) is not { } members || !PingOneMembers.IsObject(path))
        {
            bool isBlank = PingOneComparison.IsBlank(value);
            set[name] = isBlank ? null : value;
            if (isBlank)
            {
                erased.Add(path);
            }

            return;
        }

        // Whether a change of an object keeps its other members is not documented, so they are sent again.
        Dictionary<string, object?> others = PingOneComparison.MembersOf(current) ?? new Dictionary<string, object?>(StringComparer.Ordinal);
        Dictionary<string, object?> inner = new Dictionary<string, object?>(others, StringComparer.Ordinal);
        foreach (KeyValuePair<string, object?> member in members)
        {
            object? own = member.Value is null || unwrap is null ? member.Value : unwrap(member.Value);
            others.TryGetValue(member.Key, out object? other);
            if (!PingOneComparison.IsSame(path + "." + member.Key, own, other, unwrap))
            {
                Add(inner, erased, member.Key, path + "." + member.Key, own, other, unwrap);
            }
        }

        set[name] = inner;
    }
}
