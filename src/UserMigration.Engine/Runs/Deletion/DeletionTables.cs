using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using UserMigration.Engine.Files;
using UserMigration.Engine.Runs.Folder;

namespace UserMigration.Engine.Runs.Deletion;

/// <summary>
/// The tables of a deletion: delete_success.csv for users that are gone or due to go, delete_fail.csv for those that may be there
/// still. "line" is the physical line, "record" the record number.
/// </summary>
internal sealed class DeletionTables : IDisposable
{
    private readonly TableFile _success;
    private readonly TableFile _fail;

    /// <summary>Makes the tables of a deletion that starts, or goes on.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="entries">The users; those of earlier commands have their outcome.</param>
    public DeletionTables(string folder, IReadOnlyList<DeletionEntry> entries)
    {
        string success = Path.Combine(folder, "delete_success.csv");
        string fail = Path.Combine(folder, "delete_fail.csv");
        _success = new TableFile(success, "line", "uuid", "record", "status");
        _fail = new TableFile(fail, "line", "uuid", "record", "status", "error");

        // Made anew: users that are gone of the journal, the others when they come out again.
        HeldFile.WhenFree(success, () => File.Delete(success));
        HeldFile.WhenFree(fail, () => File.Delete(fail));
        foreach (DeletionEntry entry in entries)
        {
            if (entry.Result is { FromJournal: true } known)
            {
                WriteSuccess(known);
            }
        }

        Flush();
    }

    /// <summary>Writes an outcome.</summary>
    /// <param name="result">The outcome.</param>
    public void Write(BulkUserDeletion result)
    {
        if (result.FromJournal)
        {
            return;
        }

        if (result.Status is BulkDeletionStatus.Deleted or BulkDeletionStatus.Scheduled or BulkDeletionStatus.Absent)
        {
            WriteSuccess(result);
        }
        else
        {
            _fail.Write(TableFile.Field(result.Line), result.Uuid, Number(result), result.Status.ToString(), result.Error);
        }
    }

    /// <summary>Hands what was written to the operating system.</summary>
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

    private static string Number(BulkUserDeletion result) => result.RecordNumber.ToString(CultureInfo.InvariantCulture);

    private void WriteSuccess(BulkUserDeletion result) =>
        _success.Write(TableFile.Field(result.Line), result.Uuid, Number(result), result.Status.ToString());
}
