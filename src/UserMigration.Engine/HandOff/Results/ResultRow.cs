namespace UserMigration.Engine.HandOff.Results;

/// <summary>A row of a result file.</summary>
/// <param name="Line">The line number of the source; 0 if the row has none.</param>
/// <param name="Record">The record number of the source; 0 if the row has none.</param>
/// <param name="Status">The outcome.</param>
/// <param name="Uuid">The identifier of the user; null if the row has none.</param>
/// <param name="Error">Why the record was not imported, as the file has it; null if it was imported.</param>
/// <param name="Email">The e-mail address; null if the row has none.</param>
internal readonly record struct ResultRow(long Line, long Record, MigrationResultStatus Status, string? Uuid, string? Error, string? Email);
