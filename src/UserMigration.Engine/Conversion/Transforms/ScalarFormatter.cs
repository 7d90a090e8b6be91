using System;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Conversion.Transforms;

/// <summary>Gets the text of a single value. A list or an object has no text.</summary>
internal static class ScalarFormatter
{
    /// <summary>Converts a single value to culture-invariant text.</summary>
    /// <param name="value">The value.</param>
    /// <param name="text">Its text.</param>
    /// <returns>False for a list, an object, or a missing value.</returns>
    public static bool TryOf(object? value, out string text)
    {
        text = value is string or bool or char or IFormattable ? InvariantFormatter.Write(value)! : string.Empty;
        return value is string or bool or char or IFormattable;
    }
}
