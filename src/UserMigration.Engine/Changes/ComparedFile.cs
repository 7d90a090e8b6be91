using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Files;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Changes;

/// <summary>One of two exports that are compared. It is read more than once, and must be the same each time.</summary>
internal sealed class ComparedFile
{
    private readonly CsvReadOptions _options;
    private readonly string _file;
    private readonly DateTime _writtenAt;

    private ComparedFile(MigrationCsvReader header, CsvReadOptions options)
    {
        _options = options;
        Path = header.Source.Path;
        Name = System.IO.Path.GetFileName(Path);
        Length = header.Source.Length;
        Columns = header.Columns;
        EncodingWarning = header.EncodingWarning;
        Source = MigrationSource.OfName(Path);
        _file = DatafileTarget.Resolve(Path);
        _writtenAt = File.GetLastWriteTimeUtc(_file);
    }

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>The name without its folder, for messages.</summary>
    public string Name { get; }

    /// <summary>The size in bytes.</summary>
    public long Length { get; }

    /// <summary>The columns.</summary>
    public RecordColumns Columns { get; }

    /// <summary>What is wrong with the encoding of the file, by the look of its start, and what to do; or null.</summary>
    public string? EncodingWarning { get; }

    /// <summary>The file as the source of changes: by its name alone, for a change is no row of it.</summary>
    public MigrationSource Source { get; }

    /// <summary>Opens a file, and reads its header.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="options">How to read it.</param>
    /// <exception cref="MigrationException">It can't be opened, is a pipe, is no UTF-8 text, or has an illegal header.</exception>
    public static ComparedFile Open(string path, CsvReadOptions options)
    {
        using MigrationCsvReader header = MigrationCsvReader.Open(path, 1, options);
        return header.Source.Length >= 0 ? new ComparedFile(header, options) : throw new MigrationException(
            "ComparisonNeedsFile",
            MigrationFault.InvalidOperation,
            $"'{path}' is a pipe, which can be read once, and exports are read more than once. Write it to a file first.",
            path);
    }

    /// <summary>Whether another path is this file.</summary>
    /// <param name="path">The full path.</param>
    public bool IsAt(string path) => FilePaths.IsSame(DatafileTarget.Resolve(path), _file);

    /// <summary>Reads the file from its start.</summary>
    /// <param name="wanted">The numbers of the records to give, the others are passed over; null for all.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>Its records, some at a time.</returns>
    /// <exception cref="MigrationException">The file is another one than before, or can't be read.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public IEnumerable<IReadOnlyList<MigrationRecord>> Read(RecordBitmap? wanted, CancellationToken cancellationToken)
    {
        CheckUnchanged();
        using RecordReadAhead ahead = new RecordReadAhead(ReadRecords(wanted, cancellationToken), cancellationToken);
        while (ahead.Take() is { } records)
        {
            yield return records;
        }

        // After a stop there is nothing more to take either.
        cancellationToken.ThrowIfCancellationRequested();
        CheckUnchanged();
    }

    /// <summary>The error that the file is not what it was.</summary>
    public MigrationException Changed() => new MigrationException(
        "ComparisonFileChanged",
        MigrationFault.InvalidOperation,
        $"'{Path}' was changed while it was compared, so what was found may be wrong. Compare again when it is whole.",
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
        if (!now.Exists || now.Length != Length || now.LastWriteTimeUtc != _writtenAt)
        {
            throw Changed();
        }
    }
}
