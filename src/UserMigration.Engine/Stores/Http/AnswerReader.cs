using System;
using System.Text.Json;

namespace UserMigration.Engine.Stores.Http;

/// <summary>Reads text from the JSON of a server, which can have any format.</summary>
internal static class AnswerReader
{
    private const int LongestToken = 64;

    /// <summary>Gets a text member; null if the element is not an object, or the member is missing, not text, or not valid Unicode.</summary>
    /// <param name="element">The element.</param>
    /// <param name="name">The name of the member.</param>
    public static string? Get(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) ? Get(value) : null;

    /// <summary>Gets a text value; null if the value is not text, or is not valid Unicode.</summary>
    /// <param name="value">The value.</param>
    public static string? Get(JsonElement value)
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
            // Half a surrogate pair: the text was truncated within a character.
            return null;
        }
    }

    /// <summary>Gets a name or a reference; null if the text is neither, because values must not be shown or written to the journal.</summary>
    /// <param name="text">The text.</param>
    public static string? Token(string? text) =>
        text is { Length: > 0 and <= LongestToken } && IsToken(text) ? text : null;

    private static bool IsToken(string text)
    {
        foreach (char letter in text)
        {
            if (letter is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-' or '.'))
            {
                return false;
            }
        }

        return true;
    }
}
