using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace UserMigration.Engine.Runs.Statistics;

/// <summary>
/// Counts how many users have a value for each attribute, and the formats of their passwords. The names come from the columns and the map,
/// never from a value. Only one thread may use it at a time.
/// </summary>
internal sealed class AttributeCoverage
{
    private const int MostNames = 500;

    private readonly Dictionary<string, long> _filled = new Dictionary<string, long>(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _passwords = new Dictionary<string, long>(StringComparer.Ordinal);
    private IReadOnlyList<string>? _paths;
    private string[][] _parts = Array.Empty<string[]>();
    private long[] _counts = Array.Empty<long>();

    /// <summary>The number of users.</summary>
    public long Users { get; private set; }

    /// <summary>The number of users with a value, by the full name of the attribute; at most 500 attributes.</summary>
    public IReadOnlyDictionary<string, long> Filled
    {
        get
        {
            Collect();
            return _filled;
        }
    }

    /// <summary>The number of users with a password in a format, by the name of the format. Users without a password are not included.</summary>
    public IReadOnlyDictionary<string, long> Passwords => _passwords;

    /// <summary>Counts a user.</summary>
    /// <param name="record">The record.</param>
    /// <param name="passwordFormat">The name of the format of its password; null if it has none.</param>
    public void Add(IdentityRecord record, string? passwordFormat)
    {
        Users++;
        if (passwordFormat is not null)
        {
            Count(_passwords, passwordFormat, 1);
        }

        if (record.Paths.Count == 0)
        {
            foreach (KeyValuePair<string, object?> attribute in record.Attributes)
            {
                Count(_filled, attribute.Key, IsFilled(attribute.Value) ? 1 : 0);
            }

            return;
        }

        if (!ReferenceEquals(record.Paths, _paths))
        {
            Collect();
            _paths = record.Paths;
            _parts = _paths.Select(path => path.Split('.')).ToArray();
            _counts = new long[_parts.Length];
        }

        for (int i = 0; i < _parts.Length; i++)
        {
            if (HasValue(record.Attributes, _parts[i]))
            {
                _counts[i]++;
            }
        }
    }

    /// <summary>Writes the counts as members of an object.</summary>
    /// <param name="json">The writer, within the object.</param>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteNumber("users", Users);
        Write(json, "attributes", Filled);
        Write(json, "passwords", _passwords);
    }

    /// <summary>Reads the counts.</summary>
    /// <param name="json">The object.</param>
    public static AttributeCoverage Read(JsonElement json)
    {
        AttributeCoverage coverage = new AttributeCoverage { Users = json.GetProperty("users").GetInt64() };
        Read(json.GetProperty("attributes"), coverage._filled);
        Read(json.GetProperty("passwords"), coverage._passwords);
        return coverage;
    }

    private void Collect()
    {
        for (int i = 0; i < _counts.Length; i++)
        {
            Count(_filled, _paths![i], _counts[i]);
            _counts[i] = 0;
        }
    }

    private static bool HasValue(IDictionary<string, object?> attributes, string[] path)
    {
        for (int i = 0; i < path.Length - 1; i++)
        {
            if (!attributes.TryGetValue(path[i], out object? inner) || inner is not IDictionary<string, object?> members)
            {
                return false;
            }

            attributes = members;
        }

        return attributes.TryGetValue(path[path.Length - 1], out object? value) && IsFilled(value);
    }

    private static bool IsFilled(object? value) => value is string text ? text.Length > 0 : value is not (null or ICollection { Count: 0 });

    private static void Count(Dictionary<string, long> counts, string name, long more)
    {
        if (counts.TryGetValue(name, out long known))
        {
            counts[name] = known + more;
        }
        else if (counts.Count < MostNames)
        {
            counts.Add(name, more);
        }
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, long> counts)
    {
        json.WriteStartObject(name);
        foreach (KeyValuePair<string, long> count in counts)
        {
            json.WriteNumber(count.Key, count.Value);
        }

        json.WriteEndObject();
    }

    private static void Read(JsonElement json, Dictionary<string, long> counts)
    {
        foreach (JsonProperty count in json.EnumerateObject())
        {
            counts[count.Name] = count.Value.GetInt64();
        }
    }
}
