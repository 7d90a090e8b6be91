using System;
using System.Collections.Generic;
using System.Globalization;

namespace UserMigration;

/// <summary>The ledger of a run: each record given has one outcome.</summary>
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

    /// <summary>The run folder; null where nothing was written (<c>-WhatIf</c>).</summary>
    public string? RunPath { get; set; }

    /// <summary>How many records were given.</summary>
    public long Given { get; set; }

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

    /// <summary>How many calls were made.</summary>
    public long Calls { get; set; }

    /// <summary>The time from the first record to the end.</summary>
    public TimeSpan Elapsed { get; set; }

    /// <summary>Outcomes of records that were sent, per second of <see cref="Elapsed"/>.</summary>
    public double RecordsPerSecond { get; set; }

    /// <summary>
    /// 0 all done, 2 some need a hand (failed, rejected, changed), 3 some are unresolved, 4 stopped or aborted, 5 refused to
    /// start. It is 5 until the first record is accepted, and 4 from then until the run has ended, so that the summary of a
    /// run that did not get to its end never looks like success.
    /// </summary>
    public int ExitCode { get; set; } = 5;

    /// <summary>What feeds the rest back, as a command; null where nothing is left.</summary>
    public string? Next { get; set; }

    /// <summary>One line with the statuses that occurred.</summary>
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

    /// <summary>How many records have each status, by its name, in the order of the statuses.</summary>
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
