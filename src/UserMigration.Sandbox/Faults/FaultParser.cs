using System;
using System.Collections.Generic;

namespace UserMigration.Sandbox.Faults;

/// <summary>Parses the text form of a fault: <c>Name[:key=value[,key=value…]]</c>.</summary>
internal static class FaultParser
{
    /// <summary>Parses the text form of a fault.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The name of the fault.</param>
    /// <returns>The values by their keys. A comma in a value is written as <c>%2C</c>.</returns>
    /// <exception cref="FaultFormatException">The text does not have that form.</exception>
    public static Dictionary<string, string> Read(string text, out string name)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        name = (colon < 0 ? text : text.Substring(0, colon)).Trim();
        Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);
        string rest = colon < 0 ? string.Empty : text.Substring(colon + 1);
        foreach (string part in rest.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1 || equals == part.Length - 1)
            {
                throw new FaultFormatException($"'{part}' of the fault {name} must have the form key=value.");
            }

            if (!values.TryAdd(part.Substring(0, equals).Trim(), Uri.UnescapeDataString(part.Substring(equals + 1).Trim())))
            {
                throw new FaultFormatException($"The fault {name} has a duplicate key: {part.Substring(0, equals).Trim()}.");
            }
        }

        return values;
    }
}
