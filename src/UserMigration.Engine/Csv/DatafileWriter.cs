using System;
using System.Collections.Generic;
using System.IO;
using UserMigration.Engine.Csv.Containers;
using UserMigration.Engine.Files;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Csv;

/// <summary>
/// Writes records as a datafile: RFC 4180 in UTF-8, with a header of the first record's columns, and rows that end with a
/// line feed. Reading the file gives the same values again. A malformed row is written unchanged, and is malformed when it
/// is read again. The file gets its name only when it is complete.
/// </summary>
public sealed class DatafileWriter : IDisposable
{
    private readonly string _path;
    private readonly DatafileWriteOptions _options;
    private readonly DraftFile _draft;
    private readonly OutputContainer? _container;
    private readonly Stream _output;
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
        try
        {
            _container = OutputContainer.Create(path, _draft.Stream, options.Passphrase);
        }
        catch
        {
            _draft.Dispose();
            throw;
        }

        _output = _container?.Stream ?? _draft.Stream;
        _rows = new RowWriter(
            _output,
            options.Delimiter,
            options.IsForSpreadsheet ? "\r\n" : "\n",
            options.HasMark || options.IsForSpreadsheet,
            quotesAll: options.IsForSpreadsheet,
            leaveOpen: true);
    }

    /// <summary>The records that were written and left out so far.</summary>
    internal DatafileSummary Summary => _summary;

    /// <summary>Checks the target path, and creates the file under a temporary name.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="options">The options for writing.</param>
    /// <exception cref="MigrationException">No file can be written there, or an existing file must not be replaced.</exception>
    public static DatafileWriter Create(string path, DatafileWriteOptions options)
    {
        if (options is null)
        {
            throw new ArgumentNullException(nameof(options));
        }

        Datafiles.CheckDelimiter(options.Delimiter);
        string target = OutputTarget.Resolve(path);
        OutputContainer.Check(target, options.Passphrase);
        return Guard(target, () =>
        {
            OutputTarget.Check(target, options.KeepsOld, options.ReplacesReadOnly);
            return new DatafileWriter(target, options);
        });
    }

    /// <summary>Checks that a file can be written to a path, without changing anything.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="options">The options for writing.</param>
    /// <exception cref="MigrationException">No file can be written there, or an existing file must not be replaced.</exception>
    public static void CheckTarget(string path, DatafileWriteOptions options)
    {
        if (options is null)
        {
            throw new ArgumentNullException(nameof(options));
        }

        string target = OutputTarget.Resolve(path);
        OutputContainer.Check(target, options.Passphrase);
        Guard(target, () =>
        {
            OutputTarget.Check(target, options.KeepsOld, options.ReplacesReadOnly);
            string folder = Path.GetDirectoryName(Path.GetFullPath(target))!;
            return Directory.Exists(folder) ? folder : throw new DirectoryNotFoundException($"The folder '{folder}' does not exist.");
        });
    }

    /// <summary>Writes the header, so that a file is created even without records. Otherwise, the first record determines the header.</summary>
    /// <param name="columns">The columns.</param>
    /// <exception cref="MigrationException">The columns can't be written as a header.</exception>
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
    /// <param name="record">The record. If a value can't be written, an issue is added to the record.</param>
    /// <exception cref="MigrationException">
    /// The record was read from the output file, or its columns differ from those of the first record, or writing fails.
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
            _match = ColumnMatch.Create(_header!, record);
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

    /// <summary>Completes the file and gives it its name. Without a header, no file is created.</summary>
    /// <returns>The counts of records; null if there was neither a record nor a call of <see cref="Begin"/>.</returns>
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
            _container?.Complete(_draft.Stream.Name, _path);
            if (_options.ReplacesReadOnly && File.Exists(_path))
            {
                File.SetAttributes(_path, File.GetAttributes(_path) & ~FileAttributes.ReadOnly);
            }

            _draft.Commit();
            return _summary;
        });
    }

    /// <summary>Releases the file. An incomplete file is deleted.</summary>
    public void Dispose()
    {
        try
        {
            using (_draft)
            using (_tail)
            using (_container)
            {
                _rows.Dispose();
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // Rows are left in the buffer of a file that is complete or no longer needed.
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
        $"The file '{path}' can't be written, and is unchanged: {exception.Message} Free some disk space, or choose another folder.",
        path,
        exception);

    /// <summary>Checks the first record, and each record whose source differs from that of the record before it.</summary>
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
        if (FilePaths.IsSame(OutputTarget.Resolve(path), _path))
        {
            throw new MigrationException(
                "ExportOverSource",
                MigrationFault.InvalidOperation,
                $"The records are read from '{_path}', which would be overwritten. Choose another file.",
                _path);
        }
    }

    /// <summary>Whether rows of a source can be copied to the file. The answers are kept, because records of several files may alternate.</summary>
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
            string? text = FieldFormatter.Write(value, _options.Unwrap);
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
            _summary.LeaveOut(record, "its row was malformed and can't be written unchanged");
            return;
        }

        if (kind == MalformedRowKind.Contained)
        {
            _rows.WriteRaw(record.GetRaw()!);
            _summary.Malformed++;
            return;
        }

        if (_container is { IsEncrypted: true })
        {
            // Until the end of the file, the row would be in a file that is not encrypted.
            _summary.LeaveOut(record, "its row was malformed and can't be written unchanged to an encrypted file");
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
            _summary.LeaveOut(_tail.Count, "all rows with broken quotes, because one after the other they could be read as valid rows");
            return;
        }

        _tail.CopyTo(_output);
        _summary.Malformed += _tail.Count;
        _summary.MalformedAtEnd = _tail.Count;
    }

    private bool IsWritable(MigrationRecord record, int index, string text)
    {
        bool hasNul = WritableTextCheck.HasNul(text);
        if (!hasNul && !WritableTextCheck.HasLoneSurrogate(text))
        {
            return true;
        }

        MigrationIssue issue = (hasNul ? ReadingRules.FindNul() : ReadingRules.FindLoneSurrogate()).At(_header![index], record.Line);
        record.AddIssue(issue);
        _summary.LeaveOut(record, $"{_header[index]}: {issue.RuleId}");
        return false;
    }
}
