using System;
using System.IO;
using UserMigration.Engine.Files;

namespace UserMigration.Engine.Csv.Ndjson;

/// <summary>Reads a file of JSON objects line by line (NDJSON, JSON Lines), in constant memory. Empty lines are passed over.</summary>
internal sealed class NdjsonLines : IDisposable
{
    private const byte LineFeed = (byte)'\n';

    private readonly Stream _file;
    private readonly string _path;
    private readonly int _longest;
    private byte[] _buffer = new byte[256 * 1024];
    private int _start;
    private int _end;
    private long _offset;
    private bool _isAtEnd;

    /// <summary>Starts at the start of a file.</summary>
    /// <param name="file">The file; disposed with the lines.</param>
    /// <param name="path">The full path, for errors.</param>
    /// <param name="longest">The longest line to keep, in bytes. A longer one is empty, and <see cref="IsTooLong"/>.</param>
    public NdjsonLines(Stream file, string path, int longest)
    {
        _file = file;
        _path = path;
        _longest = longest;
    }

    /// <summary>The number of the current line, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Where the current line starts, in bytes.</summary>
    public long Offset { get; private set; }

    /// <summary>Whether the current line is longer than a record may be.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>Moves to the next line that is not empty.</summary>
    /// <param name="line">The line without its end; valid until the next call.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryRead(out ReadOnlyMemory<byte> line)
    {
        while (TryReadAny(out line))
        {
            if (IsTooLong || !IsBlank(line.Span))
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private bool TryReadAny(out ReadOnlyMemory<byte> line)
    {
        IsTooLong = false;
        Offset = _offset;
        int searched = 0;
        while (true)
        {
            int found = Array.IndexOf(_buffer, LineFeed, _start + searched, _end - _start - searched);
            if (found >= 0 || (_isAtEnd && (_end > _start || IsTooLong)))
            {
                line = Take(found >= 0 ? found - _start : _end - _start, found >= 0 ? 1 : 0);
                return true;
            }

            if (_isAtEnd)
            {
                line = default;
                return false;
            }

            searched = _end - _start;
            if (searched > _longest)
            {
                // What follows belongs to the same line, which is not kept.
                IsTooLong = true;
                _offset += searched;
                _start = _end;
                searched = 0;
            }

            Fill();
        }
    }

    private ReadOnlyMemory<byte> Take(int length, int end)
    {
        Line++;
        int start = _start;
        _start += length + end;
        _offset += length + end;
        IsTooLong |= length > _longest;
        if (IsTooLong)
        {
            return default;
        }

        // A byte order mark is not part of JSON.
        bool hasMark = Line == 1 && length >= 3 && _buffer[start] == 0xEF && _buffer[start + 1] == 0xBB && _buffer[start + 2] == 0xBF;
        return hasMark ? _buffer.AsMemory(start + 3, length - 3) : _buffer.AsMemory(start, length);
    }

    private void Fill()
    {
        if (_start > 0)
        {
            Buffer.BlockCopy(_buffer, _start, _buffer, 0, _end - _start);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        int read = InputFile.Read(_file, _path, _buffer, _end, _buffer.Length - _end);
        _end += read;
        _isAtEnd = read == 0;
    }

    private static bool IsBlank(ReadOnlySpan<byte> line)
    {
        foreach (byte one in line)
        {
            if (one is not ((byte)' ' or (byte)'\t' or (byte)'\r'))
            {
                return false;
            }
        }

        return true;
    }
}
