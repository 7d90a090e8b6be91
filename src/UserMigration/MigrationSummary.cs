using System;
using System.Collections.Generic;

namespace UserMigration;

/// <summary>The ledger of an upload, and what to do next.</summary>
public sealed class MigrationSummary
{
    private readonly long[] _counts = new long[Enum.GetValues(typeof(BulkUserStatus)).Length];

    /// <summary>The kind of store.</summary>
    public IdentityTarget Target { get; set; }

    /// <summary>The address of the store.</summary>
    public Uri? Uri { get; set; }

    /// <summary>The entity type that was written to.</summary>
    public string EntityType { get; set; } = string.Empty;

    /// <summary>The run folder; null where nothing was written (<c>-WhatIf</c>).</summary>
    public string? RunPath { get; set; }

    /// <summary>How many records were given.</summary>
    public long Given { get; set; }

    /// <summary>Records that the store made users of.</summary>
    public long Created => this[BulkUserStatus.Created];

    /// <summary>Records that the store had and changed.</summary>
    public long Updated => this[BulkUserStatus.Updated];

    /// <summary>Records that the store had just so.</summary>
    public long Unchanged => this[BulkUserStatus.Unchanged];

    /// <summary>Records whose key the store had; left alone.</summary>
    public long Existing => this[BulkUserStatus.Existing];

    /// <summary>Records with an Error issue, never sent.</summary>
    public long Rejected => this[BulkUserStatus.Rejected];

    /// <summary>Records that the store refused.</summary>
    public long Failed => this[BulkUserStatus.Failed];

    /// <summary>Records that were sent and of which nobody can tell.</summary>
    public long Unresolved => this[BulkUserStatus.Unresolved];

    /// <summary>Records that were not sent: stopped, aborted or declined before them.</summary>
    public long NotSent => this[BulkUserStatus.NotSent];

    /// <summary>Records that would be created.</summary>
    public long WouldCreate => this[BulkUserStatus.WouldCreate];

    /// <summary>Records that would be updated.</summary>
    public long WouldUpdate => this[BulkUserStatus.WouldUpdate];

    /// <summary>Whether each record given has one outcome: given equals the sum over the statuses.</summary>
    public bool IsBalanced => Done == Given;

    /// <summary>How many records have their outcome.</summary>
    public long Done
    {
        get
        {
            long sum = 0;
            foreach (long count in _counts)
            {
                sum += count;
            }

            return sum;
        }
    }

    /// <summary>How many of them had it from an earlier command on the run.</summary>
    public long FromJournal { get; set; }

    /// <summary>How many users of the entity type the store counts at the end; null where it was not asked or did not say.</summary>
    public long? StoreCount { get; set; }

    /// <summary>How many batches were sent.</summary>
    public int Batches { get; set; }

    /// <summary>How many calls were made.</summary>
    public long Calls { get; set; }

    /// <summary>The time from the first record to the end.</summary>
    public TimeSpan Elapsed { get; set; }

    /// <summary>Outcomes of records that were sent, per second of <see cref="Elapsed"/>.</summary>
    public double RecordsPerSecond { get; set; }

    /// <summary>
    /// 0 all done, 2 some failed or were rejected, 3 some are unresolved, 4 stopped or aborted, 5 refused to start.
    /// </summary>
    public int ExitCode { get; set; }

    /// <summary>What feeds the rest back, as a command; null where nothing is left.</summary>
    public string? Next { get; set; }

    /// <summary>How many records have a status.</summary>
    /// <param name="status">The status.</param>
    public long this[BulkUserStatus status] => _counts[(int)status];

    /// <summary>Counts an outcome.</summary>
    /// <param name="status">The status.</param>
    public void Count(BulkUserStatus status) => Count(status, 1);

    /// <summary>Counts outcomes.</summary>
    /// <param name="status">The status of all of them.</param>
    /// <param name="records">How many they are.</param>
    public void Count(BulkUserStatus status, long records) => _counts[(int)status] += records;

    /// <summary>One line with the statuses that occurred.</summary>
    public override string ToString()
    {
        List<string> parts = new List<string>();
        foreach (BulkUserStatus status in (BulkUserStatus[])Enum.GetValues(typeof(BulkUserStatus)))
        {
            if (this[status] > 0)
            {
                parts.Add(status + " " + this[status].ToString("N0", System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        string sum = parts.Count == 0 ? "nothing" : string.Join(", ", parts);
        string given = Given.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);
        return $"{given} given = {sum}{(IsBalanced ? string.Empty : " (the ledger does not balance)")}";
    }
}
