using System;
using System.Collections.Generic;
using System.Globalization;
using UserMigration.Engine.Runs.Statistics;

namespace UserMigration.Engine.Runs.Journal;

/// <summary>
/// The totals of a journal: the records by status, why they failed, and outcomes over time. It needs 2 bytes for each record of a file, so that
/// a journal of any length can be read.
/// </summary>
internal sealed class JournalTotals : IJournalSink
{
    // A state has a status, whether a look-up determined it, and the reason of a failure.
    private const int InFlight = 31;
    private const int StatusMask = 0x1F;
    private const int SettledBit = 0x20;
    private const int ReasonShift = 6;
    private const int MostReasons = 1000;
    private const int MostCommands = 40;

    private readonly Dictionary<RecordIdentity, long> _lines = new Dictionary<RecordIdentity, long>();
    private readonly RecordStates _states = new RecordStates();
    private readonly long[] _counts = new long[InFlight + 1];
    private readonly List<FailureReason> _reasons = new List<FailureReason>();
    private readonly Dictionary<(BulkUserStatus Status, string Id), int> _known = new Dictionary<(BulkUserStatus Status, string Id), int>();
    private readonly List<CommandSeries> _commands = new List<CommandSeries>();

    /// <summary>When the last command started, in UTC; null if the journal is empty.</summary>
    public DateTime? LastStartedAt { get; private set; }

    /// <summary>When the last command ended, in UTC; null while one is running, and after a crash.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>The exit code of the last command; null while one is running, and after a crash.</summary>
    public int? ExitCode { get; private set; }

    /// <summary>The number of commands that were started.</summary>
    public int Starts { get; private set; }

    /// <summary>The outcomes over time of the last commands, at most 40, according to the times in the journal.</summary>
    public IReadOnlyList<CommandSeries> Commands => _commands;

    /// <summary>The number of records.</summary>
    public long Records { get; private set; }

    /// <summary>The number of records that may have been sent and have no outcome.</summary>
    public long InFlightRecords => _counts[InFlight];

    /// <summary>The number of records in the store whose outcome was determined by a look-up.</summary>
    public long Settled { get; private set; }

    /// <summary>The number of records with a status.</summary>
    /// <param name="status">The status.</param>
    public long this[BulkUserStatus status] => _counts[(int)status];

    /// <summary>Gets the numbers of the records of a source that are in the journal, in their order.</summary>
    /// <param name="ordinal">The ordinal of the source.</param>
    public IEnumerable<long> NumbersOf(int ordinal) => _states.NumbersOf(ordinal);

    /// <summary>Gets the reasons of the records that failed or were rejected. The rule that rejected a record is not in the journal.</summary>
    public RunReasonCollection GetReasons()
    {
        RunReasonCollection reasons = new RunReasonCollection();
        foreach (FailureReason reason in _reasons)
        {
            if (reason.Records > 0)
            {
                RunReason counted = new RunReason(reason.Status, reason.Id);
                counted.Count(reason.Records, reason.Lines.ToArray());
                reasons.Add(counted);
            }
        }

        return reasons;
    }

    /// <inheritdoc/>
    public void OnStart(DateTime at)
    {
        Starts++;
        LastStartedAt = at;
        EndedAt = null;
        ExitCode = null;
        if (_commands.Count == MostCommands)
        {
            _commands.RemoveAt(0);
        }

        _commands.Add(CommandSeries.CreateWithoutLimit(at));
    }

    /// <inheritdoc/>
    public void OnEnd(DateTime at, int exitCode)
    {
        EndedAt = at;
        ExitCode = exitCode;
        Extend(at);
    }

    /// <inheritdoc/>
    public void OnIntent(RecordIdentity identity, HistoryEntry intent)
    {
        _lines[identity] = intent.Line;
        Change(identity, InFlight, 0, 0);
    }

    /// <inheritdoc/>
    public void OnOutcome(RecordIdentity identity, HistoryEntry outcome)
    {
        if (outcome.Times is { AnsweredAt: var at } && at != default && _commands.Count > 0)
        {
            CommandSeries command = _commands[_commands.Count - 1];
            command.At((at.UtcDateTime - command.StartedAt).TotalSeconds).Records++;
        }

        _lines.TryGetValue(identity, out long line);
        _lines.Remove(identity);
        if (outcome.Status is not { } status || status == BulkUserStatus.NotSent)
        {
            Forget(_states.Replace(identity, 0));
            return;
        }

        int reason = status is BulkUserStatus.Failed or BulkUserStatus.Unresolved ? ReasonOf(status, outcome) : 0;
        Change(identity, (int)status | (outcome.Settled ? SettledBit : 0), reason, line);
    }

    /// <inheritdoc/>
    public void OnRejected(RecordIdentity identity, long number, long line)
    {
        if (_states.Get(identity) == 0)
        {
            int reason = ReasonOf(BulkUserStatus.Rejected, default);
            Change(identity, (int)BulkUserStatus.Rejected, reason, line);
        }
    }

    /// <inheritdoc/>
    public void OnNotSent(RecordIdentity identity, HistoryEntry record)
    {
        // A record that was not sent is not among those of the journal.
    }

    private void Extend(DateTime at)
    {
        if (_commands.Count > 0)
        {
            CommandSeries command = _commands[_commands.Count - 1];
            command.Extend((at - command.StartedAt).TotalSeconds);
        }
    }

    private int ReasonOf(BulkUserStatus status, HistoryEntry outcome)
    {
        string id = outcome.CodeName ?? (outcome.Code > 0 ? outcome.Code.ToString(CultureInfo.InvariantCulture) : status.ToString());
        if (!_known.TryGetValue((status, id), out int reason) && _reasons.Count < MostReasons)
        {
            _reasons.Add(new FailureReason(status, id));
            _known.Add((status, id), reason = _reasons.Count);
        }

        return reason;
    }

    // 0 stands for no record, so the status is stored one higher.
    private void Change(RecordIdentity identity, int state, int reason, long line)
    {
        Forget(_states.Replace(identity, (ushort)(((state & StatusMask) == InFlight ? InFlight : state + 1) | (reason << ReasonShift))));
        Records++;
        _counts[state & StatusMask]++;
        Settled += (state & SettledBit) == 0 ? 0 : 1;
        if (reason > 0)
        {
            _reasons[reason - 1].Count(line);
        }
    }

    private void Forget(ushort state)
    {
        if (state == 0)
        {
            return;
        }

        int status = state & StatusMask;
        Records--;
        _counts[status == InFlight ? InFlight : status - 1]--;
        Settled -= (state & SettledBit) == 0 ? 0 : 1;
        if (state >> ReasonShift is > 0 and var reason)
        {
            _reasons[reason - 1].Records--;
        }
    }

    private sealed class FailureReason
    {
        public FailureReason(BulkUserStatus status, string id)
        {
            Status = status;
            Id = id;
        }

        public BulkUserStatus Status { get; }

        public string Id { get; }

        public long Records { get; set; }

        public List<long> Lines { get; } = new List<long>(RunReason.MostLines);

        public void Count(long line)
        {
            Records++;
            if (line > 0 && Lines.Count < RunReason.MostLines && !Lines.Contains(line))
            {
                Lines.Add(line);
            }
        }
    }
}
