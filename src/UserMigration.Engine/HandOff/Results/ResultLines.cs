using System;
using System.IO;
using System.Text;

namespace UserMigration.Engine.HandOff.Results;

/// <summary>
/// Reads a text file line by line, and knows where in the file each line starts, so that a line can be read again. A very long line
/// is cut.
/// </summary>
internal sealed class ResultLines : IDisposable
{
    private const int BufferSize = 64 * 1024;
    private const int LongestLine = 1024 * 1024;
    private const byte CarriageReturn = (byte)'\r';

    private readonly Stream _input;
    private readonly byte[] _buffer = new byte[BufferSize];
    private readonly MemoryStream _line = new MemoryStream();
    private long _bufferStart;
    private readonly byte _break = (byte)'\n';
    private int _length;
    private int _next;

    /// <summary>Creates a reader.</summary>
    /// <param name="input">The file; disposed with the reader.</param>
    public ResultLines(Stream input)
    {
        _input = input;
        if (Fill() && Array.IndexOf(_buffer, _break, 0, _length) < 0 && Array.IndexOf(_buffer, CarriageReturn, 0, _length) >= 0)
        {
            // Old programs for the Mac end lines with CR only.
            _break = CarriageReturn;
        }
    }

    /// <summary>The position in the file where the current line starts, in bytes.</summary>
    public long Offset { get; private set; }

    /// <summary>The number of the current line, from 1. After <see cref="Seek"/>, lines are counted from the number that was specified there.</summary>
    public long Number { get; private set; }

    /// <summary>The current line without its line break. Bytes that are not UTF-8 are replaced.</summary>
    public string Text { get; private set; } = string.Empty;

    /// <summary>Whether the current line has a line break. Only the last line of a file may have none; it may also have been cut.</summary>
    public bool IsEnded { get; private set; }

    /// <summary>The position in the file where the next line starts, in bytes.</summary>
    public long NextOffset => _bufferStart + _next;

    /// <summary>Continues at the start of another line.</summary>
    /// <param name="offset">The position where the line starts, in bytes.</param>
    /// <param name="number">The number of the line.</param>
    public void Seek(long offset, long number)
    {
        if (offset >= _bufferStart && offset <= _bufferStart + _length)
        {
            _next = (int)(offset - _bufferStart);
        }
        else
        {
            _input.Position = offset;
            (_bufferStart, _length, _next) = (offset, 0, 0);
        }

        Number = number - 1;
    }

    /// <summary>Reads the next line.</summary>
    /// <returns>False at the end of the file.</returns>
    public bool Read()
    {
        _line.SetLength(0);
        Offset = NextOffset;
        bool isAny = false;
        IsEnded = false;
        while (_next < _length || Fill())
        {
            isAny = true;
            int end = Array.IndexOf(_buffer, _break, _next, _length - _next);
            Append(end < 0 ? _length : end);
            if (end >= 0)
            {
                _next++;
                IsEnded = true;
                break;
            }
        }

        if (isAny)
        {
            Number++;
            Text = Decode();
        }

        return isAny;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _input.Dispose();
        _line.Dispose();
    }

    private bool Fill()
    {
        _bufferStart += _length;
        _next = 0;
        _length = _input.Read(_buffer, 0, _buffer.Length);
        return _length > 0;
    }

    private void Append(int end)
    {
        int count = (int)Math.Min(end - _next, LongestLine - _line.Length);
        _line.Write(_buffer, _next, count);
        _next = end;
    }

    private string Decode()
    {
        byte[] bytes = _line.GetBuffer();
        int length = (int)_line.Length;
        int start = Offset == 0 && length >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0;
        length -= length > start && bytes[length - 1] == CarriageReturn ? 1 : 0;
        return Encoding.UTF8.GetString(bytes, start, length - start);
    }
}
