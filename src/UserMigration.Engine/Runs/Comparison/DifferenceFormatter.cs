using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Runs.Comparison;

/// <summary>
/// Formats the values of attributes that differ as readable text. Passwords are never shown, not even as hashes.
/// </summary>
internal static class DifferenceFormatter
{
    private const string Masked = "«password»";
    private static readonly JsonWriterOptions s_json = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Gets the attributes with their values in the record and in the store.</summary>
    /// <param name="attributes">The attributes that differ, as dotted paths.</param>
    /// <param name="entry">The record.</param>
    /// <param name="user">The user.</param>
    /// <param name="identifier">The name of the store's identifier.</param>
    /// <param name="unwrap">Converts a value from a script to a value that an attribute can have; null if no conversion is needed.</param>
    public static IReadOnlyList<UserDifference> Create(
        IReadOnlyList<string> attributes, ComparedRecord entry, IdentityUser user, string identifier, Func<object, object?>? unwrap) => attributes
        .Select(attribute => attribute == identifier
            ? new UserDifference(attribute, entry.Uuid, user.Uuid)
            : new UserDifference(
                attribute,
                Create(attribute, RecordKey.Find(entry.Record.Attributes, attribute, unwrap), unwrap),
                Create(attribute, RecordKey.Find(user.Attributes, attribute), null)))
        .ToArray();

    private static string? Create(string path, object? value, Func<object, object?>? unwrap)
    {
        object? plain = Mask(path.Substring(path.LastIndexOf('.') + 1), value, unwrap);
        return plain is IDictionary or IEnumerable and not string ? ToJson(plain) : InvariantFormatter.Write(plain);
    }

    private static object? Mask(string name, object? given, Func<object, object?>? unwrap)
    {
        object? value = given is null || unwrap is null ? given : unwrap(given);
        return value switch
        {
            null => null,
            _ when name.IndexOf("password", StringComparison.OrdinalIgnoreCase) >= 0 => Masked,
            IDictionary members when IsEnvelope(members) => Masked,
            IDictionary members => members.Keys.Cast<object>().ToDictionary(
                key => InvariantFormatter.Write(key) ?? string.Empty,
                key => Mask(InvariantFormatter.Write(key) ?? string.Empty, members[key], unwrap)),
            IEnumerable items and not string => items.Cast<object?>().Select(item => Mask(string.Empty, item, unwrap)).ToArray(),
            _ => value,
        };
    }

    private static bool IsEnvelope(IDictionary members) =>
        members.Contains("type") && InvariantFormatter.Write(members["type"])?.StartsWith("password", StringComparison.OrdinalIgnoreCase) == true;

    private static string ToJson(object value)
    {
        using MemoryStream json = new MemoryStream();
        using (Utf8JsonWriter writer = new Utf8JsonWriter(json, s_json))
        {
            AttributeWriter.Write(writer, value);
        }

        return Encoding.UTF8.GetString(json.GetBuffer(), 0, (int)json.Length);
    }
}
