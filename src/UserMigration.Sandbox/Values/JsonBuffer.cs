using System;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace UserMigration.Sandbox.Values;

/// <summary>JSON in a buffer.</summary>
internal static class JsonBuffer
{
    private static readonly JsonWriterOptions s_writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private static readonly JsonDocumentOptions s_reading = new() { MaxDepth = JsonStringReader.Options.MaxDepth };

    /// <summary>Writes JSON.</summary>
    public static Utf8Buffer Write(Action<Utf8JsonWriter> write)
    {
        Utf8Buffer buffer = new(4096);
        using Utf8JsonWriter writer = new(buffer, s_writing);
        write(writer);
        writer.Flush();
        return buffer;
    }

    /// <summary>Reads JSON.</summary>
    /// <exception cref="JsonException">The content is not valid UTF-8, or not JSON. The message contains no value.</exception>
    public static JsonDocument Parse(Utf8Buffer buffer)
    {
        if (!Utf8.IsValid(buffer.Span))
        {
            throw new JsonException("The body is not valid UTF-8.");
        }

        try
        {
            return JsonDocument.Parse(buffer.Memory, s_reading);
        }
        catch (JsonException)
        {
            throw new JsonException("The body is not JSON.");
        }
    }
}
