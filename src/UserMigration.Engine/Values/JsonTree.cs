using System;
using System.Buffers;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace UserMigration.Engine.Values;

/// <summary>
/// Reads JSON text (RFC 8259) into the values that an attribute can have: dictionaries, lists, text, booleans, null, and numbers
/// as long, or as decimal if a decimal holds every digit.
/// </summary>
public static class JsonTree
{
    /// <summary>Reads JSON text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The value.</param>
    /// <param name="reason">Why the text can't be read, without any part of it; otherwise null.</param>
    /// <returns>Whether the text is JSON.</returns>
    public static bool TryParse(string text, out object? value, out string? reason)
    {
        byte[] utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            int count = Encoding.UTF8.GetBytes(text, 0, text.Length, utf8, 0);
            return TryParse(utf8.AsSpan(0, count), out value, out reason);
        }
        finally
        {
            // The text may be a secret.
            ArrayPool<byte>.Shared.Return(utf8, clearArray: true);
        }
    }

    /// <summary>Reads JSON in UTF-8.</summary>
    /// <param name="utf8">The bytes.</param>
    /// <param name="value">The value.</param>
    /// <param name="reason">Why the text can't be read, without any part of it; otherwise null.</param>
    /// <returns>Whether the bytes are JSON.</returns>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out object? value, out string? reason)
    {
        value = null;
        Utf8JsonReader reader = new Utf8JsonReader(utf8);
        try
        {
            reader.Read();
            value = ReadValue(ref reader);
            reader.Read();
            reason = null;
            return true;
        }
        catch (JsonException exception)
        {
            reason = string.Format(
                CultureInfo.InvariantCulture,
                "{0} at byte {1}.",
                exception is DuplicateMemberException ? "a member occurs twice in an object" : "the syntax is wrong",
                reader.TokenStartIndex);
            return false;
        }
        catch (InvalidOperationException)
        {
            reason = string.Format(CultureInfo.InvariantCulture, "a character at byte {0} is half of a surrogate pair.", reader.TokenStartIndex);
            return false;
        }
        catch (OverflowException)
        {
            reason = "a number has too many digits to be stored exactly.";
            return false;
        }
    }

    private static object? ReadValue(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => ReadObject(ref reader),
        JsonTokenType.StartArray => ReadArray(ref reader),
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Number => ReadNumber(ref reader),
        JsonTokenType.Null => null,
        _ => throw new JsonException(),
    };

    private static Dictionary<string, object?> ReadObject(ref Utf8JsonReader reader)
    {
        Dictionary<string, object?> members = new Dictionary<string, object?>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            string name = JsonNames.Read(ref reader);
            reader.Read();
            if (members.ContainsKey(name))
            {
                throw new DuplicateMemberException();
            }

            members.Add(name, ReadValue(ref reader));
        }

        return members;
    }

    private static List<object?> ReadArray(ref Utf8JsonReader reader)
    {
        List<object?> items = new List<object?>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(ReadValue(ref reader));
        }

        return items;
    }

    private static object ReadNumber(ref Utf8JsonReader reader)
    {
        if (reader.TryGetInt64(out long integer))
        {
            return integer;
        }

        // A decimal silently drops digits after the 28th. A 64-bit floating-point number would drop digits earlier.
        return reader.ValueSpan.Length <= 28 && reader.TryGetDecimal(out decimal number)
            ? number
            : throw new OverflowException();
    }

    private sealed class DuplicateMemberException : JsonException
    {
    }
}
