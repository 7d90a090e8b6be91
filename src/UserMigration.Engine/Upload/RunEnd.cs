using System;
using System.Collections.Generic;
using System.Threading;

namespace UserMigration.Engine.Upload;

/// <summary>
/// How a run ends before its last record: stopped, or aborted by what every call would meet. No call starts any more
/// then; those under way are given a moment, so that what became of them is known.
/// </summary>
internal sealed class RunEnd : IDisposable
{
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource _noMoreCalls = new CancellationTokenSource();
    private readonly CancellationTokenSource _stopped = new CancellationTokenSource();
    private readonly IRunObserver _observer;
    private readonly HashSet<string> _refusals = new HashSet<string>(StringComparer.Ordinal);
    private MigrationException? _abortedBy;

    public RunEnd(IRunObserver observer)
    {
        _observer = observer;
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
        _stopped.CancelAfter(s_grace);
    }

    /// <summary>
    /// A record alone was refused as a whole call. The second one with the same code and argument shows that not the
    /// records are wrong but the setting.
    /// </summary>
    /// <param name="exception">The refusal.</param>
    /// <param name="cause">Says that a setting is wrong.</param>
    public void OnRefusedRecord(IdentityStoreException exception, Func<MigrationException> cause)
    {
        bool isFirst;
        lock (_refusals)
        {
            isFirst = _refusals.Add(exception.Code + " " + exception.Argument);
        }

        if (!isFirst)
        {
            Abort(cause());
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _noMoreCalls.Dispose();
        _stopped.Dispose();
    }
}
