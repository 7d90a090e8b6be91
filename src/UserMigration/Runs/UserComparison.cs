using System;
using System.Collections.Generic;

namespace UserMigration;

/// <summary>The result of comparing one record with the store.</summary>
public sealed class UserComparison
{
    /// <summary>Creates a result.</summary>
    /// <param name="identityRecord">The input record.</param>
    /// <param name="status">The result of the comparison.</param>
    public UserComparison(IdentityRecord identityRecord, UserComparisonStatus status)
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

    /// <summary>The store's identifier of the user, as returned by the store or recorded by the run; or null.</summary>
    public string? Uuid { get; set; }

    /// <summary>The result of the comparison.</summary>
    public UserComparisonStatus Status { get; }

    /// <summary>
    /// The names of the attributes that differ, as dotted paths. The store's identifier (<c>uuid</c>, <c>sub</c>) is
    /// among them if it belongs to another user than the one that the run created.
    /// </summary>
    public IReadOnlyList<string> Attributes { get; set; } = Array.Empty<string>();

    /// <summary>The attributes that differ with their values; null unless requested.</summary>
    public IReadOnlyList<UserDifference>? Differences { get; set; }

    /// <summary>The store's error code, or null.</summary>
    public int? Code { get; set; }

    /// <summary>
    /// Additional information: why the user could not be read, or was skipped; or null. It contains no value of the
    /// record.
    /// </summary>
    public string? Error { get; set; }

    /// <summary>The input record, for scripts; no view or log shows it.</summary>
    public IdentityRecord IdentityRecord { get; }

    /// <summary>Returns the place and the status; never a value.</summary>
    public override string ToString() => RecordPlace.Describe(Source, RecordNumber, Line) + ": " + Status;
}
