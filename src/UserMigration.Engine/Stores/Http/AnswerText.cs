using System;
using System.Linq;
using System.Text.Json;

namespace UserMigration.Engine.Stores.Http;

/// <summary>Reads text from a server's JSON, which can be of any form.</summary>
internal static class AnswerText
{
    private const int LongestToken = 64;

    /// <summary>A member that is text; null where it is none, or no Unicode, or the element no object.</summary>
    /// <param name="element">The element.</param>
    /// <param name="name">The name of the member.</param>
    public static string? Of(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) ? Of(value) : null;

    /// <summary>A value that is text; null where it is none, or no Unicode.</summary>
    /// <param name="value">The value.</param>
    public static string? Of(JsonElement value)
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
            // Half a surrogate pair: words that were cut within a character.
            return null;
        }
    }

    /// <summary>A name or a reference as it is; null where it is none, for what is shown and journalled must not hold values.</summary>
    /// <param name="text">The text.</param>
    public static string? Token(string? text) =>
        text is { Length: > 0 and <= LongestToken } && text.All(letter => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-' or '.')
            ? text
            : null;
}
