using System;
using System.IO;

namespace UserMigration.Engine.Csv;

/// <summary>
/// A forward-only stream that remembers what was read since a mark, so that reading can restart there. This allows recovery
/// with a pipe as with a file. It keeps no more than the record that is being read and one read-ahead buffer.
/// </summary>
internal sealed class ReplayStream : Stream
{
    private readonly Stream _inner;
    private byte[] _kept = new byte[128 * 1024];
    private long _keptStart;
    private int _keptCount;
    private long _mark;
    private long _position;

    public ReplayStream(Stream inner)
    {
        _inner = inner;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException("The length of a replayed stream is not known.");

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException("Use Rewind.");
    }

    /// <summary>Releases everything before an offset.</summary>
    /// <param name="offset">The absolute offset.</param>
    public void Mark(long offset) => _mark = offset;

    /// <summary>Sets the position to an offset that is not before the mark.</summary>
    /// <param name="offset">The absolute offset.</param>
    public void Rewind(long offset)
    {
        if (offset < _keptStart || offset > _keptStart + _keptCount)
        {
            throw new ArgumentOutOfRangeException(nameof(offset));
        }

        _position = offset;
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        int read = ReadKept(buffer.AsSpan(offset, count));
        if (read == 0)
        {
            read = _inner.Read(buffer, offset, count);
            Keep(buffer.AsSpan(offset, read));
        }

        return read;
    }

#if NET8_0_OR_GREATER
    public override int Read(Span<byte> buffer)
    {
        int read = ReadKept(buffer);
        if (read == 0)
        {
            read = _inner.Read(buffer);
            Keep(buffer.Slice(0, read));
        }

        return read;
    }
#endif

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("Use Rewind.");

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

    private int ReadKept(Span<byte> buffer)
    {
        int from = (int)(_position - _keptStart);
        int take = Math.Min(buffer.Length, _keptCount - from);
        _kept.AsSpan(from, take).CopyTo(buffer);
        _position += take;
        return take;
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        if (_keptCount + bytes.Length > _kept.Length)
        {
            int gone = (int)Math.Min(_keptCount, Math.Max(0, _mark - _keptStart));
            Buffer.BlockCopy(_kept, gone, _kept, 0, _keptCount - gone);
            _keptStart += gone;
            _keptCount -= gone;
        }

        if (_keptCount + bytes.Length > _kept.Length)
        {
            Array.Resize(ref _kept, Math.Max(_keptCount + bytes.Length, checked(_kept.Length * 2)));
        }

        bytes.CopyTo(_kept.AsSpan(_keptCount));
        _keptCount += bytes.Length;
        _position += bytes.Length;
    }
}
