using System;
using System.Text.Json;

namespace UserMigration.Sandbox.Values;

/// <summary>Reads the text of JSON strings without making strings of them.</summary>
internal sealed class JsonText
{
    private byte[] _scratch = new byte[1024];

    /// <summary>How deep documents may nest; the answers that carry them nest deeper.</summary>
    public static readonly JsonReaderOptions Options = new() { MaxDepth = 56 };

    /// <summary>The text of the string or name that the reader is at.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="text">The text, until the next call.</param>
    /// <returns>Whether it is text: half a surrogate pair is none.</returns>
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

    /// <summary>Reads over the value that the reader is at.</summary>
    /// <returns>Whether all its strings are text.</returns>
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
