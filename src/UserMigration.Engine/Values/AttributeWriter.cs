using System;
using System.Collections;
using System.Collections.Generic;
using System.Text.Json;

namespace UserMigration.Engine.Values;

/// <summary>Writes attributes as JSON.</summary>
public static class AttributeWriter
{
    /// <summary>Writes all attributes that are sent for a record.</summary>
    /// <param name="writer">Receives the JSON.</param>
    /// <param name="record">The record.</param>
    /// <param name="unwrap">Unwraps the output of a script into a value that an attribute can have; null if nothing needs unwrapping.</param>
    public static void Write(Utf8JsonWriter writer, IdentityRecord record, Func<object, object?>? unwrap)
    {
        if (writer is null)
        {
            throw new ArgumentNullException(nameof(writer));
        }

        if (record is null)
        {
            throw new ArgumentNullException(nameof(record));
        }

        if (record.Json is { } json)
        {
            writer.WriteRawValue(json, skipInputValidation: true);
        }
        else
        {
            Write(writer, record.Attributes, unwrap);
        }
    }

    /// <summary>Writes a value, including everything in it.</summary>
    /// <param name="writer">Receives the JSON.</param>
    /// <param name="value">The value.</param>
    /// <param name="unwrap">Unwraps the output of a script into a value that an attribute can have; null if nothing needs unwrapping.</param>
    public static void Write(Utf8JsonWriter writer, object? value, Func<object, object?>? unwrap = null)
    {
        if (writer is null)
        {
            throw new ArgumentNullException(nameof(writer));
        }

        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool boolean:
                writer.WriteBooleanValue(boolean);
                break;
            case int or long or short or byte or sbyte or ushort or uint:
                writer.WriteNumberValue(System.Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case ulong number:
                writer.WriteNumberValue(number);
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case double number when !double.IsNaN(number) && !double.IsInfinity(number):
                writer.WriteRawValue(NumberFormatter.Write(number), skipInputValidation: true);
                break;
            case float number when !float.IsNaN(number) && !float.IsInfinity(number):
                writer.WriteRawValue(NumberFormatter.Write(number), skipInputValidation: true);
                break;
            case Hashtable members:
                WriteObject(writer, MembersOf(members), unwrap);
                break;
            case Dictionary<string, object?> members:
                WriteObject(writer, members, unwrap);
                break;
            case IDictionary members:
                WriteObject(writer, members, unwrap);
                break;
            case IEnumerable items:
                WriteArray(writer, items, unwrap);
                break;
            default:
                WriteOther(writer, value, unwrap);
                break;
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, Dictionary<string, object?> members, Func<object, object?>? unwrap)
    {
        writer.WriteStartObject();
        foreach (KeyValuePair<string, object?> member in members)
        {
            writer.WritePropertyName(member.Key);
            Write(writer, member.Value, unwrap);
        }

        writer.WriteEndObject();
    }

    private static void WriteObject(Utf8JsonWriter writer, IDictionary members, Func<object, object?>? unwrap)
    {
        writer.WriteStartObject();
        foreach (DictionaryEntry member in members)
        {
            writer.WritePropertyName(InvariantFormatter.Write(member.Key) ?? string.Empty);
            Write(writer, member.Value, unwrap);
        }

        writer.WriteEndObject();
    }

    /// <summary>
    /// Gets the members of an object, in the order in which they are written. The order of a hashtable differs in each process,
    /// but each run must send the same data, so its members are sorted by name.
    /// </summary>
    /// <param name="members">The object.</param>
    internal static Dictionary<string, object?> MembersOf(IDictionary members)
    {
        List<KeyValuePair<string, object?>> pairs = new List<KeyValuePair<string, object?>>(members.Count);
        foreach (DictionaryEntry member in members)
        {
            pairs.Add(new KeyValuePair<string, object?>(InvariantFormatter.Write(member.Key) ?? string.Empty, member.Value));
        }

        if (members is Hashtable)
        {
            pairs.Sort((a, b) => string.CompareOrdinal(a.Key, b.Key));
        }

        Dictionary<string, object?> ordered = new Dictionary<string, object?>(pairs.Count, StringComparer.Ordinal);
        foreach (KeyValuePair<string, object?> pair in pairs)
        {
            ordered[pair.Key] = pair.Value;
        }

        return ordered;
    }

    private static void WriteArray(Utf8JsonWriter writer, IEnumerable items, Func<object, object?>? unwrap)
    {
        writer.WriteStartArray();
        foreach (object? item in items)
        {
            Write(writer, item, unwrap);
        }

        writer.WriteEndArray();
    }

    private static void WriteOther(Utf8JsonWriter writer, object value, Func<object, object?>? unwrap)
    {
        object? plain = unwrap is null ? value : unwrap(value);
        if (plain is null || ReferenceEquals(plain, value))
        {
            writer.WriteStringValue(InvariantFormatter.Write(plain));
        }
        else
        {
            Write(writer, plain, unwrap);
        }
    }
}
