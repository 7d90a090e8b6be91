using System;
using System.Text.Json;

namespace UserMigration.Sandbox.Values;

/// <summary>Reads the text of JSON strings without creating string objects.</summary>
internal sealed class JsonStringReader
{
    private byte[] _scratch = new byte[1024];

    /// <summary>The maximum depth of documents; the answers that contain them are deeper.</summary>
    public static readonly JsonReaderOptions Options = new() { MaxDepth = 56 };

    /// <summary>Reads the text of the string or name at the reader.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="text">The text, which is valid until the next call.</param>
    /// <returns>Whether it is valid text: half a surrogate pair is not.</returns>
    public bool TryRead(ref Utf8JsonReader reader, out ReadOnlySpan<byte> text)
    {
        if (!reader.ValueIsEscaped)
        {
            text = reader.ValueSpan;
            return true;
        }

        if (_scratch.Length < reader.ValueSpan.Length)
        {
            _scratch = new byte[reader.ValueSpan.Length * 2];
        }

        try
        {
            int count = reader.CopyString(_scratch);
            text = _scratch.AsSpan(0, count);
            return true;
        }
        catch (InvalidOperationException)
        {
            text = default;
            return false;
        }
    }

    /// <summary>Skips the value at the reader.</summary>
    /// <returns>Whether all its strings are valid text.</returns>
    public bool TrySkip(ref Utf8JsonReader reader)
    {
        int depth = reader.CurrentDepth;
        do
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName
                && reader.ValueIsEscaped
                && !TryRead(ref reader, out _))
            {
                return false;
            }
        }
        while ((reader.CurrentDepth > depth || reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) && reader.Read());
        return true;
    }
}
