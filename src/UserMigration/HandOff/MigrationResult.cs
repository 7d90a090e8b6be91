using System;

namespace UserMigration;

/// <summary>
/// A record of a datafile with the outcome that result files report for it. Cmdlets that accept records accept it in place of its
/// record.
/// </summary>
public sealed class MigrationResult
{
    /// <summary>Creates a result.</summary>
    /// <param name="record">The record of the source.</param>
    /// <param name="status">The outcome.</param>
    public MigrationResult(MigrationRecord record, MigrationResultStatus status)
    {
        Record = record ?? throw new ArgumentNullException(nameof(record));
        Status = status;
    }

    /// <summary>The full path of the datafile, or null.</summary>
    public string? Source => Record.Source;

    /// <summary>The number of the record; the first data row is 1.</summary>
    public long RecordNumber => Record.RecordNumber;

    /// <summary>The physical line in the datafile; the header is line 1.</summary>
    public long Line => Record.Line;

    /// <summary>The outcome.</summary>
    public MigrationResultStatus Status { get; }

    /// <summary>The store's identifier of the user; null if no result file has one.</summary>
    public string? Uuid { get; init; }

    /// <summary>Why the record was not imported, with the record's own values masked as «attribute»; null if nothing went wrong.</summary>
    public string? Error { get; init; }

    /// <summary>The full path of the result file that mentions the record; null if none does.</summary>
    public string? ResultFile { get; init; }

    /// <summary>The record of the datafile, for the cmdlets that follow; no view or log shows it.</summary>
    public MigrationRecord Record { get; }

    /// <summary>Returns the place and the status; never a value.</summary>
    public override string ToString() => RecordPlace.Describe(Source, RecordNumber, Line) + ": " + Status;
}
