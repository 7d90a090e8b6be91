using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Engine.Stores.Akamai;

/// <summary>
/// Plans the calls that change a user to match a record (contract, section 3): <c>entity.update</c> for the attributes that differ,
/// which leaves other attributes unchanged, and <c>entity.replace</c> for each plural that differs, because an update would append its
/// elements.
/// </summary>
internal sealed class AkamaiChanges
{
    private static readonly HashSet<string> s_reserved = new HashSet<string>(StringComparer.Ordinal) { "id", "uuid", "created", "lastUpdated" };

    private readonly IReadOnlyCollection<string> _jsonAttributes;
    private readonly Func<object, object?>? _unwrap;
    private readonly List<string> _erased = new List<string>();
    private readonly List<StoreChange> _replaced = new List<StoreChange>();

    private AkamaiChanges(IReadOnlyCollection<string> jsonAttributes, Func<object, object?>? unwrap)
    {
        _jsonAttributes = jsonAttributes;
        _unwrap = unwrap;
    }

    /// <summary>Plans the calls.</summary>
    /// <param name="sent">The attributes of the record.</param>
    /// <param name="stored">The attributes in the store.</param>
    /// <param name="jsonAttributes">The attributes of type json, as dotted paths. They are always replaced as a whole.</param>
    /// <param name="unwrap">Converts a value from a script to a value that an attribute can have; null if no conversion is necessary.</param>
    public static IReadOnlyList<StoreChange> Plan(
        IDictionary<string, object?> sent,
        IDictionary<string, object?> stored,
        IReadOnlyCollection<string> jsonAttributes,
        Func<object, object?>? unwrap)
    {
        AkamaiChanges changes = new AkamaiChanges(jsonAttributes, unwrap);
        Dictionary<string, object?> set = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (KeyValuePair<string, object?> member in sent.Where(member => !s_reserved.Contains(member.Key)))
        {
            stored.TryGetValue(member.Key, out object? value);
            changes.Add(set, member.Key, member.Key, member.Value, value);
        }

        List<StoreChange> plan = new List<StoreChange>();
        if (set.Count > 0)
        {
            plan.Add(new StoreChange(null, set, changes._erased));
        }

        plan.AddRange(changes._replaced);
        return plan;
    }

    private void Add(Dictionary<string, object?> set, string name, string path, object? given, object? stored)
    {
        object? sent = given is null || _unwrap is null ? given : _unwrap(given);
        if (AkamaiComparison.IsPassword(path, sent, stored))
        {
            if (!AkamaiComparison.IsBlank(sent) && !IsSamePassword(sent, stored))
            {
                set[name] = sent;
            }
        }
        else if (AkamaiComparison.IsSame(path, sent, stored, _unwrap))
        {
            return;
        }
        else if (!_jsonAttributes.Contains(path) && AkamaiComparison.Members(sent) is { } members)
        {
            AddObject(set, name, path, members, AkamaiComparison.Members(stored));
        }
        else if (!_jsonAttributes.Contains(path) && IsPlural(sent, stored))
        {
            // A plural is cleared with an empty plural, because it can't be null.
            _replaced.Add(new StoreChange(path, sent ?? Array.Empty<object?>(), AkamaiComparison.IsBlank(sent) ? new[] { path } : Array.Empty<string>()));
        }
        else
        {
            set[name] = sent;
            if (AkamaiComparison.IsBlank(sent))
            {
                _erased.Add(path);
            }
        }
    }

    private void AddObject(
        Dictionary<string, object?> set,
        string name,
        string path,
        IReadOnlyDictionary<string, object?> sent,
        IReadOnlyDictionary<string, object?>? stored)
    {
        Dictionary<string, object?> inner = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (KeyValuePair<string, object?> member in sent)
        {
            object? value = null;
            stored?.TryGetValue(member.Key, out value);
            Add(inner, member.Key, path + "." + member.Key, member.Value, value);
        }

        if (inner.Count > 0)
        {
            set[name] = inner;
        }
    }

    private static bool IsPlural(object? sent, object? stored) =>
        sent is IEnumerable and not string and not IDictionary || (sent is null && stored is IEnumerable and not string and not IDictionary);

    private static bool IsSamePassword(object? sent, object? stored) =>
        AkamaiComparison.Members(sent) is { } first
        && AkamaiComparison.Members(stored) is { } second
        && first.Count > 0
        && first.All(member => member.Value is string text && second.TryGetValue(member.Key, out object? other) && text == other as string);
}
