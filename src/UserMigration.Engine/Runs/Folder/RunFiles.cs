using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using UserMigration.Engine.Files;
using UserMigration.Engine.Runs.Journal;

namespace UserMigration.Engine.Runs.Folder;

/// <summary>
/// The tables of a run: success.csv and fail.csv; update_success.csv and update_fail.csv for existing users that were to be
/// changed; delete_success.csv and delete_fail.csv for users that were to be deleted; and rejects.csv and retry.csv with the
/// rows to import again, and duplicates.csv with the <see cref="RepeatedRecords"/>; rejects.reasons.csv says, for people, what is wrong with these
/// rows, and reset.csv lists the users without a password. "line" is the physical line, "record" the record number. A user of several rows has one line in a
/// table, with the position of its first row, but all its rows are written for a new import. Each file is created when it is
/// first needed.
/// </summary>
internal sealed class RunFiles : IDisposable
{
    private const string Rejects = "rejects";
    private const string Retry = "retry";
    private const string Duplicates = "duplicates";
    private const int MostNamed = 20;

    private readonly string _folder;
    private readonly List<RowFile> _rejects = new List<RowFile>();
    private readonly List<RowFile> _retry = new List<RowFile>();
    private readonly List<RowFile> _duplicates = new List<RowFile>();
    private readonly TableFile<RunRow> _success;
    private readonly TableFile<RunRow> _fail;
    private readonly TableFile<RunRow> _updateSuccess;
    private readonly TableFile<RunRow> _updateFail;
    private readonly TableFile<RunRow> _deleteSuccess;
    private readonly TableFile<RunRow> _deleteFail;
    private readonly TableFile<BulkUserResult> _reasons;
    private readonly ResetList _reset;
    private readonly IReadOnlyList<string> _passwords;

    /// <summary>Creates the tables of a run that starts or is resumed.</summary>
    /// <param name="folder">The run folder.</param>
    /// <param name="history">What the run has done so far.</param>
    /// <param name="keyOf">Gets the key of a record; null if it has none.</param>
    /// <param name="earlier">The tables of earlier commands.</param>
    /// <param name="passwords">The attributes that are passwords; empty if the run sends no passwords.</param>
    public RunFiles(string folder, RunHistory history, Func<IdentityRecord, string?> keyOf, EarlierTables earlier, IReadOnlyList<string> passwords)
    {
        _passwords = passwords;
        _folder = folder;
        _success = new TableFile<RunRow>(Path.Combine(folder, "success.csv"), RunRow.SuccessColumns);
        _fail = new TableFile<RunRow>(Path.Combine(folder, "fail.csv"), RunRow.FailColumns);
        _updateSuccess = new TableFile<RunRow>(Path.Combine(folder, "update_success.csv"), RunRow.SuccessColumns);
        _updateFail = new TableFile<RunRow>(Path.Combine(folder, "update_fail.csv"), RunRow.FailColumns);
        _deleteSuccess = new TableFile<RunRow>(Path.Combine(folder, "delete_success.csv"), RunRow.SuccessColumns);
        _deleteFail = new TableFile<RunRow>(Path.Combine(folder, "delete_fail.csv"), RunRow.FailColumns);
        _reasons = new TableFile<BulkUserResult>(Path.Combine(folder, "rejects.reasons.csv"), RejectReasons.Columns) { IsForPeople = true };
        _reset = new ResetList(folder, keyOf, earlier);
        foreach (string old in EarlierTables.Find(folder).Where(path => path != _reset.Path))
        {
            PutAside(old, earlier);
        }

        foreach (string left in DraftFile.FindLeft(folder))
        {
            File.Delete(left);
        }

        try
        {
            foreach (HistoryEntry entry in history.Entries.Select(known => known.Value))
            {
                if (entry.Status is { } status && SuccessOf(status, entry.IsDeletion) is { } file)
                {
                    file.Write(RunRow.FromEntry(entry));
                }
            }

            Flush();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Checks, before anything is sent, that no other program has a table of an earlier command open.</summary>
    /// <param name="folder">The run folder.</param>
    /// <exception cref="IOException">Another program has a table open.</exception>
    public static void CheckFree(string folder)
    {
        if (!FilePaths.IsWindows)
        {
            // On other systems an open file can be replaced.
            return;
        }

        foreach (string path in EarlierTables.Find(folder))
        {
            // A move to the same name needs the same access as any move, but changes nothing.
            HeldFile.WhenFree(path, () => File.Move(path, path));
        }
    }

    /// <summary>The files with rows to fix that were created so far.</summary>
    public IReadOnlyList<RowFile> RejectFiles => _rejects;

    /// <summary>The files with rows that repeat another record, which were created so far.</summary>
    public IReadOnlyList<RowFile> DuplicateFiles => _duplicates;

    /// <summary>Writes the outcome of a record.</summary>
    /// <param name="result">The outcome.</param>
    public void Write(BulkUserResult result)
    {
        bool isDeletion = result.IdentityRecord.Operation == RecordOperation.Delete;
        if (SuccessOf(result.Status, isDeletion) is { } file)
        {
            if (!result.FromJournal)
            {
                file.Write(RunRow.FromSuccess(result));
            }

            if (ResetList.Includes(result, _passwords))
            {
                _reset.Write(result);
            }
        }
        else if (result.Status is BulkUserStatus.Rejected or BulkUserStatus.Failed or BulkUserStatus.Unresolved or BulkUserStatus.NotSent)
        {
            bool isToFix = result.Status is BulkUserStatus.Rejected or BulkUserStatus.Failed;
            TableFile<RunRow> table = isDeletion ? _deleteFail : result.IsUpdate ? _updateFail : _fail;
            table.Write(RunRow.FromFailure(result, result.Error + OtherRows(result.IdentityRecord)));
            if (isToFix)
            {
                _reasons.Write(result);
            }

            bool isRepeated = RepeatedRecords.Includes(result);
            foreach (MigrationRecord row in result.IdentityRecord.GetRecords())
            {
                RowsOf(isRepeated ? _duplicates : isToFix ? _rejects : _retry, isRepeated ? Duplicates : isToFix ? Rejects : Retry, row);
            }
        }
    }

    /// <summary>Passes what was written to the operating system.</summary>
    public void Flush()
    {
        _success.Flush();
        _fail.Flush();
        _updateSuccess.Flush();
        _updateFail.Flush();
        _deleteSuccess.Flush();
        _deleteFail.Flush();
        _reasons.Flush();
        _reset.Flush();
        _rejects.ForEach(file => file.Flush());
        _retry.ForEach(file => file.Flush());
        _duplicates.ForEach(file => file.Flush());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        List<IDisposable> files = new List<IDisposable> { _success, _fail, _updateSuccess, _updateFail, _deleteSuccess, _deleteFail, _reasons, _reset };
        files.AddRange(_rejects);
        files.AddRange(_retry);
        files.AddRange(_duplicates);
        DisposeFrom(files, 0);
    }

    // Every file is closed, even if an earlier one can't be written.
    private static void DisposeFrom(List<IDisposable> files, int first)
    {
        if (first == files.Count)
        {
            return;
        }

        try
        {
            files[first].Dispose();
        }
        finally
        {
            DisposeFrom(files, first + 1);
        }
    }

    private TableFile<RunRow>? SuccessOf(BulkUserStatus status, bool isDeletion) => status switch
    {
        BulkUserStatus.Created => _success,
        BulkUserStatus.Deleted => _deleteSuccess,
        BulkUserStatus.Unchanged when isDeletion => _deleteSuccess,
        BulkUserStatus.Updated or BulkUserStatus.Unchanged => _updateSuccess,
        _ => null,
    };

    // The success tables are rebuilt from the journal. Rows to import again are written when their records come again, but
    // a later command may not supply all of them, so the older versions are kept.
    private static void PutAside(string path, EarlierTables earlier)
    {
        if (Path.GetFileName(path).EndsWith("success.csv", StringComparison.Ordinal))
        {
            HeldFile.WhenFree(path, () => File.Delete(path));
            return;
        }

        earlier.PutAside(path);
    }

    /// <summary>Lists the other rows of a user; the line in the table is that of the first row.</summary>
    private static string? OtherRows(IdentityRecord record)
    {
        if (record.RecordCount == 1)
        {
            return null;
        }

        string[] numbers = record.GetRecords().Skip(1).Select(row => row.RecordNumber.ToString(CultureInfo.InvariantCulture)).ToArray();
        string more = numbers.Length > MostNamed ? " …" : string.Empty;
        return $" (the user has {record.RecordCount} rows; the other record numbers: {string.Join(", ", numbers.Take(MostNamed))}{more})";
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
}
