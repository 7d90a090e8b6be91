using System;
using System.Buffers;
using System.Text;
using System.Text.Json;

namespace UserMigration.Engine.Values;

/// <summary>
/// Checks JSON text without reading it into values: whatever <see cref="JsonTree"/> reads is valid. Text that needs more than a look
/// (escapes, large numbers, very many members) is read by <see cref="JsonTree"/>, and so is invalid text, for the reason.
/// </summary>
internal static class JsonCheck
{
    private const int MostNames = 64;
    private const int DeepestObject = 16;

    /// <summary>Whether text is valid JSON.</summary>
    /// <param name="text">The text.</param>
    /// <param name="reason">Why the text can't be read, without any part of it; otherwise null.</param>
    public static bool IsValid(string text, out string? reason)
    {
        byte[] utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            int count = Encoding.UTF8.GetBytes(text, 0, text.Length, utf8, 0);
            if (IsSimple(utf8.AsSpan(0, count)))
            {
                reason = null;
                return true;
            }
        }
        finally
        {
            // The text may be a secret.
            ArrayPool<byte>.Shared.Return(utf8, clearArray: true);
        }

        return JsonTree.TryParse(text, out _, out reason);
    }

    private static bool IsSimple(ReadOnlySpan<byte> utf8)
    {
        Span<int> starts = stackalloc int[MostNames];
        Span<int> lengths = stackalloc int[MostNames];
        Span<int> objects = stackalloc int[DeepestObject];
        int names = 0;
        int depth = 0;
        Utf8JsonReader reader = new Utf8JsonReader(utf8);
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartObject when depth < DeepestObject:
                        objects[depth++] = names;
                        break;
                    case JsonTokenType.EndObject:
                        names = objects[--depth];
                        break;
                    case JsonTokenType.PropertyName when names < MostNames && !reader.ValueIsEscaped:
                        starts[names] = (int)reader.TokenStartIndex + 1;
                        lengths[names] = reader.ValueSpan.Length;
                        for (int i = objects[depth - 1]; i < names; i++)
                        {
                            if (utf8.Slice(starts[i], lengths[i]).SequenceEqual(reader.ValueSpan))
                            {
                                return false;
                            }
                        }

                        names++;
                        break;
                    case JsonTokenType.String when !reader.ValueIsEscaped:
                    case JsonTokenType.Number when reader.TryGetInt64(out _):
                    case JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null or JsonTokenType.StartArray or JsonTokenType.EndArray:
                        break;
                    default:
                        return false;
                }
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
