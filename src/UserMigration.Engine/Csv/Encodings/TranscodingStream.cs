using System;
using System.IO;
using System.Text;

namespace UserMigration.Engine.Csv.Encodings;

/// <summary>
/// Converts a stream in another encoding to UTF-8. Bytes that can't be decoded become <see cref="UndecodableBytes"/>, so that the
/// reader finds them and adds an issue to the record.
/// </summary>
internal sealed class TranscodingStream : Stream
{
    /// <summary>The UTF-8 form of U+FFFF.</summary>
    public static readonly byte[] Undecodable = { 0xEF, 0xBF, 0xBF };

    private const int BufferSize = 16 * 1024;

    private readonly Stream _inner;
    private readonly StrictDecoding _decoding;
    private readonly Encoder _encoder = new UTF8Encoding(false).GetEncoder();
    private readonly byte[] _input;
    private readonly char[] _chars;
    private readonly byte[] _bytes;
    private int _waiting;
    private int _start;
    private int _end;
    private bool _isDone;

    /// <summary>Converts the content of a stream.</summary>
    /// <param name="inner">The stream; disposed with this one.</param>
    /// <param name="encoding">The encoding of the stream.</param>
    /// <param name="start">The bytes that were already read from the stream.</param>
    public TranscodingStream(Stream inner, Encoding encoding, ReadOnlySpan<byte> start)
    {
        _inner = inner;
        _decoding = new StrictDecoding(encoding);
        _input = new byte[Math.Max(BufferSize, start.Length)];
        start.CopyTo(_input);
        _waiting = start.Length;
        _chars = new char[_decoding.MaxCharCount(_input.Length)];
        _bytes = new byte[Encoding.UTF8.GetMaxByteCount(_chars.Length)];
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException("The length of a converted stream is not known.");

    public override long Position
    {
        get => throw new NotSupportedException("A converted stream does not support a position.");
        set => throw new NotSupportedException("A converted stream does not support a position.");
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        while (_start == _end && !_isDone)
        {
            int read = _waiting > 0 ? _waiting : _inner.Read(_input, 0, _input.Length);
            _waiting = 0;
            _isDone = read == 0;
            int chars = _decoding.GetChars(_input, read, _chars, _isDone);
            _start = 0;
            _end = _encoder.GetBytes(_chars, 0, chars, _bytes, 0, flush: _isDone);
        }

        int take = Math.Min(count, _end - _start);
        Buffer.BlockCopy(_bytes, _start, buffer, offset, take);
        _start += take;
        return take;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("The stream can only be read forward.");

    public override void SetLength(long value) => throw new NotSupportedException("The stream is read-only.");

    public override void Write(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("The stream is read-only.");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
