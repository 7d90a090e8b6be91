using System;
using System.IO;
using System.Linq;
using UserMigration.Engine.Files;
using UserMigration.Engine.Runs.Folder;

namespace UserMigration.Engine.Runs.Deletion;

/// <summary>
/// The tables of a rollback: delete_success.csv for users that are deleted or scheduled for deletion, delete_fail.csv for those
/// that may still exist. "line" is the physical line, "record" the record number.
/// </summary>
internal sealed class DeletionTables : IDisposable
{
    private static readonly TableColumn<BulkUserDeletion> s_line = TableColumn<BulkUserDeletion>.NumberOrNone("line", result => result.Line);
    private static readonly TableColumn<BulkUserDeletion> s_uuid = TableColumn<BulkUserDeletion>.Text("uuid", result => result.Uuid);
    private static readonly TableColumn<BulkUserDeletion> s_record = TableColumn<BulkUserDeletion>.Number("record", result => result.RecordNumber);
    private static readonly TableColumn<BulkUserDeletion> s_status = TableColumn<BulkUserDeletion>.Text("status", result => result.Status.ToString());
    private static readonly TableColumn<BulkUserDeletion> s_error = TableColumn<BulkUserDeletion>.Text("error", result => result.Error);

    private readonly TableFile<BulkUserDeletion> _success;
    private readonly TableFile<BulkUserDeletion> _fail;

    /// <summary>Creates the tables of a rollback that starts or resumes.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="source">The users; those that earlier commands handled have their outcome.</param>
    public DeletionTables(string folder, DeletionSource source)
    {
        string success = Path.Combine(folder, "delete_success.csv");
        string fail = Path.Combine(folder, "delete_fail.csv");
        _success = new TableFile<BulkUserDeletion>(success, s_line, s_uuid, s_record, s_status);
        _fail = new TableFile<BulkUserDeletion>(fail, s_line, s_uuid, s_record, s_status, s_error);

        // The tables are created again: users that are gone come from the journal, the others are written with their new outcome.
        HeldFile.WhenFree(success, () => File.Delete(success));
        // After a part of a run, the users of other parts are only in the older version of the second table.
        HeldFile.WhenFree(fail, () => PutAside(fail, source.Others.Count > 0));
        foreach (DeletionEntry entry in source.Entries.Concat(source.Others))
        {
            if (entry.Result is { FromJournal: true } known)
            {
                _success.Write(known);
            }
        }

        Flush();
    }

    private static void PutAside(string path, bool keeps)
    {
        if (keeps && File.Exists(path))
        {
            OwnerOnly.Replace(path, path + ".old");
        }
        else
        {
            File.Delete(path);
        }
    }

    /// <summary>Writes an outcome to the table that it belongs to.</summary>
    /// <param name="result">The outcome.</param>
    public void Write(BulkUserDeletion result)
    {
        if (result.FromJournal || result.Status == BulkDeletionStatus.NotCreated)
        {
            return;
        }

        if (result.Status is BulkDeletionStatus.Deleted or BulkDeletionStatus.Scheduled or BulkDeletionStatus.Absent)
        {
            _success.Write(result);
        }
        else
        {
            _fail.Write(result);
        }
    }

    /// <summary>Flushes what was written to the operating system.</summary>
    public void Flush()
    {
        _success.Flush();
        _fail.Flush();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _success.Dispose();
        _fail.Dispose();
    }
}
