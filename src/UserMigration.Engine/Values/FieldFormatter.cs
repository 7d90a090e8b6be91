using System;
using System.Collections;
using System.Text;

namespace UserMigration.Engine.Values;

/// <summary>Converts a value to the text of a field in a datafile.</summary>
internal static class FieldFormatter
{
    /// <summary>
    /// Converts a value: text stays unchanged, lists and objects become JSON, and anything else is converted as in
    /// <see cref="InvariantFormatter"/>.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <param name="unwrap">Unwraps the output of a script into a value that an attribute can have; null if nothing needs unwrapping.</param>
    /// <returns>The text, or null for null.</returns>
    public static string? Write(object? value, Func<object, object?>? unwrap)
    {
        if (value is null or string or ValueType)
        {
            return InvariantFormatter.Write(value);
        }

        object? plain = value is IEnumerable || unwrap is null ? value : unwrap(value);
        return plain is IEnumerable and not string ? Json(plain, unwrap) : InvariantFormatter.Write(plain);
    }

    private static string Json(object value, Func<object, object?>? unwrap)
    {
        using JsonBuffer json = JsonBuffer.Take();
        AttributeWriter.Write(json.Writer, value, unwrap);
        ArraySegment<byte> written = json.Written();
        return Encoding.UTF8.GetString(written.Array!, written.Offset, written.Count);
    }
}
