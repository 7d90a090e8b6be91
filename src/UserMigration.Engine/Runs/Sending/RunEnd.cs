using System;
using System.Collections.Generic;
using System.Threading;

namespace UserMigration.Engine.Runs.Sending;

/// <summary>
/// How a run ends before its last record: stopped, or aborted by what every call would meet. No call starts any more
/// then; those under way are given a moment, so that what became of them is known.
/// </summary>
internal sealed class RunEnd : IDisposable
{
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

    /// <summary>Ends when no call may start any more.</summary>
    public CancellationToken NoMoreCalls => _noMoreCalls.Token;

    /// <summary>Ends when a call under way is given up.</summary>
    public CancellationToken Stopped => _stopped.Token;

    /// <summary>What ended the run early, or null.</summary>
    public MigrationException? AbortedBy => Volatile.Read(ref _abortedBy);

    /// <summary>Why a record was not sent.</summary>
    public string Reason => AbortedBy is null ? "The run was stopped." : "The run was aborted.";

    /// <summary>Tells a decision.</summary>
    public void Tell(string message) => _observer.OnVerbose(message);

    /// <summary>Warns of what the user should know now.</summary>
    public void Warn(string message) => _observer.OnWarning(message);

    /// <summary>Ends the run: every call would meet the same.</summary>
    /// <param name="cause">The cause; the first one counts.</param>
    public void Abort(MigrationException cause)
    {
        if (Interlocked.CompareExchange(ref _abortedBy, cause, null) is null)
        {
            _observer.OnVerbose("The run is aborted: " + cause.Message);
        }

        _noMoreCalls.Cancel();
    }

    /// <summary>Stops the run.</summary>
    public void Stop()
    {
        _noMoreCalls.Cancel();
        ITimer grace = _time.CreateTimer(_ => GiveUpCalls(), null, s_grace, Timeout.InfiniteTimeSpan);
        Interlocked.Exchange(ref _grace, grace)?.Dispose();
    }

    /// <summary>The store accepted a record of the run: it knows what it is sent.</summary>
    public void OnAccepted() => _hasAccepted = true;

    /// <summary>
    /// A record alone was refused as a whole call. Where the refusal names an argument, the second one with the same code
    /// and argument shows that not the records are wrong but the setting. Where it names none, the records may be at fault:
    /// only some of them in a row, before any was accepted, show it.
    /// </summary>
    /// <param name="exception">The refusal.</param>
    /// <param name="cause">Says that a setting is wrong.</param>
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
            // The last call ended at the same moment, and the run with it.
        }
    }
}
