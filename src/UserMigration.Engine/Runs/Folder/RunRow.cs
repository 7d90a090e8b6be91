using UserMigration.Engine.Runs.Journal;

namespace UserMigration.Engine.Runs.Folder;

/// <summary>A row of success.csv, fail.csv and their companions.</summary>
/// <param name="Batch">The number of the batch; 0 if the record was in no batch.</param>
/// <param name="Line">The physical line of the record; 0 if it has none.</param>
/// <param name="Record">The record number.</param>
/// <param name="Uuid">The identifier of the user; null if there is no user.</param>
/// <param name="Error">Why the record has no user; null if it has one.</param>
internal readonly record struct RunRow(int Batch, long Line, long Record, string? Uuid, string? Error)
{
    private static readonly TableColumn<RunRow> s_batch = TableColumn<RunRow>.NumberOrNone("batch", row => row.Batch);
    private static readonly TableColumn<RunRow> s_line = TableColumn<RunRow>.NumberOrNone("line", row => row.Line);
    private static readonly TableColumn<RunRow> s_record = TableColumn<RunRow>.Number("record", row => row.Record);

    /// <summary>The columns of success.csv, update_success.csv and delete_success.csv.</summary>
    public static readonly TableColumn<RunRow>[] SuccessColumns = { s_batch, s_line, TableColumn<RunRow>.Text("uuid", row => row.Uuid), s_record };

    /// <summary>The columns of fail.csv, update_fail.csv and delete_fail.csv.</summary>
    public static readonly TableColumn<RunRow>[] FailColumns = { s_batch, s_line, TableColumn<RunRow>.Text("error", row => row.Error), s_record };

    /// <summary>Creates the row of a success that the journal has.</summary>
    /// <param name="entry">The entry.</param>
    public static RunRow FromEntry(HistoryEntry entry) => new RunRow(entry.Batch, entry.Line, entry.Number, entry.Id, null);

    /// <summary>Creates the row of a success.</summary>
    /// <param name="result">The outcome.</param>
    public static RunRow FromSuccess(BulkUserResult result) => new RunRow(result.Batch, result.Line, result.RecordNumber, result.Uuid, null);

    /// <summary>Creates the row of a record that has no user.</summary>
    /// <param name="result">The outcome.</param>
    /// <param name="error">Why, with the other rows of the user.</param>
    public static RunRow FromFailure(BulkUserResult result, string? error) => new RunRow(result.Batch, result.Line, result.RecordNumber, null, error);
}
