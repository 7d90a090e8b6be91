using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using UserMigration.Engine.Csv.Ndjson;

namespace UserMigration.Engine.Csv;

/// <summary>Reads the datafiles of one import. All headers are checked before the first row is read.</summary>
public sealed class Datafiles : IDisposable
{
    private const int FaultsShown = 5;

    private readonly List<string> _paths;
    private readonly CsvReadOptions _options;
    private readonly List<string> _warnings = new List<string>();
    private readonly List<string> _lateWarnings = new List<string>();
    private readonly List<long> _lengths = new List<long>();
    private readonly Dictionary<string, MigrationCsvReader> _pipes = new Dictionary<string, MigrationCsvReader>(StringComparer.Ordinal);
    private readonly Dictionary<string, ObjectShape> _shapes = new Dictionary<string, ObjectShape>(StringComparer.Ordinal);

    private Datafiles(List<string> paths, CsvReadOptions options)
    {
        _paths = paths;
        _options = options;
    }

    /// <summary>Warnings about the files, for example which encoding a file is probably in and what to do about it.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Warnings that are only known when a file was read to its end.</summary>
    public IReadOnlyList<string> LateWarnings => _lateWarnings;

    /// <summary>Opens the files and checks their headers.</summary>
    /// <param name="paths">The full paths.</param>
    /// <param name="options">The options for reading.</param>
    /// <exception cref="MigrationException">A file can't be opened, is not UTF-8 text, or has an invalid header.</exception>
    public static Datafiles Open(IEnumerable<string> paths, CsvReadOptions options)
    {
        if (options is null)
        {
            throw new ArgumentNullException(nameof(options));
        }

        CheckDelimiter(options.Delimiter);
        Datafiles files = new Datafiles(paths.ToList(), options);
        try
        {
            for (int i = 0; i < files._paths.Count; i++)
            {
                files.Look(files._paths[i], i + 1);
            }

            return files;
        }
        catch
        {
            files.Dispose();
            throw;
        }
    }

    /// <summary>Reads all files completely, and counts the malformed rows.</summary>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <param name="onProgress">Receives the number of rows that were read and the last one, after each row; or null.</param>
    /// <exception cref="MigrationException">A row is malformed.</exception>
    public void Validate(CancellationToken cancellationToken, Action<long, MigrationRecord>? onProgress = null)
    {
        if (_pipes.Count > 0)
        {
            throw new MigrationException(
                "ValidateNeedsFile",
                MigrationFault.InvalidOperation,
                "-Validate reads the input twice, but a pipe can only be read once. Write the input to a file first.");
        }

        long count = 0;
        long read = 0;
        List<string> shown = new List<string>();
        foreach (MigrationRecord record in Read(1, long.MaxValue, cancellationToken))
        {
            onProgress?.Invoke(++read, record);
            if (!record.IsValid && ++count <= FaultsShown)
            {
                MigrationIssue issue = record.Issues.First(one => one.Severity == IssueSeverity.Error);
                shown.Add($"{Path.GetFileName(record.Source)}: {issue}");
            }
        }

        if (count > 0)
        {
            string more = count > FaultsShown ? " … and more." : string.Empty;
            throw new MigrationException(
                "DatafileMalformed",
                MigrationFault.InvalidData,
                string.Format(
                    CultureInfo.InvariantCulture,
                    "Malformed rows: {0}. No record was output. {1}{2}",
                    count,
                    string.Join(" ", shown),
                    more));
        }
    }

    /// <summary>Reads the records of all files.</summary>
    /// <param name="startAt">The number of the first record to return, from 1; greater than 1 only for a single file.</param>
    /// <param name="first">The maximum number of records to return.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <exception cref="MigrationException">A start above 1 was specified for several files.</exception>
    public IEnumerable<MigrationRecord> Read(long startAt, long first, CancellationToken cancellationToken)
    {
        if (startAt > 1 && _paths.Count > 1)
        {
            throw new MigrationException(
                "StartAtNeedsOneFile",
                MigrationFault.InvalidArgument,
                "-StartAt counts the records of one file, but several files were specified. Import them one by one.");
        }

        if (_pipes.Count > 0)
        {
            return ReadAll(startAt, first, null, cancellationToken);
        }

        WorkAhead work = new WorkAhead();
        return ReadAhead(ReadAll(startAt, first, work, cancellationToken), work, cancellationToken);
    }

    private static IEnumerable<MigrationRecord> ReadAhead(IEnumerable<MigrationRecord> records, WorkAhead work, CancellationToken cancellationToken)
    {
        using RecordReadAhead ahead = new RecordReadAhead(records, cancellationToken, work);
        while (ahead.Take() is { } chunk)
        {
            foreach (MigrationRecord record in chunk)
            {
                yield return record;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (MigrationCsvReader reader in _pipes.Values)
        {
            reader.Dispose();
        }

        _pipes.Clear();
    }

    private IEnumerable<MigrationRecord> ReadAll(long startAt, long first, WorkAhead? work, CancellationToken cancellationToken)
    {
        ImportExtent extent = new ImportExtent { Paths = _paths, Bytes = _lengths.Contains(-1) ? -1 : _lengths.Sum(), MostRecords = first };
        long bytes = 0;
        long left = first;
        for (int i = 0; i < _paths.Count && left > 0; i++)
        {
            using IRecordReader reader = OpenReader(_paths[i], i + 1);
            reader.Source.Ahead = work;
            for (long skipped = 1; skipped < startAt && reader.Skip(); skipped++)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            bool isFirst = true;
            while (left > 0 && !cancellationToken.IsCancellationRequested)
            {
                if (!reader.TryRead(_options.Shard, out MigrationRecord? record))
                {
                    reader.Source.RecordCount = reader.RecordNumber;
                    break;
                }

                if (record is null)
                {
                    continue;
                }

                if (isFirst)
                {
                    Place(reader.Source, record, extent, bytes, first - left);
                    isFirst = false;
                }

                left--;
                _options.Severities.ApplyTo(record);
                yield return record;
            }

            bytes += Math.Max(0, _lengths[i]);

            // Nothing can be done in advance for what was read.
            reader.Source.Ahead = null;
            if (reader.HasEndMark)
            {
                _lateWarnings.Add($"The file '{_paths[i]}' ends with Ctrl-Z, the end-of-file mark of DOS. It is not read as a row.");
            }
        }
    }

    private static void Place(MigrationSource source, MigrationRecord first, ImportExtent extent, long bytesBefore, long recordsBefore)
    {
        extent.FirstOffset = source.Ordinal == 1 ? first.ByteOffset : extent.FirstOffset;
        (source.Extent, source.FirstRecord, source.BytesBefore, source.RecordsBefore) = (extent, first.RecordNumber, bytesBefore, recordsBefore);
    }

    private IRecordReader OpenReader(string path, int ordinal) =>
        _pipes.TryGetValue(path, out MigrationCsvReader? open) ? open
            : _shapes.TryGetValue(path, out ObjectShape? shape) ? NdjsonReader.Open(path, ordinal, _options, shape)
            : MigrationCsvReader.Open(path, ordinal, _options);

    private void Look(string path, int ordinal)
    {
        if (NdjsonReader.IsFor(path))
        {
            _shapes[path] = NdjsonReader.FindShape(path, _options, out long length);
            _lengths.Add(length);
            return;
        }

        MigrationCsvReader reader = MigrationCsvReader.Open(path, ordinal, _options);
        if (reader.EncodingWarning is { } warning)
        {
            _warnings.Add(warning);
        }

        _lengths.Add(reader.Source.Length);
        if (reader.Source.Length < 0)
        {
            // A pipe can't be opened a second time.
            _pipes.Add(path, reader);
        }
        else
        {
            reader.Dispose();
        }
    }

    /// <summary>Checks that a character can be used as a delimiter.</summary>
    /// <param name="delimiter">The delimiter.</param>
    /// <exception cref="MigrationException">The character can't be used as a delimiter.</exception>
    internal static void CheckDelimiter(char delimiter)
    {
        if (delimiter is '"' or '\r' or '\n' or '\0' || delimiter > 127)
        {
            throw new MigrationException(
                "DelimiterInvalid",
                MigrationFault.InvalidArgument,
                "-Delimiter must be an ASCII character other than a quote, a line break or NUL.");
        }
    }
}
