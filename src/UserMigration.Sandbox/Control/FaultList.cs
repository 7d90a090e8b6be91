using System;
using System.Text.Json;
using UserMigration.Sandbox.Faults;

namespace UserMigration.Sandbox.Control;

/// <summary>Several faults as one text: a JSON array of strings, or lines.</summary>
internal static class FaultList
{
    /// <summary>Takes the list apart.</summary>
    /// <exception cref="FaultFormatException">It is no list.</exception>
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
