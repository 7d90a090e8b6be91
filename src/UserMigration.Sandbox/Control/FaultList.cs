using System;
using System.Text.Json;
using UserMigration.Sandbox.Faults;

namespace UserMigration.Sandbox.Control;

/// <summary>Reads several faults from one text: a JSON array of strings, or lines.</summary>
internal static class FaultList
{
    /// <summary>Splits the text into the faults.</summary>
    /// <exception cref="FaultFormatException">The text is not a valid list.</exception>
    public static string[] Read(string text)
    {
        if (!text.AsSpan().TrimStart().StartsWith("["))
        {
            return text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        }

        try
        {
            string?[] faults = JsonSerializer.Deserialize<string?[]>(text)!;
            return Array.ConvertAll(faults, fault => fault ?? string.Empty);
        }
        catch (JsonException)
        {
            throw new FaultFormatException("The faults must be lines, or a JSON array of strings.");
        }
    }
}
