using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Runs.Sending;

/// <summary>A call whose turn has come. Dispose it when the call has ended.</summary>
internal sealed class PacedCall : CallDeparture, IDisposable
{
    private readonly Pacer _pacer;
    private readonly bool _isMeasured;
    private volatile bool _isExpected;

    /// <summary>Creates a call.</summary>
    /// <param name="pacer">The pacer that gave the turn.</param>
    /// <param name="start">When the turn came, as a timestamp of the clock.</param>
    /// <param name="isMeasured">Whether it matters when the call leaves, because there is a limit.</param>
    public PacedCall(Pacer pacer, long start, bool isMeasured)
    {
        _pacer = pacer;
        _isMeasured = isMeasured;
        Start = start;
        Place = new LinkedListNode<PacedCall>(this);
    }

    /// <summary>When the turn came, as a timestamp of the clock.</summary>
    public long Start { get; }

    /// <summary>Whether the call has not left yet.</summary>
    public bool IsHeld { get; set; }

    /// <summary>When the call left, as a timestamp of the clock.</summary>
    public long LeftAt { get; set; }

    /// <summary>The place among the calls that have left.</summary>
    public LinkedListNode<PacedCall> Place { get; }

    /// <summary>Whether the call has ended, so that it can't be held any more.</summary>
    public bool HasEnded { get; set; }

    /// <summary>
    /// Makes the call, once in an async method: the departure is set for what follows in it. A call that does not say when it
    /// leaves has left when it returns its task.
    /// </summary>
    /// <param name="call">The call.</param>
    public Task<T> MakeAsync<T>(Func<Task<T>> call)
    {
        Current = _isMeasured ? this : null;
        Task<T> answer = call();
        if (!_isExpected)
        {
            Leave();
        }

        return answer;
    }

    /// <inheritdoc/>
    public override void Expect()
    {
        _isExpected = true;
        _pacer.Hold(this);
    }

    /// <inheritdoc/>
    public override void Leave() => _pacer.Leave(this);

    /// <inheritdoc/>
    public override void End() => _pacer.End(this);

    /// <inheritdoc/>
    public void Dispose() => End();

    /// <inheritdoc/>
    protected override async Task<CallDeparture> WaitAgainAsync(CancellationToken cancellationToken) =>
        await _pacer.WaitAsync(cancellationToken).ConfigureAwait(false);
}
