using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using CsvHelper;
using UserMigration.Engine.Journal;

namespace UserMigration.Engine.Upload;

/// <summary>
/// The tables of a run: success.csv, fail.csv, in a delta migration update_success.csv and update_fail.csv for users that
/// the store had, and the rows that go back, rejects.csv and retry.csv. "line" is the physical line, "record" the record
/// number. Each is made when it is first needed.
/// </summary>
internal sealed class RunFiles : IDisposable
{
    private const string SuccessName = "success.csv";
    private const string Rejects = "rejects";
    private const string Retry = "retry";

    private static readonly string[] s_successHeader = { "batch", "line", "uuid", "record" };
    private static readonly string[] s_failHeader = { "batch", "line", "error", "record" };

    private readonly string _folder;
    private readonly List<RowFile> _rejects = new List<RowFile>();
    private readonly List<RowFile> _retry = new List<RowFile>();
    private CsvWriter? _success;
    private CsvWriter? _fail;
    private CsvWriter? _updateSuccess;
    private CsvWriter? _updateFail;

    /// <summary>The tables of a run that starts, or goes on.</summary>
    /// <param name="folder">The run folder.</param>
    /// <param name="history">What the run did so far.</param>
    public RunFiles(string folder, RunHistory history)
    {
        _folder = folder;
        foreach (string old in Directory.GetFiles(folder, "*.csv"))
        {
            // Made anew: success.csv of the journal, the others of the records when they come out again.
            File.Delete(old);
        }

        foreach (HistoryEntry entry in history.Entries.Select(known => known.Value))
        {
            if (entry.Status is { } status && SuccessOf(status) is { } file)
            {
                WriteRow(file, entry.Batch, entry.Line, entry.Id, entry.Number);
            }
        }

        Flush();
    }

    private CsvWriter Success => _success ??= Open(SuccessName, s_successHeader);

    private CsvWriter Fail => _fail ??= Open("fail.csv", s_failHeader);

    private CsvWriter UpdateSuccess => _updateSuccess ??= Open("update_success.csv", s_successHeader);

    private CsvWriter UpdateFail => _updateFail ??= Open("update_fail.csv", s_failHeader);

    /// <summary>Writes an outcome.</summary>
    /// <param name="result">The outcome.</param>
    public void Write(BulkUserResult result)
    {
        if (SuccessOf(result.Status) is { } file)
        {
            if (!result.FromJournal)
            {
                WriteRow(file, result.Batch, result.Line, result.Uuid, result.RecordNumber);
            }
        }
        else if (result.Status is BulkUserStatus.Rejected or BulkUserStatus.Failed or BulkUserStatus.Unresolved or BulkUserStatus.NotSent)
        {
            bool isToMend = result.Status is BulkUserStatus.Rejected or BulkUserStatus.Failed;
            WriteRow(result.IsUpdate ? UpdateFail : Fail, result.Batch, result.Line, result.Error, result.RecordNumber);
            RowsOf(isToMend ? _rejects : _retry, isToMend ? Rejects : Retry, result.IdentityRecord.GetRecord());
        }
    }

    /// <summary>Hands what was written to the operating system.</summary>
    public void Flush()
    {
        _success?.Flush();
        _fail?.Flush();
        _updateSuccess?.Flush();
        _updateFail?.Flush();
        _rejects.ForEach(file => file.Flush());
        _retry.ForEach(file => file.Flush());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _success?.Dispose();
        _fail?.Dispose();
        _updateSuccess?.Dispose();
        _updateFail?.Dispose();
        _rejects.ForEach(file => file.Dispose());
        _retry.ForEach(file => file.Dispose());
    }

    private CsvWriter? SuccessOf(BulkUserStatus status) => status switch
    {
        BulkUserStatus.Created => Success,
        BulkUserStatus.Updated or BulkUserStatus.Unchanged => UpdateSuccess,
        _ => null,
    };

    private static void WriteRow(CsvWriter file, int batch, long line, string? detail, long record)
    {
        file.WriteField(batch == 0 ? string.Empty : batch.ToString(CultureInfo.InvariantCulture));
        file.WriteField(line == 0 ? string.Empty : line.ToString(CultureInfo.InvariantCulture));
        file.WriteField(detail);
        file.WriteField(record.ToString(CultureInfo.InvariantCulture));
        file.EndRecord();
    }

    private void RowsOf(List<RowFile> files, string name, MigrationRecord record)
    {
        RowFile? file = files.Find(one => one.IsFor(record));
        if (file is null)
        {
            string number = files.Count == 0 ? string.Empty : "-" + (files.Count + 1).ToString(CultureInfo.InvariantCulture);
            file = new RowFile(Path.Combine(_folder, name + number + ".csv"), record);
            files.Add(file);
        }

        file.Add(record);
    }

    private CsvWriter Open(string name, string[] header)
    {
        CsvWriter writer = CsvWriter.Create(OwnerOnly.CreateFile(Path.Combine(_folder, name)), new CsvWriterOptions { NewLine = "\n" });
        writer.WriteRecord(header);
        return writer;
    }
}
