using System;
using System.IO;
using System.Text;

namespace UserMigration.Engine.Csv;

/// <summary>
/// Reads another encoding as UTF-8. What can't be decoded becomes U+FFFF, which no text holds (it is a noncharacter),
/// so that the reader finds it and makes it an issue of its record.
/// </summary>
internal sealed class TranscodingStream : Stream
{
    /// <summary>The UTF-8 form of U+FFFF.</summary>
    public static readonly byte[] Undecodable = { 0xEF, 0xBF, 0xBF };

    private readonly StreamReader _reader;
    private readonly char[] _chars = new char[16 * 1024];
    private readonly byte[] _bytes;
    private readonly Encoder _encoder = new UTF8Encoding(false).GetEncoder();
    private int _start;
    private int _end;
    private bool _isDone;

    public TranscodingStream(Stream inner, Encoding encoding)
    {
        Encoding marking = (Encoding)encoding.Clone();
        marking.DecoderFallback = new DecoderReplacementFallback("\uFFFF");
        _reader = new StreamReader(inner, marking, detectEncodingFromByteOrderMarks: false, bufferSize: 64 * 1024);
        _bytes = new byte[Encoding.UTF8.GetMaxByteCount(_chars.Length)];
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException("The length of a converted stream is not known.");

    public override long Position
    {
        get => throw new NotSupportedException("A converted stream has no position.");
        set => throw new NotSupportedException("A converted stream has no position.");
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        while (_start == _end && !_isDone)
        {
            int chars = _reader.Read(_chars, 0, _chars.Length);
            _isDone = chars == 0;
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

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("The stream is read forward.");

    public override void SetLength(long value) => throw new NotSupportedException("The stream is read only.");

    public override void Write(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("The stream is read only.");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _reader.Dispose();
        }

        base.Dispose(disposing);
    }
}
