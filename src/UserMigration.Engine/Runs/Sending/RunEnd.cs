using System;
using System.Collections.Generic;
using System.Threading;

namespace UserMigration.Engine.Runs.Sending;

/// <summary>
/// Ends a run before its last record: it is stopped by the user, or aborted because of an error that every call would
/// have. No new call starts then. Calls in progress get a short time, so that their outcomes are known.
/// </summary>
internal sealed class RunEnd : IDisposable
{
    /// <summary>The reason why a record of a run that was stopped was not sent.</summary>
    public const string StoppedReason = "The run was stopped.";

    private const int NamedThatEnd = 2;
    private const int NamelessThatEnd = 5;
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource _noMoreCalls = new CancellationTokenSource();
    private readonly CancellationTokenSource _stopped = new CancellationTokenSource();
    private readonly IRunObserver _observer;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, int> _refusals = new Dictionary<string, int>(StringComparer.Ordinal);
    private MigrationException? _abortedBy;
    private volatile bool _hasAccepted;
    private ITimer? _grace;

    public RunEnd(IRunObserver observer, TimeProvider time)
    {
        _observer = observer;
        _time = time;
    }

    /// <summary>Canceled when no new call may start.</summary>
    public CancellationToken NoMoreCalls => _noMoreCalls.Token;

    /// <summary>Canceled when calls in progress are given up.</summary>
    public CancellationToken Stopped => _stopped.Token;

    /// <summary>The error that ended the run early, or null.</summary>
    public MigrationException? AbortedBy => Volatile.Read(ref _abortedBy);

    /// <summary>The reason why a record was not sent.</summary>
    public string Reason => AbortedBy is null ? StoppedReason : "The run was aborted.";

    /// <summary>Reports a decision as a verbose message.</summary>
    public void Report(string message) => _observer.OnVerbose(message);

    /// <summary>Reports a warning that the user should see now.</summary>
    public void Warn(string message) => _observer.OnWarning(message);

    /// <summary>Aborts the run because of an error that every call would have.</summary>
    /// <param name="cause">The cause; only the first one is kept.</param>
    public void Abort(MigrationException cause)
    {
        if (Interlocked.CompareExchange(ref _abortedBy, cause, null) is null)
        {
            _observer.OnVerbose("The run is aborted: " + cause.Message);
        }

        _noMoreCalls.Cancel();
    }

    /// <summary>Stops the run. Calls in progress are given up after a short time.</summary>
    public void Stop()
    {
        _noMoreCalls.Cancel();
        ITimer grace = _time.CreateTimer(_ => GiveUpCalls(), null, s_grace, Timeout.InfiniteTimeSpan);
        Interlocked.Exchange(ref _grace, grace)?.Dispose();
    }

    /// <summary>Notes that the store accepted a record of the run, so that the settings are known to be valid.</summary>
    public void OnAccepted() => _hasAccepted = true;

    /// <summary>
    /// Notes that a call with only one record was refused as a whole. If the refusal has an argument, the second refusal
    /// with the same code and argument shows that a setting is wrong, not the records. If it has none, the records may be
    /// the cause: only several such refusals before any record was accepted show that a setting is wrong.
    /// </summary>
    /// <param name="exception">The refusal.</param>
    /// <param name="cause">Creates the error for a wrong setting.</param>
    public void OnRefusedRecord(IdentityStoreException exception, Func<MigrationException> cause)
    {
        string reason = exception.Code + " " + exception.Argument;
        int count;
        lock (_refusals)
        {
            _refusals.TryGetValue(reason, out count);
            _refusals[reason] = ++count;
        }

        if (exception.Argument is null ? !_hasAccepted && count >= NamelessThatEnd : count >= NamedThatEnd)
        {
            Abort(cause());
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _grace?.Dispose();
        _noMoreCalls.Dispose();
        _stopped.Dispose();
    }

    private void GiveUpCalls()
    {
        try
        {
            _stopped.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The last call, and the run with it, ended at the same moment.
        }
    }
}
