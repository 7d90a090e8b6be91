using System;

namespace UserMigration.Engine.Csv;

/// <content>Recovers if a quote swallows rows: one physical line is given up, and reading restarts after it.</content>
public sealed partial class MigrationCsvReader
{
    /// <summary>
    /// Retries a row that failed under a lowered limit. If the first line by itself is longer than the limit, no quote has
    /// swallowed rows, and the row is read again with the full limit.
    /// </summary>
    private bool IsWorthAnotherRead()
    {
        if (_limit >= _options.MaxRecordBytes || !IsLineLonger(_limit))
        {
            return false;
        }

        StartAt(_start, _line, _options.MaxRecordBytes);
        return true;
    }

    /// <summary>
    /// Whether text follows a closing quote and lines before it look like rows. If so, the quote that opened the field is a stray
    /// one, and the quote that seems to close it opens a field of another row.
    /// </summary>
    private bool HasSwallowedRows(RowState state)
    {
        if (state != RowState.TextAfterQuote || LineBreaks.Count(_reader.RawRecord) is not (> 0 and var breaks) || _swallowed?.Find(_reader.RawRecord) is null)
        {
            return false;
        }

        _nextQuote = _line + breaks;
        return true;
    }

    /// <summary>Skips the first lines.</summary>
    private void SkipLines(int lines)
    {
        long offset = 0;
        for (int i = 0; i < lines; i++)
        {
            LostLine line = LostLine.Read(_stream, offset, 0);
            offset = line.Next;
            _stream.Mark(offset);
            _stream.Rewind(offset);
        }

        if (lines > 0)
        {
            StartAt(offset, 1 + lines, _options.MaxRecordBytes);
        }
    }

    /// <summary>Whether the row that was read is the last one. If not, the row is read again.</summary>
    private bool IsAtTheEnd()
    {
        long start = _start;
        long line = _line;
        _stream.Mark(start);
        if (TryRead() == false)
        {
            return true;
        }

        StartAt(start, line, _limit);
        TryRead();
        return false;
    }

    private bool IsLineLonger(int limit)
    {
        _stream.Mark(_start);
        _stream.Rewind(_start);
        byte[] buffer = new byte[SmallestLimit];
        int length = 0;
        int read;
        while (length <= limit && (read = _stream.Read(buffer, 0, buffer.Length)) > 0)
        {
            int end = buffer.AsSpan(0, read).IndexOfAny((byte)'\r', (byte)'\n');
            if (end >= 0)
            {
                return length + end > limit;
            }

            length += read;
        }

        return length > limit;
    }

    /// <summary>Gives up the physical line at the start of the failed record, and determines why it failed.</summary>
    private RowState Lose(RowState state, int readInVain)
    {
        _recordNumber++;
        _readInVain += readInVain;
        _stream.Mark(_start);
        _stream.Rewind(_start);
        _lost = LostLine.Read(_stream, _start, 4 * _options.MaxRecordBytes);

        // If the line by itself is not too large, a quote has swallowed the lines after it.
        return state == RowState.TooLarge && _lost.Length <= _options.MaxRecordBytes ? RowState.UnclosedQuote : state;
    }

    private void Restart(LostLine lost)
    {
        _lost = null;
        _isEnded = lost.IsLast;
        if (!_isEnded)
        {
            // Otherwise, a file full of open quotes would be read to its end once for each line.
            bool isPatient = _readInVain < (long)Patience * _options.MaxRecordBytes;
            StartAt(lost.Next, _line + 1, isPatient ? _options.MaxRecordBytes : Math.Min(SmallestLimit, _options.MaxRecordBytes));
        }
    }

    private void StartAt(long offset, long line, int limit)
    {
        _baseOffset = offset;
        _baseLine = line - 1;
        _previousStart = offset;
        _previousLength = 0;
        _previousLine = line;
        _stream.Mark(offset);
        _stream.Rewind(offset);
        _reader.Dispose();
        _reader = CreateReader(limit);
    }

    /// <summary>Finds the start of a failed record after the reader has thrown: after the previous record and any empty lines.</summary>
    private void FindFailedStart()
    {
        _stream.Rewind(_previousStart);
        long line = _previousLine;
        long offset = _previousStart;
        int left = _previousLength;
        bool wasCr = false;
        byte[] one = new byte[1];
        while (_stream.Read(one, 0, 1) == 1)
        {
            bool isBreak = one[0] is (byte)'\r' or (byte)'\n';
            if (left <= 0 && !isBreak)
            {
                break;
            }

            line += isBreak && !(wasCr && one[0] == (byte)'\n') ? 1 : 0;
            wasCr = one[0] == (byte)'\r';
            left--;
            offset++;
        }

        _start = offset;
        _line = line;
    }
}
