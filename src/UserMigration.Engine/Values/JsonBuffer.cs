using System;
using System.Buffers;
using System.Text.Json;

namespace UserMigration.Engine.Values;

/// <summary>Writes JSON to a buffer that the thread reuses. Use one at a time on a thread, and not across an await.</summary>
internal sealed class JsonBuffer : IBufferWriter<byte>, IDisposable
{
    private const int Usual = 16 * 1024;
    private const int LargestSpare = 1024 * 1024;

    private static readonly JsonWriterOptions s_options = new JsonWriterOptions
    {
        SkipValidation = true,

        // The transport to the store escapes what it needs to. Escaping twice would only make calls larger.
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [ThreadStatic]
    private static JsonBuffer? s_spare;

    private byte[] _bytes = new byte[Usual];
    private int _count;

    private JsonBuffer()
    {
        Writer = new Utf8JsonWriter(this, s_options);
    }

    /// <summary>Writes to the buffer. The data is in the buffer after a flush.</summary>
    public Utf8JsonWriter Writer { get; }

    /// <summary>Gets an empty buffer; dispose it after use.</summary>
    public static JsonBuffer Take()
    {
        JsonBuffer buffer = s_spare ?? new JsonBuffer();
        s_spare = null;
        buffer._count = 0;
        buffer.Writer.Reset();
        return buffer;
    }

    /// <summary>Writes JSON to an array.</summary>
    /// <param name="write">Writes the JSON, without taking a buffer itself.</param>
    public static byte[] Write(Action<Utf8JsonWriter> write)
    {
        using JsonBuffer json = Take();
        write(json.Writer);
        return json.Written().AsSpan().ToArray();
    }

    /// <summary>Gets the data that was written; valid until the buffer is disposed.</summary>
    public ArraySegment<byte> Written()
    {
        Writer.Flush();
        return new ArraySegment<byte>(_bytes, 0, _count);
    }

    /// <summary>Appends a byte to the data.</summary>
    /// <param name="value">The byte.</param>
    public void WriteByte(byte value)
    {
        Writer.Flush();
        GetSpan(1)[0] = value;
        Advance(1);
    }

    /// <inheritdoc/>
    public void Advance(int count) => _count += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _bytes.AsMemory(_count);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _bytes.AsSpan(_count);
    }

    /// <summary>Returns the buffer to the thread.</summary>
    public void Dispose() => s_spare = _bytes.Length <= LargestSpare ? this : s_spare;

    private void Grow(int sizeHint)
    {
        int needed = checked(_count + Math.Max(sizeHint, 1));
        if (needed > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(needed, checked(_bytes.Length * 2)));
        }
    }
}
