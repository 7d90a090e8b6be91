using System;
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
    private AttributeNode _root = AttributeNode.CreateFrom(Array.Empty<string>());

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

        IReadOnlyList<string> paths = record.Paths;
        if (paths.Count == 0)
        {
            paths = _paths is not null && record.Attributes.Keys.SequenceEqual(_paths) ? _paths : record.Attributes.Keys.ToArray();
        }

        if (!ReferenceEquals(paths, _paths))
        {
            Collect();
            _paths = paths;
            _root = AttributeNode.CreateFrom(paths);
        }

        _root.Add(record.Attributes);
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
        foreach (KeyValuePair<string, long> count in _root.TakeCounts())
        {
            Count(_filled, count.Key, count.Value);
        }
    }

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
