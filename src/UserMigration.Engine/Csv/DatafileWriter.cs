using System;
using System.Collections.Generic;
using System.IO;
using UserMigration.Engine.Files;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Csv;

/// <summary>
/// Writes records as a datafile: RFC 4180 in UTF-8, the header of the first record's columns, rows that end in a line
/// feed. Reading it gives the same values again. A malformed row stands in it as it was read, and is malformed again.
/// The file gets its name when it is whole.
/// </summary>
public sealed class DatafileWriter : IDisposable
{
    private readonly string _path;
    private readonly DatafileWriteOptions _options;
    private readonly DraftFile _draft;
    private readonly RowWriter _rows;
    private readonly DatafileSummary _summary = new DatafileSummary();
    private readonly Dictionary<MigrationSource, bool> _fitting = new Dictionary<MigrationSource, bool>();
    private RecordColumns? _header;
    private string?[] _texts = Array.Empty<string?>();
    private ColumnMatch? _match;
    private MigrationSource? _source;
    private string? _sourcePath;
    private bool _isSourceFitting;
    private MalformedTail? _tail;

    private DatafileWriter(string path, DatafileWriteOptions options)
    {
        _path = path;
        _options = options;
        _draft = new DraftFile(path, options.OpenDraft);
        _rows = new RowWriter(
            _draft.Stream,
            options.Delimiter,
            options.IsForSpreadsheet ? "\r\n" : "\n",
            options.HasMark || options.IsForSpreadsheet,
            quotesAll: options.IsForSpreadsheet,
            leaveOpen: true);
    }

    /// <summary>Looks at the place of the file, and begins it under another name.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="options">How to write it.</param>
    /// <exception cref="MigrationException">No file can be written there, or a file is there that has to stay.</exception>
    public static DatafileWriter Create(string path, DatafileWriteOptions options)
    {
        if (options is null)
        {
            throw new ArgumentNullException(nameof(options));
        }

        Datafiles.CheckDelimiter(options.Delimiter);
        string target = DatafileTarget.Resolve(path);
        return Guard(target, () =>
        {
            DatafileTarget.Check(target, options);
            return new DatafileWriter(target, options);
        });
    }

    /// <summary>Looks at the place of a file, and leaves it as it is.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="options">How to write it.</param>
    /// <exception cref="MigrationException">No file can be written there, or a file is there that has to stay.</exception>
    public static void CheckTarget(string path, DatafileWriteOptions options)
    {
        if (options is null)
        {
            throw new ArgumentNullException(nameof(options));
        }

        string target = DatafileTarget.Resolve(path);
        Guard(target, () =>
        {
            DatafileTarget.Check(target, options);
            string folder = Path.GetDirectoryName(Path.GetFullPath(target))!;
            return Directory.Exists(folder) ? folder : throw new DirectoryNotFoundException($"There is no folder '{folder}'.");
        });
    }

    /// <summary>Writes the header, so that there is a file without a record too. Else it is that of the first record.</summary>
    /// <param name="columns">The columns.</param>
    /// <exception cref="MigrationException">They can't be a header.</exception>
    public void Begin(RecordColumns columns)
    {
        if (columns is null)
        {
            throw new ArgumentNullException(nameof(columns));
        }

        DatafileHeader.Check(columns, _path, _options.Delimiter);
        DatafileHeader.Write(_rows, columns, _options.IsForSpreadsheet);
        _header = columns;
        _texts = new string?[columns.Count];
    }

    /// <summary>Writes a record.</summary>
    /// <param name="record">The record. Where a value can't be written, an issue is added to it.</param>
    /// <exception cref="MigrationException">
    /// The record comes from the file that is written, or has other columns than the first one, or writing fails.
    /// </exception>
    public void Write(MigrationRecord record)
    {
        if (record is null)
        {
            throw new ArgumentNullException(nameof(record));
        }

        if (!ReferenceEquals(record.GetSource(), _source) || _header is null)
        {
            LookAt(record);
        }

        if (!ReferenceEquals(record.GetColumns(), _match?.Columns))
        {
            _match = ColumnMatch.Of(_header!, record);
        }

        try
        {
            Add(record, _match!);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Failed(_path, exception);
        }
    }

    /// <summary>Ends the file and gives it its name. Without a header there is none.</summary>
    /// <returns>What became of the records; null where there was neither a record nor <see cref="Begin"/>.</returns>
    /// <exception cref="MigrationException">Writing fails.</exception>
    public DatafileSummary? Commit()
    {
        if (_header is null)
        {
            return null;
        }

        return Guard(_path, () =>
        {
            _rows.Flush();
            AddTail();
            if (_options.ReplacesReadOnly && File.Exists(_path))
            {
                File.SetAttributes(_path, File.GetAttributes(_path) & ~FileAttributes.ReadOnly);
            }

            _draft.Commit();
            return _summary;
        });
    }

    /// <summary>Lets go of the file. What is not ended is deleted.</summary>
    public void Dispose()
    {
        try
        {
            using (_draft)
            using (_tail)
            {
                _rows.Dispose();
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // Rows that wait in the buffer of a file that is ended, or that is not wanted any more.
        }
    }

    private static T Guard<T>(string path, Func<T> step)
    {
        try
        {
            return step();
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            throw Failed(path, exception);
        }
    }

    private static MigrationException Failed(string path, Exception exception) => new MigrationException(
        "ExportWriteFailed",
        MigrationFault.WriteFailed,
        $"The file '{path}' can't be written, and is as it was before: {exception.Message} Make room, or name another folder.",
        path,
        exception);

    /// <summary>Looks at the first record, and at one of another source than that before it.</summary>
    private void LookAt(MigrationRecord record)
    {
        _source = record.GetSource();
        if (_source is not null && _source.Path != _sourcePath)
        {
            CheckSource(_source.Path);
            _sourcePath = _source.Path;
        }

        if (_header is null)
        {
            Begin(record.GetColumns());
        }

        _isSourceFitting = !_options.IsForSpreadsheet && IsFitting(_source);
    }

    private void CheckSource(string path)
    {
        if (FilePaths.IsSame(DatafileTarget.Resolve(path), _path))
        {
            throw new MigrationException(
                "ExportOverSource",
                MigrationFault.InvalidOperation,
                $"The records are read from '{_path}', which would be written over. Name another file.",
                _path);
        }
    }

    /// <summary>Whether rows of a source can stand in the file. Sorted records of several files ask for one after the other.</summary>
    private bool IsFitting(MigrationSource? source)
    {
        if (source?.GetHeader() is null)
        {
            return false;
        }

        if (!_fitting.TryGetValue(source, out bool isFitting))
        {
            isFitting = DatafileHeader.IsThatOf(source, _header!, _options.Delimiter);
            _fitting.Add(source, isFitting);
        }

        return isFitting;
    }

    private void Add(MigrationRecord record, ColumnMatch match)
    {
        MalformedRowKind kind = MalformedRow.KindOf(record);
        if (kind != MalformedRowKind.None)
        {
            AddMalformed(record, kind);
            return;
        }

        for (int i = 0; i < _texts.Length; i++)
        {
            object? value = match.Value(record, i);
            string? text = FieldText.Of(value, _options.Unwrap);
            if (text is not null && !IsWritable(record, i, text))
            {
                return;
            }

            _texts[i] = _options.IsForSpreadsheet ? FormulaGuard.Protect(text, value) : text;
        }

        _rows.WriteRow(_texts);
        _summary.Written++;
    }

    private void AddMalformed(MigrationRecord record, MalformedRowKind kind)
    {
        if (kind == MalformedRowKind.Lost || !_isSourceFitting || !_match!.IsSame)
        {
            _summary.LeaveOut(record, "its row was malformed, and can't be written as it was read");
            return;
        }

        if (kind == MalformedRowKind.Contained)
        {
            _rows.WriteRaw(record.GetRaw()!);
            _summary.Malformed++;
            return;
        }

        _tail ??= new MalformedTail(_path, _header!, _options.Delimiter, _options.OpenDraft);
        _tail.Add(record.GetRaw()!);
    }

    private void AddTail()
    {
        if (_tail is null)
        {
            return;
        }

        if (!_tail.IsMalformedThroughout())
        {
            _summary.LeaveOut(_tail.Count, "all with broken quotes, which beside each other would make sound rows");
            return;
        }

        _tail.CopyTo(_draft.Stream);
        _summary.Malformed += _tail.Count;
        _summary.MalformedAtEnd = _tail.Count;
    }

    private bool IsWritable(MigrationRecord record, int index, string text)
    {
        bool hasNul = WritableText.HasNul(text);
        if (!hasNul && !WritableText.HasLoneSurrogate(text))
        {
            return true;
        }

        MigrationIssue issue = (hasNul ? ReadingRules.FindNul() : ReadingRules.FindLoneSurrogate()).At(_header![index], record.Line);
        record.AddIssue(issue);
        _summary.LeaveOut(record, $"{_header[index]}: {issue.RuleId}");
        return false;
    }
}
