using System;
using System.Collections.Generic;

namespace UserMigration;

/// <summary>The outcome of one record: each record given to an upload has exactly one.</summary>
public sealed class BulkUserResult
{
    /// <summary>Makes a result.</summary>
    /// <param name="identityRecord">The record that was given.</param>
    /// <param name="status">What became of it.</param>
    public BulkUserResult(IdentityRecord identityRecord, BulkUserStatus status)
    {
        IdentityRecord = identityRecord ?? throw new ArgumentNullException(nameof(identityRecord));
        Status = status;
    }

    /// <summary>The full path of the file the record comes from, or null.</summary>
    public string? Source => IdentityRecord.Source;

    /// <summary>The number of the record; the first data row is 1.</summary>
    public long RecordNumber => IdentityRecord.RecordNumber;

    /// <summary>The physical line in the file; the header is line 1. 0 where it comes from no file.</summary>
    public long Line => IdentityRecord.Line;

    /// <summary>The number of the batch, counted from 1; 0 for a record that was in none.</summary>
    public int Batch { get; set; }

    /// <summary>What became of the record.</summary>
    public BulkUserStatus Status { get; }

    /// <summary>The store's identifier of the user, where it gave one.</summary>
    public string? Uuid { get; set; }

    /// <summary>The store's error code, or null.</summary>
    public int? Code { get; set; }

    /// <summary>The name of the store's error, for example <c>unique_violation</c>, or null.</summary>
    public string? CodeName { get; set; }

    /// <summary>The store's reference of an error, which its support asks for; null where it gave none.</summary>
    public string? Reference { get; set; }

    /// <summary>What went wrong: the store's words with the record's own values masked, or ours; null where nothing did.</summary>
    public string? Error { get; set; }

    /// <summary>What the rules and the conversion found on the record.</summary>
    public IReadOnlyList<MigrationIssue> Issues => IdentityRecord.Issues;

    /// <summary>How many calls carried the record.</summary>
    public int Attempts { get; set; }

    /// <summary>Whether the outcome was read from the journal of an earlier run.</summary>
    public bool FromJournal { get; set; }

    /// <summary>Whether the outcome was found by a look-up after an answer was lost.</summary>
    public bool Settled { get; set; }

    /// <summary>Whether the record met a user that the store has, to be changed in a delta migration.</summary>
    public bool IsUpdate { get; set; }

    /// <summary>The record that was given, for scripts; no view or log shows it.</summary>
    public IdentityRecord IdentityRecord { get; }

    /// <summary>Place and status; never a value.</summary>
    public override string ToString() => RecordPlace.Describe(Source, RecordNumber, Line) + ": " + Status;
}
