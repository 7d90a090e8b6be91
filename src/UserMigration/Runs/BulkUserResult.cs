using System;
using System.Collections.Generic;

namespace UserMigration;

/// <summary>The outcome for one record. Each record that an upload receives has exactly one.</summary>
public sealed class BulkUserResult
{
    /// <summary>Creates a result.</summary>
    /// <param name="identityRecord">The input record.</param>
    /// <param name="status">The outcome for the record.</param>
    public BulkUserResult(IdentityRecord identityRecord, BulkUserStatus status)
    {
        IdentityRecord = identityRecord ?? throw new ArgumentNullException(nameof(identityRecord));
        Status = status;
    }

    /// <summary>The full path of the file that the record comes from, or null.</summary>
    public string? Source => IdentityRecord.Source;

    /// <summary>The number of the record; the first data row is 1.</summary>
    public long RecordNumber => IdentityRecord.RecordNumber;

    /// <summary>The physical line in the file; the header is line 1. 0 if it does not come from a file.</summary>
    public long Line => IdentityRecord.Line;

    /// <summary>The full path of the run folder that has the outcome; null if nothing was written (<c>-WhatIf</c>, <c>-Plan</c>).</summary>
    public string? RunPath { get; set; }

    /// <summary>The number of the batch, counted from 1; 0 if the record was in no batch.</summary>
    public int Batch { get; set; }

    /// <summary>The outcome for the record.</summary>
    public BulkUserStatus Status { get; }

    /// <summary>The store's identifier of the user, if the store returned one.</summary>
    public string? Uuid { get; set; }

    /// <summary>The store's error code, or null.</summary>
    public int? Code { get; set; }

    /// <summary>The name of the store's error, for example <c>unique_violation</c>, or null.</summary>
    public string? CodeName { get; set; }

    /// <summary>The attribute that the store's error names, with dots; null if it names none.</summary>
    public string? Attribute { get; set; }

    /// <summary>The store's reference for an error, which its support asks for; null if there is none.</summary>
    public string? Reference { get; set; }

    /// <summary>
    /// What went wrong: the store's text with the record's own values masked, or ours; null if nothing went wrong.
    /// </summary>
    public string? Error { get; set; }

    /// <summary>The issues that the rules and the conversion found on the record.</summary>
    public IReadOnlyList<MigrationIssue> Issues => IdentityRecord.Issues;

    /// <summary>The number of calls that contained the record.</summary>
    public int Attempts { get; set; }

    /// <summary>Whether the outcome was read from the journal of an earlier run.</summary>
    public bool FromJournal { get; set; }

    /// <summary>Whether the outcome was found by a look-up after an answer was lost.</summary>
    public bool Settled { get; set; }

    /// <summary>Whether the record matched an existing user, to be changed in a delta migration.</summary>
    public bool IsUpdate { get; set; }

    /// <summary>
    /// The attributes that would be set or changed, by name: with <c>-Plan -Detail</c>; otherwise empty.
    /// </summary>
    public IReadOnlyList<PlannedChange> Changes { get; set; } = Array.Empty<PlannedChange>();

    /// <summary>The input record, for scripts; no view or log shows it.</summary>
    public IdentityRecord IdentityRecord { get; }

    /// <summary>Returns the place and the status; never a value.</summary>
    public override string ToString() => RecordPlace.Describe(Source, RecordNumber, Line) + ": " + Status;
}
