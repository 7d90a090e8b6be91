using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Stores.Scim;

/// <summary>
/// Plans and writes the call that changes a user to match a record: a PATCH that replaces each attribute that differs (RFC 7644, section 3.5.2),
/// or a PUT of the whole user with the changes (section 3.5.1). A multi-valued attribute is replaced as a whole, and null removes an attribute.
/// </summary>
internal sealed class ScimChanges
{
    private static readonly HashSet<string> s_reserved = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "schemas", "id", "meta", "groups" };

    private readonly Func<object, object?>? _unwrap;
    private readonly Dictionary<string, object?> _set = new Dictionary<string, object?>(StringComparer.Ordinal);
    private readonly List<string> _erased = new List<string>();

    private ScimChanges(Func<object, object?>? unwrap)
    {
        _unwrap = unwrap;
    }

    /// <summary>Plans the call.</summary>
    /// <param name="record">The record.</param>
    /// <param name="user">The user.</param>
    /// <param name="features">What the server supports.</param>
    /// <param name="unwrap">Converts a value from a script to a value that an attribute can have; null if no conversion is necessary.</param>
    /// <returns>The call; null if the user matches the record.</returns>
    public static StoreChange? Plan(IdentityRecord record, IdentityUser user, ScimFeatures features, Func<object, object?>? unwrap)
    {
        ScimChanges changes = new ScimChanges(unwrap);
        foreach (KeyValuePair<string, object?> sent in record.Attributes.Where(one => !s_reserved.Contains(one.Key)))
        {
            changes.Add(sent.Key, ScimValues.Plain(sent.Value, unwrap), ScimValues.Member(user.Attributes, sent.Key), ScimComparison.IsExtension(sent.Key));
        }

        string? version = features.HasVersions ? ScimValues.Member(ScimValues.Member(user.Attributes, "meta"), "version") as string : null;
        return changes._set.Count == 0 ? null : new StoreChange(null, changes._set, changes._erased)
        {
            State = new State(version, features.HasPatch ? null : changes.Merge(record.Attributes, user.Attributes)),
        };
    }

    /// <summary>Creates the call of a change.</summary>
    /// <param name="id">The identifier of the user.</param>
    /// <param name="change">The change.</param>
    /// <param name="unwrap">Converts a value from a script to a value that an attribute can have; null if no conversion is necessary.</param>
    public static ScimCall CreateCall(string id, StoreChange change, Func<object, object?>? unwrap)
    {
        State? state = change.State as State;
        return state?.Whole is { } whole
            ? ScimCall.Put(id, writer => AttributeWriter.Write(writer, whole, unwrap), state.Version)
            : ScimCall.Patch(id, writer => Write(writer, (IReadOnlyDictionary<string, object?>)change.Value!, unwrap), state?.Version);
    }

    private static void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, object?> changes, Func<object, object?>? unwrap)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("schemas");
        writer.WriteStringValue(ScimUrns.PatchOp);
        writer.WriteEndArray();
        writer.WriteStartArray("Operations");
        foreach (KeyValuePair<string, object?> change in changes)
        {
            bool isRemoved = ScimValues.IsUnassigned(change.Value);
            writer.WriteStartObject();
            writer.WriteString("op", isRemoved ? "remove" : "replace");
            writer.WriteString("path", change.Key);
            if (!isRemoved)
            {
                writer.WritePropertyName("value");
                AttributeWriter.Write(writer, change.Value, unwrap);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private void Add(string path, object? sent, object? stored, bool isExtension = false)
    {
        if (path == "password")
        {
            if (!ScimValues.IsUnassigned(sent))
            {
                _set[path] = sent;
            }
        }
        else if (ScimComparison.IsSame(path, sent, stored, _unwrap))
        {
            return;
        }
        else if (ScimValues.Members(sent) is { } members && (isExtension || !ScimValues.IsUnassigned(stored)))
        {
            foreach (KeyValuePair<string, object?> member in members)
            {
                Add(ScimComparison.PathOf(path, member.Key, isExtension), ScimValues.Plain(member.Value, _unwrap), ScimValues.Member(stored, member.Key));
            }
        }
        else
        {
            _set[path] = sent;
            if (ScimValues.IsUnassigned(sent))
            {
                _erased.Add(path);
            }
        }
    }

    private Dictionary<string, object?> Merge(IEnumerable<KeyValuePair<string, object?>> sent, IDictionary<string, object?> stored)
    {
        Dictionary<string, object?> whole = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (KeyValuePair<string, object?> member in stored)
        {
            if (!member.Key.Equals("meta", StringComparison.OrdinalIgnoreCase) && !member.Key.Equals("groups", StringComparison.OrdinalIgnoreCase))
            {
                whole[member.Key] = member.Value;
            }
        }

        foreach (KeyValuePair<string, object?> member in sent)
        {
            object? value = ScimValues.Plain(member.Value, _unwrap);
            string name = whole.Keys.FirstOrDefault(key => key.Equals(member.Key, StringComparison.OrdinalIgnoreCase)) ?? member.Key;
            if (name == "schemas")
            {
                whole[name] = (ScimValues.Elements(whole.TryGetValue(name, out object? known) ? known : null) ?? Array.Empty<object?>())
                    .Union(ScimValues.Elements(value, _unwrap) ?? Array.Empty<object?>()).ToArray();
            }
            else if (!s_reserved.Contains(name))
            {
                whole.TryGetValue(name, out object? before);
                Put(whole, name, value, before);
            }
        }

        return whole;
    }

    private void Put(Dictionary<string, object?> owner, string name, object? value, object? before)
    {
        if (ScimValues.Members(value) is { } members && ScimValues.Members(before) is { } old)
        {
            Dictionary<string, object?> merged = old.ToDictionary(member => member.Key, member => member.Value, StringComparer.Ordinal);
            foreach (KeyValuePair<string, object?> member in members)
            {
                string inner = merged.Keys.FirstOrDefault(key => key.Equals(member.Key, StringComparison.OrdinalIgnoreCase)) ?? member.Key;
                merged.TryGetValue(inner, out object? known);
                Put(merged, inner, ScimValues.Plain(member.Value, _unwrap), known);
            }

            owner[name] = merged;
        }
        else if (ScimValues.IsUnassigned(value))
        {
            owner.Remove(name);
        }
        else
        {
            owner[name] = value;
        }
    }

    private sealed class State
    {
        public State(string? version, Dictionary<string, object?>? whole)
        {
            Version = version;
            Whole = whole;
        }

        public string? Version { get; }

        public Dictionary<string, object?>? Whole { get; }
    }
}
