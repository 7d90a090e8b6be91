using System;

namespace UserMigration.Engine.Csv;

/// <content>What is done where a quote swallows rows: one physical line is given up, and reading starts again behind it.</content>
public sealed partial class MigrationCsvReader
{
    /// <summary>
    /// Under a lowered limit, a line that is longer than it was swallowed by no quote: it is read again as any other.
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
    /// Text behind a closing quote, where lines before it look like rows: the quote that opened the field is a stray one, and
    /// the one that seems to close it opens a field of another row.
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

    /// <summary>Starts behind the first lines.</summary>
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

    /// <summary>Whether nothing follows the row that was read. What follows is read again.</summary>
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

    /// <summary>Gives the physical line at the start of the failed record up, and finds out why it failed.</summary>
    private RowState Lose(RowState state, int readInVain)
    {
        _recordNumber++;
        _readInVain += readInVain;
        _stream.Mark(_start);
        _stream.Rewind(_start);
        _lost = LostLine.Read(_stream, _start, 4 * _options.MaxRecordBytes);

        // A line that is not too large by itself was swallowed by a quote.
        return state == RowState.TooLarge && _lost.Length <= _options.MaxRecordBytes ? RowState.UnclosedQuote : state;
    }

    private void Restart(LostLine lost)
    {
        _lost = null;
        _isEnded = lost.IsLast;
        if (!_isEnded)
        {
            // A file full of open quotes would else be read to its end once for each of its lines.
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

    /// <summary>After the reader has thrown: the failed record starts behind the previous one and the empty lines.</summary>
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
