using System;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Conversion.Transforms;

/// <summary>The text of a single value; a list or an object has none.</summary>
internal static class ScalarText
{
    /// <summary>Writes a single value invariantly.</summary>
    /// <param name="value">The value.</param>
    /// <param name="text">Its text.</param>
    /// <returns>False for a list, an object, or nothing.</returns>
    public static bool TryOf(object? value, out string text)
    {
        text = value is string or bool or char or IFormattable ? InvariantText.Of(value)! : string.Empty;
        return value is string or bool or char or IFormattable;
    }
}
