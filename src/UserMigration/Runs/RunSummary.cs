using System;
using System.Collections.Generic;
using System.Globalization;

namespace UserMigration;

/// <summary>The totals of a run: each input record has one outcome.</summary>
public abstract class RunSummary
{
    private readonly string[] _statuses;
    private readonly long[] _counts;

    private protected RunSummary(Type statuses)
    {
        _statuses = Enum.GetNames(statuses);
        _counts = new long[_statuses.Length];
    }

    /// <summary>The kind of store.</summary>
    public IdentityTarget Target { get; set; }

    /// <summary>The address of the store.</summary>
    public Uri? Uri { get; set; }

    /// <summary>The entity type that was written to.</summary>
    public string EntityType { get; set; } = string.Empty;

    /// <summary>The run folder; null if nothing was written (<c>-WhatIf</c>).</summary>
    public string? RunPath { get; set; }

    /// <summary>The number of input records.</summary>
    public long Given { get; set; }

    /// <summary>
    /// Whether each input record has one outcome: the number of input records equals the sum over the statuses.
    /// </summary>
    public bool IsBalanced => Done == Given;

    /// <summary>The number of records that have an outcome.</summary>
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

    /// <summary>The number of these records whose outcome comes from an earlier command on the run.</summary>
    public long FromJournal { get; set; }

    /// <summary>
    /// The number of users of the entity type in the store at the end; null if the store was not asked or did not
    /// answer.
    /// </summary>
    public long? StoreCount { get; set; }

    /// <summary>The number of calls that were made.</summary>
    public long Calls { get; set; }

    /// <summary>When the command started, in UTC; null if it did not start.</summary>
    public DateTime? StartedAt { get; set; }

    /// <summary>When the command ended, in UTC; null until then.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>The time from the first record to the end.</summary>
    public TimeSpan Elapsed { get; set; }

    /// <summary>The number of outcomes of records that were sent, per second of <see cref="Elapsed"/>.</summary>
    public double RecordsPerSecond { get; set; }

    /// <summary>
    /// 0: all done. 2: some records need attention (failed, rejected, changed). 3: some are unresolved. 4: stopped or
    /// aborted. 5: refused to start. It is 5 until the first record is accepted, and 4 from then until the run has
    /// ended, so that the summary of a run that did not reach its end never looks like a success.
    /// </summary>
    public int ExitCode { get; set; } = 5;

    /// <summary>The command that processes the remaining records; null if none remain.</summary>
    public string? Next { get; set; }

    /// <summary>Returns one line with the statuses that occurred.</summary>
    public override string ToString()
    {
        List<string> parts = new List<string>();
        for (int i = 0; i < _counts.Length; i++)
        {
            if (_counts[i] > 0)
            {
                parts.Add(_statuses[i] + " " + _counts[i].ToString("N0", CultureInfo.InvariantCulture));
            }
        }

        string sum = parts.Count == 0 ? "nothing" : string.Join(", ", parts);
        string given = Given.ToString("N0", CultureInfo.InvariantCulture);
        return $"{given} given = {sum}{(IsBalanced ? string.Empty : " (the ledger does not balance)")}";
    }

    /// <summary>Returns the number of records with each status, by its name, in the order of the statuses.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> GetCounts()
    {
        KeyValuePair<string, long>[] counts = new KeyValuePair<string, long>[_counts.Length];
        for (int i = 0; i < counts.Length; i++)
        {
            counts[i] = new KeyValuePair<string, long>(_statuses[i], _counts[i]);
        }

        return counts;
    }

    private protected long CountOf(int status) => _counts[status];

    private protected void Add(int status, long records) => _counts[status] += records;
}
