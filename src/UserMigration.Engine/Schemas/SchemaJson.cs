using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;

namespace UserMigration.Engine.Schemas;

/// <summary>
/// Reads members of JSON that may be missing, null, or of an unexpected type. A member of an unexpected type counts as missing.
/// </summary>
internal static class SchemaJson
{
    /// <summary>Gets a value that is text; null if it is not text, or not valid Unicode.</summary>
    public static string? Text(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // The text has half of a surrogate pair: it was cut within a character.
            return null;
        }
    }

    /// <summary>Gets a member that is text and not empty, or null.</summary>
    public static string? Text(JsonElement parent, string name) => Member(parent, name) is { } value && Text(value) is { Length: > 0 } text ? text : null;

    /// <summary>Gets a member that is true or false, in JSON or as text; null if it is neither.</summary>
    public static bool? Boolean(JsonElement parent, string name) => Member(parent, name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.String } value when bool.TryParse(Text(value), out bool known) => known,
        _ => null,
    };

    /// <summary>Gets a member that is a number, in JSON or as text; null if it is not a number, or one that a decimal can't hold.</summary>
    public static decimal? Number(JsonElement parent, string name) => Member(parent, name) switch
    {
        { ValueKind: JsonValueKind.Number } value when value.TryGetDecimal(out decimal known) => known,
        { ValueKind: JsonValueKind.String } value when decimal.TryParse(
            Text(value), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal known) => known,
        _ => null,
    };

    /// <summary>Gets the elements of a list that are text or numbers, as text; empty if there is no list.</summary>
    public static IReadOnlyList<string> Texts(JsonElement parent, string name)
    {
        List<string> texts = new List<string>();
        if (Member(parent, name) is { ValueKind: JsonValueKind.Array } list)
        {
            foreach (JsonElement item in list.EnumerateArray())
            {
                if ((item.ValueKind == JsonValueKind.Number ? item.GetRawText() : Text(item)) is { Length: > 0 } text)
                {
                    texts.Add(text);
                }
            }
        }

        return texts;
    }

    /// <summary>Gets a member, or null if the parent is not an object or has no member with that name.</summary>
    public static JsonElement? Member(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out JsonElement value) ? value : null;
}
