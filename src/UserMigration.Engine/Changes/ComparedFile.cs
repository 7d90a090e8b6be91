using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Files;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Changes;

/// <summary>One of two exports that are compared. It is read more than once, and must not change in between.</summary>
internal sealed class ComparedFile
{
    private readonly CsvReadOptions _options;
    private readonly string _file;
    private readonly DateTime _writtenAt;
    private readonly long _size;

    private ComparedFile(MigrationCsvReader header, CsvReadOptions options)
    {
        _options = options;
        Path = header.Source.Path;
        Name = System.IO.Path.GetFileName(Path);
        Length = header.Source.Length;
        Columns = header.Columns;
        EncodingWarning = header.EncodingWarning;
        Source = MigrationSource.CreateByName(Path);
        _file = OutputTarget.Resolve(Path);
        FileInfo now = new FileInfo(_file);
        (_size, _writtenAt) = (now.Length, now.LastWriteTimeUtc);
    }

    /// <summary>The full path of the export.</summary>
    public string Path { get; }

    /// <summary>The name without its folder, for messages.</summary>
    public string Name { get; }

    /// <summary>The size of the export in bytes, after decryption and decompression.</summary>
    public long Length { get; }

    /// <summary>The columns of the export.</summary>
    public RecordColumns Columns { get; }

    /// <summary>The warning about the encoding of the file, judged by its start, and what to do about it; or null.</summary>
    public string? EncodingWarning { get; }

    /// <summary>The file as the source of changes: only its name, because a change is not a row of the file.</summary>
    public MigrationSource Source { get; }

    /// <summary>Opens an export and reads its header.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="options">The options for reading.</param>
    /// <exception cref="MigrationException">The file can't be opened, is a pipe, is not UTF-8 text, or has an invalid header.</exception>
    public static ComparedFile Open(string path, CsvReadOptions options)
    {
        using MigrationCsvReader header = MigrationCsvReader.Open(path, 1, options);
        return header.Source.Length >= 0 ? new ComparedFile(header, options) : throw new MigrationException(
            "ComparisonNeedsFile",
            MigrationFault.InvalidOperation,
            $"'{path}' is a pipe, which can only be read once, but exports are read more than once. Write the export to a file first.",
            path);
    }

    /// <summary>Whether another path refers to this file.</summary>
    /// <param name="path">The full path.</param>
    public bool IsAt(string path) => FilePaths.IsSame(OutputTarget.Resolve(path), _file);

    /// <summary>Reads the file from its start.</summary>
    /// <param name="wanted">The numbers of the records to return, the others are skipped; null for all.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>The records of the file, some at a time.</returns>
    /// <exception cref="MigrationException">The file has changed, or can't be read.</exception>
    /// <exception cref="OperationCanceledException">The operation was canceled.</exception>
    public IEnumerable<IReadOnlyList<MigrationRecord>> Read(RecordBitmap? wanted, CancellationToken cancellationToken)
    {
        CheckUnchanged();
        using RecordReadAhead ahead = new RecordReadAhead(ReadRecords(wanted, cancellationToken), cancellationToken);
        while (ahead.Take() is { } records)
        {
            yield return records;
        }

        // The end of the records can also mean that the operation was canceled.
        cancellationToken.ThrowIfCancellationRequested();
        CheckUnchanged();
    }

    /// <summary>Creates the error for a file that has changed.</summary>
    public MigrationException Changed() => new MigrationException(
        "ComparisonFileChanged",
        MigrationFault.InvalidOperation,
        $"'{Path}' was changed during the comparison, so the result may be wrong. Compare again when the file is complete.",
        Path);

    private IEnumerable<MigrationRecord> ReadRecords(RecordBitmap? wanted, CancellationToken cancellationToken)
    {
        using MigrationCsvReader reader = MigrationCsvReader.Open(Path, 1, _options);
        for (long number = 1; !cancellationToken.IsCancellationRequested; number++)
        {
            if (wanted?.Contains(number) == false)
            {
                if (!reader.Skip())
                {
                    yield break;
                }
            }
            else if (reader.Read() is { } record)
            {
                yield return record;
            }
            else
            {
                yield break;
            }
        }
    }

    private void CheckUnchanged()
    {
        FileInfo now = new FileInfo(_file);
        if (!now.Exists || now.Length != _size || now.LastWriteTimeUtc != _writtenAt)
        {
            throw Changed();
        }
    }
}
