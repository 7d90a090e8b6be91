using System;
using System.IO;

namespace UserMigration.Engine.Files;

/// <summary>Reads again the bytes that were read to recognize a stream, and then the rest of the stream.</summary>
internal sealed class PrefixedStream : ForwardStream
{
    private readonly byte[] _prefix;
    private readonly Stream _rest;
    private int _position;

    private PrefixedStream(byte[] prefix, Stream rest)
    {
        _prefix = prefix;
        _rest = rest;
    }

    /// <summary>The first bytes of the stream.</summary>
    public ReadOnlySpan<byte> Start => _prefix;

    /// <summary>Reads the first bytes of a stream.</summary>
    /// <param name="stream">The stream; disposed with this one.</param>
    /// <param name="count">The number of bytes, if the stream has as many.</param>
    public static PrefixedStream Open(Stream stream, int count)
    {
        byte[] prefix = new byte[count];
        int total = 0;
        int read;
        while (total < count && (read = stream.Read(prefix, total, count - total)) > 0)
        {
            total += read;
        }

        Array.Resize(ref prefix, total);
        return new PrefixedStream(prefix, stream);
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        int take = Math.Min(count, _prefix.Length - _position);
        if (take == 0)
        {
            return _rest.Read(buffer, offset, count);
        }

        Buffer.BlockCopy(_prefix, _position, buffer, offset, take);
        _position += take;
        return take;
    }

    /// <inheritdoc/>
    public override int ReadByte() => _position < _prefix.Length ? _prefix[_position++] : _rest.ReadByte();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _rest.Dispose();
        }

        base.Dispose(disposing);
    }
}
