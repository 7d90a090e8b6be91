using System.Threading;
using System.Threading.Tasks;

namespace UserMigration.Engine.Targets;

/// <summary>
/// The moment when a call leaves this machine. A server counts calls when they arrive. Between its turn and the network, a
/// call can wait for a processor or a connection, so the pace of calls is measured where they leave.
/// </summary>
internal abstract class CallDeparture
{
    private static readonly AsyncLocal<CallDeparture?> s_current = new AsyncLocal<CallDeparture?>();

    private int _isUsed;

    /// <summary>The departure of the call that is being made; null if its pace is not measured.</summary>
    public static CallDeparture? Current
    {
        get => s_current.Value;
        set => s_current.Value = value;
    }

    /// <summary>
    /// Waits for a turn for a request of the call that is being made. The first request uses the turn of the call itself; a request that is
    /// repeated with another token, or that follows in the same call, needs a turn of its own.
    /// </summary>
    /// <param name="cancellationToken">A token that cancels waiting.</param>
    /// <returns>The departure of the request, which must be ended; null if the request needs none.</returns>
    public static async Task<CallDeparture?> TakeTurnAsync(CancellationToken cancellationToken) =>
        Current is { } call && Interlocked.Exchange(ref call._isUsed, 1) == 1
            ? await call.WaitAgainAsync(cancellationToken).ConfigureAwait(false)
            : null;

    /// <summary>Notes that a request of the call is about to be sent, and that <see cref="Leave"/> follows.</summary>
    public abstract void Expect();

    /// <summary>Notes that a request of the call has left this machine, or that it will not be sent.</summary>
    public abstract void Leave();

    /// <summary>Notes that the request has ended. It has left, or never will.</summary>
    public abstract void End();

    /// <summary>Waits for another turn.</summary>
    /// <param name="cancellationToken">A token that cancels waiting.</param>
    protected abstract Task<CallDeparture> WaitAgainAsync(CancellationToken cancellationToken);
}
