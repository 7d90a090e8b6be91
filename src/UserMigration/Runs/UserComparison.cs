using System;
using System.Collections.Generic;

namespace UserMigration;

/// <summary>What was found for one record that was compared with the store.</summary>
public sealed class UserComparison
{
    /// <summary>Makes a finding.</summary>
    /// <param name="identityRecord">The record that was given.</param>
    /// <param name="status">What was found.</param>
    public UserComparison(IdentityRecord identityRecord, UserComparisonStatus status)
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

    /// <summary>The store's identifier of the user, as the store or the run gave it; or null.</summary>
    public string? Uuid { get; set; }

    /// <summary>What was found.</summary>
    public UserComparisonStatus Status { get; }

    /// <summary>
    /// The names of the attributes that differ, as dotted paths; the store's identifier
    /// (<c>uuid</c>, <c>sub</c>) where it is another user than the run made.
    /// </summary>
    public IReadOnlyList<string> Attributes { get; set; } = Array.Empty<string>();

    /// <summary>The attributes that differ with their values; null unless asked for.</summary>
    public IReadOnlyList<UserDifference>? Differences { get; set; }

    /// <summary>The store's error code, or null.</summary>
    public int? Code { get; set; }

    /// <summary>What is to be known of it: why it could not be read, or was skipped; or null. It has no value of the record.</summary>
    public string? Error { get; set; }

    /// <summary>The record that was given, for scripts; no view or log shows it.</summary>
    public IdentityRecord IdentityRecord { get; }

    /// <summary>Place and status; never a value.</summary>
    public override string ToString() => RecordPlace.Describe(Source, RecordNumber, Line) + ": " + Status;
}
