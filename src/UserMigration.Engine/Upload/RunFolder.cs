using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using CsvHelper;

namespace UserMigration.Engine.Upload;

/// <summary>
/// The files of a run: success.csv, fail.csv and rejects.csv. "line" is the physical line, "record" the record number.
/// Each is made when it is first needed; what is written is with the operating system when a call to
/// <see cref="Write(IReadOnlyList{BulkUserResult})"/> returns.
/// </summary>
public sealed class RunFolder : IDisposable
{
    private readonly object _lock = new object();
    private readonly List<RejectsFile> _rejects = new List<RejectsFile>();
    private CsvWriter? _success;
    private CsvWriter? _fail;
    private bool _isClosed;

    private RunFolder(string path)
    {
        Path = path;
    }

    /// <summary>The full path of the folder.</summary>
    public string Path { get; }

    /// <summary>Makes the folder.</summary>
    /// <param name="path">The full path.</param>
    /// <exception cref="MigrationException">It can't be made, or is there and not empty.</exception>
    public static RunFolder Create(string path)
    {
        try
        {
            if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any())
            {
                throw new MigrationException(
                    "RunFolderNotEmpty",
                    MigrationFault.InvalidOperation,
                    $"The run folder '{path}' is not empty. Name another one with -RunPath, or move the old one away.",
                    path,
                    exitCode: 5);
            }

            OwnerOnly.CreateFolder(path);
            return new RunFolder(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new MigrationException(
                "RunFolderCreateFailed",
                MigrationFault.WriteFailed,
                $"The run folder '{path}' can't be made: {exception.Message}",
                path,
                exception,
                exitCode: 5);
        }
    }

    /// <summary>Writes the outcomes of records. It may be called on any thread.</summary>
    /// <param name="results">The outcomes.</param>
    /// <exception cref="MigrationException">The disk is full, or the folder can't be written.</exception>
    public void Write(IReadOnlyList<BulkUserResult> results)
    {
        if (results is null)
        {
            throw new ArgumentNullException(nameof(results));
        }

        lock (_lock)
        {
            Guard(() =>
            {
                foreach (BulkUserResult result in results)
                {
                    Write(result);
                }

                _success?.Flush();
                _fail?.Flush();
                _rejects.ForEach(file => file.Flush());
            });
        }
    }

    /// <summary>Closes the files.</summary>
    /// <exception cref="MigrationException">The disk is full, or the folder can't be written.</exception>
    public void Close()
    {
        lock (_lock)
        {
            if (_isClosed)
            {
                return;
            }

            _isClosed = true;
            Guard(() =>
            {
                _success?.Dispose();
                _fail?.Dispose();
                _rejects.ForEach(file => file.Dispose());
            });
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Close();

    private void Write(BulkUserResult result)
    {
        if (result.Status is BulkUserStatus.Created)
        {
            _success ??= Open("success.csv", "batch", "line", "uuid", "record");
            WriteRow(_success, result, result.Uuid);
        }
        else if (result.Status is BulkUserStatus.Rejected or BulkUserStatus.Failed or BulkUserStatus.Unresolved or BulkUserStatus.NotSent)
        {
            _fail ??= Open("fail.csv", "batch", "line", "error", "record");
            WriteRow(_fail, result, result.Error);
        }

        if (result.Status is BulkUserStatus.Rejected or BulkUserStatus.Failed)
        {
            RejectsOf(result.IdentityRecord.GetRecord()).Add(result.IdentityRecord.GetRecord());
        }
    }

    private static void WriteRow(CsvWriter file, BulkUserResult result, string? detail)
    {
        file.WriteField(result.Batch == 0 ? string.Empty : result.Batch.ToString(CultureInfo.InvariantCulture));
        file.WriteField(result.Line == 0 ? string.Empty : result.Line.ToString(CultureInfo.InvariantCulture));
        file.WriteField(detail);
        file.WriteField(result.RecordNumber.ToString(CultureInfo.InvariantCulture));
        file.EndRecord();
    }

    private RejectsFile RejectsOf(MigrationRecord record)
    {
        RejectsFile? file = _rejects.Find(one => one.IsFor(record));
        if (file is null)
        {
            string number = _rejects.Count == 0 ? string.Empty : "-" + (_rejects.Count + 1).ToString(CultureInfo.InvariantCulture);
            file = new RejectsFile(System.IO.Path.Combine(Path, "rejects" + number + ".csv"), record);
            _rejects.Add(file);
        }

        return file;
    }

    private CsvWriter Open(string name, params string[] header)
    {
        CsvWriter writer = CsvWriter.Create(
            OwnerOnly.CreateFile(System.IO.Path.Combine(Path, name)),
            new CsvWriterOptions { NewLine = "\n" });
        writer.WriteRecord(header);
        return writer;
    }

    private void Guard(Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MigrationException(
                "RunFolderWriteFailed",
                MigrationFault.WriteFailed,
                $"The run folder '{Path}' can't be written: {exception.Message} Nothing more is sent. "
                    + "Make room; success.csv and the output say what was done.",
                Path,
                exception,
                exitCode: 4);
        }
    }
}
