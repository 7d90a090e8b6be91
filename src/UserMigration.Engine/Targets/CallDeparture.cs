using System.Threading;

namespace UserMigration.Engine.Targets;

/// <summary>
/// The moment when a call leaves this machine. A server counts calls when they arrive. Between its turn and the network, a
/// call can wait for a processor or a connection, so the pace of calls is measured where they leave.
/// </summary>
internal abstract class CallDeparture
{
    private static readonly AsyncLocal<CallDeparture?> s_current = new AsyncLocal<CallDeparture?>();

    /// <summary>The departure of the call that is being made; null if its pace is not measured.</summary>
    public static CallDeparture? Current
    {
        get => s_current.Value;
        set => s_current.Value = value;
    }

    /// <summary>Notes that a request of the call is about to be sent, and that <see cref="Leave"/> follows.</summary>
    public abstract void Expect();

    /// <summary>Notes that a request of the call has left this machine, or that it will not be sent.</summary>
    public abstract void Leave();
}
