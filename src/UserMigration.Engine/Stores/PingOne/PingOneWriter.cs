using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Stores.PingOne;

/// <summary>Writes new users. An attribute without a value is left out, because only a change can unset one.</summary>
internal static class PingOneWriter
{
    /// <summary>Writes a new user.</summary>
    /// <param name="writer">Receives the JSON.</param>
    /// <param name="attributes">The attributes of the record.</param>
    /// <param name="population">The population to add; null if the record names its own.</param>
    /// <param name="unwrap">Converts a value from a script to a value that an attribute can have; null if no conversion is necessary.</param>
    public static void WriteNew(Utf8JsonWriter writer, IDictionary<string, object?> attributes, string? population, Func<object, object?>? unwrap)
    {
        writer.WriteStartObject();
        foreach (KeyValuePair<string, object?> attribute in attributes)
        {
            if (Keep(attribute.Value, unwrap) is { } value && !(attribute.Key == PingOneMembers.Population && population is not null))
            {
                writer.WritePropertyName(attribute.Key);
                AttributeWriter.Write(writer, value, unwrap);
            }
        }

        if (population is not null)
        {
            writer.WriteStartObject(PingOneMembers.Population);
            writer.WriteString(PingOneMembers.Id, population);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    /// <summary>Gets a value without the members that have none; null if nothing is left.</summary>
    private static object? Keep(object? given, Func<object, object?>? unwrap)
    {
        object? value = given is null || unwrap is null ? given : unwrap(given);
        if (value is not IDictionary members)
        {
            return value is "" ? null : value;
        }

        Dictionary<string, object?> kept = AttributeWriter.MembersOf(members)
            .Select(member => new KeyValuePair<string, object?>(member.Key, Keep(member.Value, unwrap)))
            .Where(member => member.Value is not null)
            .ToDictionary(member => member.Key, member => member.Value, StringComparer.Ordinal);
        return kept.Count == 0 ? null : kept;
    }
}
