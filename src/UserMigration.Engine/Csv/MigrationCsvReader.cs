using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using CsvHelper;
using UserMigration.Engine.Csv.Containers;
using UserMigration.Engine.Csv.Encodings;
using UserMigration.Engine.Files;

namespace UserMigration.Engine.Csv;

/// <summary>
/// Reads a datafile row by row: RFC 4180, strict UTF-8, with record number and physical line. A row that can't be read is
/// returned as a record with an Error issue, and never affects its neighbours: if a quote is not closed in its row, reading
/// restarts at the next line.
/// </summary>
public sealed partial class MigrationCsvReader : IRecordReader
{
    // Ctrl-Z.
    private const byte EndMark = 0x1A;

    private const int SmallestLimit = 64 * 1024;

    // Up to here, the reader's pool of repeated values tells all values apart at once.
    private const int MostPooledBytes = 32;

    // The bytes that may be read in vain before the search for a closing quote is shortened, in records of the maximum size.
    private const int Patience = 16;

    private readonly ReplayStream _stream;
    private readonly CsvReadOptions _options;
    private readonly bool _isConverted;
    private readonly Utf8Witness _witness = new Utf8Witness();
    private readonly SwallowedRows? _swallowed;
    private readonly LastValues? _lastValues;
    private CsvReader _reader;
    private Func<int, string>? _getField;
    private long _baseOffset;
    private long _baseLine;
    private long _previousStart;
    private int _previousLength;
    private long _previousLine = 1;
    private long _readInVain;
    private int _limit;
    private bool _wasReported;
    private bool _isEnded;
    private LostLine? _lost;
    private long _nextQuote;
    private long _start;
    private long _line;
    private long _recordNumber;

    private MigrationCsvReader(ReplayStream stream, string path, int ordinal, long length, CsvReadOptions options, EncodingFinding? probable)
    {
        _witness.Probable = probable;
        _stream = stream;
        _options = options;
        _isConverted = options.Encoding is not null && options.Encoding.CodePage != Encoding.UTF8.CodePage;
        _reader = CreateReader(options.MaxRecordBytes);
        SkipLines(options.SkipLines);
        (Columns, Source) = options.Header is null ? ReadHeader(path, ordinal, length) : TakeHeader(path, ordinal, length, options.Header);
        _swallowed = new SwallowedRows(Columns.Count, (byte)options.Delimiter);
        _lastValues = new LastValues(Columns.Count);
    }

    /// <summary>The columns of the file.</summary>
    public RecordColumns Columns { get; }

    /// <summary>The file as the source of records.</summary>
    public MigrationSource Source { get; }

    /// <inheritdoc/>
    public long RecordNumber => _recordNumber;

    /// <summary>Whether the file ends with Ctrl-Z, the end-of-file mark of DOS. This is known after the last row was read.</summary>
    public bool HasEndMark { get; private set; }

    /// <summary>The warning about the encoding of the file, judged by its start, and what to do about it; or null.</summary>
    public string? EncodingWarning { get; private set; }

    /// <summary>Opens a datafile and reads its header.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="ordinal">The position among the files of one import, from 1.</param>
    /// <param name="options">The options for reading.</param>
    /// <exception cref="MigrationException">The file can't be opened, decrypted or decompressed, is not UTF-8 text, or has an invalid header.</exception>
    public static MigrationCsvReader Open(string path, int ordinal, CsvReadOptions options)
    {
        if (options is null)
        {
            throw new ArgumentNullException(nameof(options));
        }

        Stream file = InputFile.Open(path);
        HashedStream? pipe = file.CanSeek ? null : new HashedStream(file);
        try
        {
            long length = -1;
            Stream content = pipe is null ? options.Container.Open(file, path, out length) : SourceContainer.OpenPipe(pipe, path);
            MigrationCsvReader reader = Create(content, path, ordinal, length, options);
            reader.Source.GetStreamed = pipe is null ? null : () => pipe.Result;
            return reader;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Reads a datafile from a stream.</summary>
    /// <param name="input">The bytes; disposed with the reader.</param>
    /// <param name="path">The name of the input for messages.</param>
    /// <param name="ordinal">The position among the files of one import, from 1.</param>
    /// <param name="length">The size in bytes, or -1.</param>
    /// <param name="options">The options for reading.</param>
    /// <exception cref="MigrationException">The input is not UTF-8 text, or has an invalid header.</exception>
    public static MigrationCsvReader Create(Stream input, string path, int ordinal, long length, CsvReadOptions options)
    {
        if (options is null)
        {
            throw new ArgumentNullException(nameof(options));
        }

        bool isConverted = options.Encoding is not null && options.Encoding.CodePage != Encoding.UTF8.CodePage;
        ReplayStream? replay = isConverted ? null : new ReplayStream(input);
        byte[] buffer = new byte[DatafileSniffer.Length];
        int count = 0;
        int read;
        while (count < buffer.Length && (read = (replay ?? input).Read(buffer, count, buffer.Length - count)) > 0)
        {
            count += read;
        }

        ReadOnlySpan<byte> start = buffer.AsSpan(0, count);
        EncodingFinding? probable = DatafileSniffer.Check(path, start, options);
        replay ??= new ReplayStream(new TranscodingStream(input, options.Encoding!, start));
        replay.Rewind(0);
        CheckFirstRows(path, isConverted ? ReadFirst(replay) : start, count < buffer.Length, options);
        MigrationCsvReader reader = new MigrationCsvReader(replay, path, ordinal, length, options, probable);
        reader.EncodingWarning = probable is not null ? EncodingAdvice.NotUtf8(path, probable, options)
            : DatafileSniffer.IsRatherWindows1252(start, options.Encoding) ? EncodingAdvice.RatherWindows1252(path, options)
            : EncodingAdvice.MojibakeHeader(path, reader.Columns.Names);
        return reader;
    }

    /// <summary>Reads the next row.</summary>
    /// <returns>The record, or null at the end.</returns>
    public MigrationRecord? Read()
    {
        RowState state = Advance();
        return state == RowState.End ? null : CreateFrom(state);
    }

    // A row of another shard costs little: only its key is decoded. What is wrong with it is reported by the shard that it belongs to.
    bool IRecordReader.TryRead(ShardSelector? shard, out MigrationRecord? record)
    {
        RowState state = Advance();
        record = null;
        if (state == RowState.End)
        {
            return false;
        }

        bool isUsual = state == RowState.Row && _reader.FieldCount == Columns.Count;
        if (shard is null || !isUsual || shard.Includes(Columns, Source, _recordNumber, _getField ??= _reader.GetString))
        {
            MigrationRecord read = CreateFrom(state);
            record = shard is null || isUsual || shard.Includes(read) ? read : null;
        }

        return true;
    }

    /// <summary>Skips the next row.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Skip() => Advance() != RowState.End;

    /// <inheritdoc/>
    public void Dispose()
    {
        _reader.Dispose();
        _stream.Dispose();
    }

    private RowState Advance()
    {
        _nextQuote = 0;
        if (_lost is not null)
        {
            Restart(_lost);
        }

        if (_isEnded)
        {
            return RowState.End;
        }

        bool? hasRow;
        while ((hasRow = TryRead()) is null)
        {
            if (!IsWorthAnotherRead())
            {
                return Lose(RowState.TooLarge, _limit);
            }
        }

        if (hasRow == false)
        {
            _isEnded = true;
            return RowState.End;
        }

        _start = _baseOffset + _reader.ByteOffset;
        _line = _baseLine + _reader.LineNumber;
        if (_reader.RawRecord.Length == 1 && _reader.RawRecord[0] == EndMark && IsAtTheEnd())
        {
            HasEndMark = true;
            _isEnded = true;
            return RowState.End;
        }

        if (_reader.RawRecord.Length > _options.MaxRecordBytes)
        {
            return Lose(RowState.TooLarge, _reader.RawRecord.Length);
        }

        RowState state = _wasReported ? QuoteCheck.Inspect(_reader) : RowState.Row;
        if (state == RowState.UnclosedQuote || HasSwallowedRows(state))
        {
            return Lose(RowState.UnclosedQuote, _reader.RawRecord.Length);
        }

        if (state == RowState.Row)
        {
            _swallowed?.Learn(_reader);
        }

        _recordNumber++;
        _stream.Mark(_start);
        _previousStart = _start;
        _previousLength = _reader.RawRecord.Length;
        _previousLine = _line;
        return state;
    }

    /// <summary>Tries to read a record; null if it is larger than the limit. Its start is known in that case.</summary>
    private bool? TryRead()
    {
        _wasReported = false;
        try
        {
            return _reader.Read();
        }
        catch (CsvFormatException)
        {
            FindFailedStart();
            return null;
        }
    }

    private MigrationRecord CreateFrom(RowState state) => state is RowState.UnclosedQuote or RowState.TooLarge ? CreateLost(state) : Create(state);

    private MigrationRecord Create(RowState state)
    {
        int fields = Math.Min(_reader.FieldCount, Columns.Count);
        object?[] values = new object?[Columns.Count];
        for (int i = 0; i < fields; i++)
        {
            values[i] = ReadField(i);
        }

        MigrationRecord record = new MigrationRecord(
            Columns, values, _recordNumber, _line, Source, _reader.RawRecord.ToArray(), _start);
        if (state == RowState.TextAfterQuote)
        {
            RowCheck.AddTextAfterQuote(record, 1 + LineBreaks.Count(_reader.RawRecord));
        }

        RowCheck.Add(record, _reader, _isConverted ? null : _witness, _options.TrailingDelimiter);
        MergedRowCheck.Add(record, _reader, _swallowed!, (byte)_options.Delimiter);
        return record;
    }

    private string ReadField(int index)
    {
        ReadOnlySpan<byte> field = _reader.GetRawSpan(index);
        if (field.Length <= MostPooledBytes)
        {
            return _reader.GetString(index);
        }

        if (_lastValues!.Find(index, field) is { } same)
        {
            return same;
        }

#if NET8_0_OR_GREATER
        string text = Encoding.UTF8.GetString(_reader.GetSpan(index));
#else
        string text = Encoding.UTF8.GetString(_reader.GetSpan(index).ToArray());
#endif
        _lastValues.Keep(index, field, text);
        return text;
    }

    private MigrationRecord CreateLost(RowState state)
    {
        object?[] values = new object?[Columns.Count];
        if (state == RowState.UnclosedQuote && _lost!.Bytes is not null)
        {
            // The fields before the open quote are valid, and show whose row it is.
            using CsvReader line = CsvReader.Create(_lost.Bytes, Options(int.MaxValue));
            if (line.Read())
            {
                for (int i = 0; i < Math.Min(line.FieldCount, values.Length); i++)
                {
                    values[i] = line.GetString(i);
                }
            }
        }

        MigrationRecord record = new MigrationRecord(Columns, values, _recordNumber, _line, Source, _lost!.Bytes, _start);
        if (state == RowState.TooLarge)
        {
            RowCheck.AddTooLarge(record, _options.MaxRecordBytes);
        }
        else
        {
            RowCheck.AddUnclosedQuote(record, _nextQuote);
        }

        return record;
    }

    private CsvReader CreateReader(int limit)
    {
        _limit = limit;
        _getField = null;
        return CsvReader.Create(_stream, Options(limit), leaveOpen: true);
    }

    // Returns only what was converted so far, so as not to wait for more data from a pipe.
    private static byte[] ReadFirst(ReplayStream replay)
    {
        byte[] first = new byte[DatafileSniffer.Length];
        int count = replay.Read(first, 0, first.Length);
        replay.Rewind(0);
        return first.AsSpan(0, count).ToArray();
    }

    private static void CheckFirstRows(string path, ReadOnlySpan<byte> start, bool isWhole, CsvReadOptions options)
    {
        if (options.Header is not null)
        {
            return;
        }

        for (int i = 0; i < options.SkipLines; i++)
        {
            int end = start.IndexOfAny((byte)'\r', (byte)'\n');
            if (end < 0)
            {
                return;
            }

            start = start.Slice(end + (start[end] == (byte)'\r' && end + 1 < start.Length && start[end + 1] == (byte)'\n' ? 2 : 1));
        }

        FirstRows.Check(path, start, isWhole, options.Delimiter, delimiter => Options(delimiter, int.MaxValue, () => { }), options.SkipLines);
    }

    // The pool of a column closes when nearly each row brings a new value. Where rows of other shards are not decoded, it would never see that.
    private CsvReaderOptions Options(int maxRecordBytes) => Options(_options.Delimiter, maxRecordBytes, () => _wasReported = true, isPooled: _options.Shard is null);

    private static CsvReaderOptions Options(char delimiter, int maxRecordBytes, Action onMalformed, bool isPooled = false) => new CsvReaderOptions
    {
        Separator = delimiter,
        HasHeader = false,
        Encoding = Encoding.UTF8,
        TrackLineNumbers = true,
        IncludeValuesInExceptions = false,
        MalformedData = CsvMalformedDataHandling.Recover,
        FieldCountMismatch = CsvFieldCountHandling.Allow,
        MaxRecordSize = maxRecordBytes,
        OnMalformedRecord = _ => onMalformed(),
        PoolStrings = isPooled,
    };

    private (RecordColumns Columns, MigrationSource Source) ReadHeader(string path, int ordinal, long length)
    {
        RowState state = Advance();
        _recordNumber = 0;
        if (state == RowState.End)
        {
            throw Illegal(DatafileRules.DatafileEmpty.Id, path, $"The file '{path}' is empty. A datafile must start with a header row of attribute names.");
        }

        if (state != RowState.Row)
        {
            throw Illegal(
                DatafileRules.HeaderMalformed.Id,
                path,
                $"The header in '{path}' has an unclosed quote, or text after a closing quote, or is too large. Fix the header row.");
        }

        ReadOnlySpan<byte> raw = _reader.RawRecord;
        int bad = _isConverted ? raw.IndexOf(TranscodingStream.Undecodable) : Utf8Check.IndexOfInvalid(raw);
        if (bad >= 0)
        {
            throw Illegal(
                DatafileRules.DatafileNotUtf8.Id,
                path,
                $"The header in '{path}' can't be read at {(_isConverted ? string.Empty : $"byte {_start + bad} of the file, ")}line {_line}: the text is not in "
                    + (_isConverted ? $"{_options.Encoding!.WebName}. Specify the file's actual encoding with -Encoding."
                        : EncodingAdvice.NotUtf8Header(path, _witness.Probable, _options)));
        }

        List<string> names = new List<string>(_reader.FieldCount);
        for (int i = 0; i < _reader.FieldCount; i++)
        {
            names.Add(_reader.GetString(i));
        }

        if (_options.TrailingDelimiter == TrailingDelimiter.Ignore && names.Count > 1 && names[names.Count - 1].Length == 0)
        {
            names.RemoveAt(names.Count - 1);
            raw = raw.Slice(0, raw.Length - 1);
        }

        return (HeaderCheck.ToColumns(path, names, _options.Delimiter), CreateSource(path, ordinal, length, raw.ToArray()));
    }

    private (RecordColumns Columns, MigrationSource Source) TakeHeader(string path, int ordinal, long length, IReadOnlyList<string> names)
    {
        RecordColumns columns = HeaderCheck.ToColumns(path, names, _options.Delimiter);
        return (columns, CreateSource(path, ordinal, length, RowWriter.ToBytes(names.Count, i => names[i], _options.Delimiter)));
    }

    private MigrationSource CreateSource(string path, int ordinal, long length, byte[] header) =>
        new MigrationSource(path, ordinal, length, header, _options.Encoding ?? Encoding.UTF8, _options.Delimiter)
        {
            TrailingDelimiter = _options.TrailingDelimiter,
            SkippedLines = _options.SkipLines,
            GivenHeader = _options.Header,
        };

    private static MigrationException Illegal(string errorId, string path, string message) =>
        new MigrationException(errorId, MigrationFault.InvalidData, message, path);
}
