using System;
using System.Collections.Generic;

namespace UserMigration;

/// <summary>
/// The state of a run folder, according to its manifest and its journal. It contains no value of a record.
/// </summary>
public sealed class MigrationRun
{
    private readonly long[] _counts = new long[Enum.GetValues(typeof(BulkUserStatus)).Length];

    /// <summary>Creates the description of a run in which all counts are zero.</summary>
    /// <param name="runPath">The full path of the run folder.</param>
    public MigrationRun(string runPath) => RunPath = runPath;

    /// <summary>The full path of the run folder.</summary>
    public string RunPath { get; }

    /// <summary>The state of the run.</summary>
    public MigrationRunState State { get; set; }

    /// <summary>The kind of store.</summary>
    public IdentityTarget Target { get; set; }

    /// <summary>The address of the store.</summary>
    public Uri? Uri { get; set; }

    /// <summary>The entity type that is written to.</summary>
    public string EntityType { get; set; } = string.Empty;

    /// <summary>The attribute that identifies a user.</summary>
    public string PrimaryKey { get; set; } = string.Empty;

    /// <summary>Whether existing users are changed.</summary>
    public bool DeltaMigration { get; set; }

    /// <summary>The number of records in a batch, as specified by the last command.</summary>
    public int BatchSize { get; set; }

    /// <summary>The number of calls in progress at the same time, as specified by the last command.</summary>
    public int Workers { get; set; }

    /// <summary>The maximum number of calls per second, as specified by the last command; 0 means no limit.</summary>
    public double RateLimit { get; set; }

    /// <summary>The datafiles, in the order in which the run read them; empty if the records were objects.</summary>
    public IReadOnlyList<MigrationRunSource> Sources { get; set; } = Array.Empty<MigrationRunSource>();

    /// <summary>When the first command on the run started, in UTC.</summary>
    public DateTime StartedAt { get; set; }

    /// <summary>When the last command on the run started, in UTC; null if no command recorded it.</summary>
    public DateTime? LastStartedAt { get; set; }

    /// <summary>
    /// When the last command ended, in UTC; null while one is running, and after one that was killed.
    /// </summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>When the journal was last written to, in UTC; null if there is none.</summary>
    public DateTime? LastWriteAt { get; set; }

    /// <summary>
    /// When the rollback of the run with Invoke-BulkUserDelete began, in UTC; null if it was not rolled back.
    /// </summary>
    public DateTime? TakenBackAt { get; set; }

    /// <summary>
    /// How many of the users that the run created the store no longer has, because of the rollback; null if the run was not rolled back, or if the
    /// folder of the rollback is missing.
    /// </summary>
    public long? RolledBack { get; set; }

    /// <summary>The exit code of the last command; null while one is running, and after one that was killed.</summary>
    public int? ExitCode { get; set; }

    /// <summary>
    /// The number of records in the journal: those that were sent, and those that were rejected. Records that were
    /// never sent are not included.
    /// </summary>
    public long Recorded { get; set; }

    /// <summary>Records from which the store created users.</summary>
    public long Created => this[BulkUserStatus.Created];

    /// <summary>Records whose user existed and was changed.</summary>
    public long Updated => this[BulkUserStatus.Updated];

    /// <summary>Records whose user existed and already matched.</summary>
    public long Unchanged => this[BulkUserStatus.Unchanged];

    /// <summary>Records whose key existed in the store; the user was not changed.</summary>
    public long Existing => this[BulkUserStatus.Existing];

    /// <summary>Records whose users the store deleted, or whose deletion it scheduled.</summary>
    public long Deleted => this[BulkUserStatus.Deleted];

    /// <summary>Records with an Error issue; never sent.</summary>
    public long Rejected => this[BulkUserStatus.Rejected];

    /// <summary>Records that the store refused.</summary>
    public long Failed => this[BulkUserStatus.Failed];

    /// <summary>Records that were sent and whose outcome is unknown.</summary>
    public long Unresolved => this[BulkUserStatus.Unresolved];

    /// <summary>
    /// Records that may have been sent and have no outcome. They are in progress while a command is running; otherwise
    /// the next command looks them up.
    /// </summary>
    public long InFlight { get; set; }

    /// <summary>
    /// Of the records in the store, the number that was found by a look-up after their answer was lost.
    /// </summary>
    public long Settled { get; set; }

    /// <summary>The summary of the last command; null while one is running, and after one that was killed.</summary>
    public MigrationSummary? Summary { get; set; }

    /// <summary>The files of the folder that are meant to be read by people: tables and rows, as full paths.</summary>
    public IReadOnlyList<string> Files { get; set; } = Array.Empty<string>();

    /// <summary>What to do next; null if nothing remains to be done, and while a command is running.</summary>
    public string? Next { get; set; }

    /// <summary>The number of records with a status, according to the journal.</summary>
    /// <param name="status">The status.</param>
    public long this[BulkUserStatus status] => _counts[(int)status];

    /// <summary>Counts one record.</summary>
    /// <param name="status">Its status.</param>
    public void Count(BulkUserStatus status) => Count(status, 1);

    /// <summary>Counts several records with the same status.</summary>
    /// <param name="status">Their status.</param>
    /// <param name="records">The number of records.</param>
    public void Count(BulkUserStatus status, long records) => _counts[(int)status] += records;

    /// <inheritdoc/>
    public override string ToString() => $"{RunPath}: {State}";
}
