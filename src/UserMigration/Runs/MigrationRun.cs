using System;
using System.Collections.Generic;

namespace UserMigration;

/// <summary>The state of a run folder, as its manifest and its journal tell it. It has no value of a record.</summary>
public sealed class MigrationRun
{
    private readonly long[] _counts = new long[Enum.GetValues(typeof(BulkUserStatus)).Length];

    /// <summary>Makes the description of a run of which nothing is counted yet.</summary>
    /// <param name="runPath">The full path of the run folder.</param>
    public MigrationRun(string runPath) => RunPath = runPath;

    /// <summary>The full path of the run folder.</summary>
    public string RunPath { get; }

    /// <summary>Where the run stands.</summary>
    public MigrationRunState State { get; set; }

    /// <summary>The kind of store.</summary>
    public IdentityTarget Target { get; set; }

    /// <summary>The address of the store.</summary>
    public Uri? Uri { get; set; }

    /// <summary>The entity type that is written to.</summary>
    public string EntityType { get; set; } = string.Empty;

    /// <summary>The attribute that identifies a user.</summary>
    public string PrimaryKey { get; set; } = string.Empty;

    /// <summary>Whether users that the store has are changed.</summary>
    public bool DeltaMigration { get; set; }

    /// <summary>Records in a batch, as last started.</summary>
    public int BatchSize { get; set; }

    /// <summary>Calls under way at once, as last started.</summary>
    public int Workers { get; set; }

    /// <summary>The most calls a second, as last started; 0 is no limit.</summary>
    public double RateLimit { get; set; }

    /// <summary>The datafiles, in the order in which the run met them; none where the records were objects.</summary>
    public IReadOnlyList<MigrationRunSource> Sources { get; set; } = Array.Empty<MigrationRunSource>();

    /// <summary>When the first command on the run started, in UTC.</summary>
    public DateTime StartedAt { get; set; }

    /// <summary>When the last command on the run started, in UTC; null where none came so far as to say it.</summary>
    public DateTime? LastStartedAt { get; set; }

    /// <summary>When the last command ended, in UTC; null while one runs, and after one that was killed.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>When the journal was last written to, in UTC; null where there is none.</summary>
    public DateTime? LastWriteAt { get; set; }

    /// <summary>When it was begun to take the run back with Invoke-BulkUserDelete, in UTC; null where nobody did.</summary>
    public DateTime? TakenBackAt { get; set; }

    /// <summary>The exit code of the last command; null while one runs, and after one that was killed.</summary>
    public int? ExitCode { get; set; }

    /// <summary>Records that the journal knows: those sent, and those rejected. What was never sent is not among them.</summary>
    public long Recorded { get; set; }

    /// <summary>Records that the store made users of.</summary>
    public long Created => this[BulkUserStatus.Created];

    /// <summary>Records that the store had and changed.</summary>
    public long Updated => this[BulkUserStatus.Updated];

    /// <summary>Records that the store had just so.</summary>
    public long Unchanged => this[BulkUserStatus.Unchanged];

    /// <summary>Records whose key the store had; left alone.</summary>
    public long Existing => this[BulkUserStatus.Existing];

    /// <summary>Records whose users the store deleted, or has scheduled for that.</summary>
    public long Deleted => this[BulkUserStatus.Deleted];

    /// <summary>Records with an Error issue, never sent.</summary>
    public long Rejected => this[BulkUserStatus.Rejected];

    /// <summary>Records that the store refused.</summary>
    public long Failed => this[BulkUserStatus.Failed];

    /// <summary>Records that were sent and of which nobody can tell.</summary>
    public long Unresolved => this[BulkUserStatus.Unresolved];

    /// <summary>
    /// Records that may have been sent and have no outcome: on their way while a command runs, else to be looked up by
    /// the next one.
    /// </summary>
    public long InFlight { get; set; }

    /// <summary>Of those in the store, how many a look-up settled after their answer was lost.</summary>
    public long Settled { get; set; }

    /// <summary>The summary of the last command; null while one runs, and after one that was killed.</summary>
    public MigrationSummary? Summary { get; set; }

    /// <summary>The files of the folder that are made for reading: tables and rows, as full paths.</summary>
    public IReadOnlyList<string> Files { get; set; } = Array.Empty<string>();

    /// <summary>What to do next; null where nothing is left, and while a command runs.</summary>
    public string? Next { get; set; }

    /// <summary>How many records have a status, by the journal.</summary>
    /// <param name="status">The status.</param>
    public long this[BulkUserStatus status] => _counts[(int)status];

    /// <summary>Counts a record.</summary>
    /// <param name="status">Its status.</param>
    public void Count(BulkUserStatus status) => _counts[(int)status]++;

    /// <inheritdoc/>
    public override string ToString() => $"{RunPath}: {State}";
}
