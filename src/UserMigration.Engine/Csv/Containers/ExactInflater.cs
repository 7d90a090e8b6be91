using System;
using System.IO;
using Org.BouncyCastle.Utilities.Zlib;

namespace UserMigration.Engine.Csv.Containers;

/// <summary>
/// Decompresses deflate data (RFC 1951), and knows where they end. The stream of .NET does not: it reads beyond them, and takes data that are cut for data that end.
/// </summary>
internal sealed class ExactInflater : IDisposable
{
    private const int BufferSize = 64 * 1024;

    private readonly Stream _input;
    private readonly byte[] _buffer = new byte[BufferSize];
    private ZStream? _data;
    private int _start;
    private int _end;

    /// <summary>Reads from a stream.</summary>
    /// <param name="input">The stream; disposed with the inflater.</param>
    public ExactInflater(Stream input)
    {
        _input = input;
    }

    /// <summary>Starts decompression at the current position.</summary>
    public void Begin()
    {
        _data = new ZStream();
        _data.inflateInit(nowrap: true);
    }

    /// <summary>Decompresses some bytes.</summary>
    /// <param name="buffer">Receives the bytes.</param>
    /// <param name="offset">Where they start in the buffer.</param>
    /// <param name="count">The maximum number of bytes.</param>
    /// <returns>The number of bytes; 0 at the end of the compressed data. The position is then after them.</returns>
    /// <exception cref="InvalidDataException">The data are damaged.</exception>
    /// <exception cref="EndOfStreamException">The data are cut.</exception>
    public int Inflate(byte[] buffer, int offset, int count)
    {
        while (_data is not null)
        {
            if (_start == _end && !Fill())
            {
                throw new EndOfStreamException("The compressed data are cut.");
            }

            (_data.next_in, _data.next_in_index, _data.avail_in) = (_buffer, _start, _end - _start);
            (_data.next_out, _data.next_out_index, _data.avail_out) = (buffer, offset, count);
            int state = _data.inflate(JZlib.Z_NO_FLUSH);
            _start = _data.next_in_index;
            int written = count - _data.avail_out;
            if (state == JZlib.Z_STREAM_END)
            {
                _data.inflateEnd();
                _data = null;
            }
            else if (state is not (JZlib.Z_OK or JZlib.Z_BUF_ERROR))
            {
                throw new InvalidDataException("The compressed data are damaged.");
            }

            if (written > 0)
            {
                return written;
            }
        }

        return 0;
    }

    /// <summary>Reads bytes that are not compressed.</summary>
    /// <param name="buffer">Receives the bytes.</param>
    /// <param name="offset">Where they start in the buffer.</param>
    /// <param name="count">The maximum number of bytes.</param>
    public int Read(byte[] buffer, int offset, int count)
    {
        if (_start == _end && !Fill())
        {
            return 0;
        }

        int take = Math.Min(count, _end - _start);
        Buffer.BlockCopy(_buffer, _start, buffer, offset, take);
        _start += take;
        return take;
    }

    /// <summary>Reads a byte that is not compressed.</summary>
    /// <returns>The byte; -1 at the end.</returns>
    public int ReadByte() => _start == _end && !Fill() ? -1 : _buffer[_start++];

    /// <summary>Reads a byte that must be there.</summary>
    /// <exception cref="EndOfStreamException">The stream ends here.</exception>
    public byte Require()
    {
        int value = ReadByte();
        return value >= 0 ? (byte)value : throw new EndOfStreamException("The file is cut.");
    }

    /// <inheritdoc/>
    public void Dispose() => _input.Dispose();

    private bool Fill()
    {
        _start = 0;
        _end = _input.Read(_buffer, 0, _buffer.Length);
        return _end > 0;
    }
}
