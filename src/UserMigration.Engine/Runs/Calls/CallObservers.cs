using System.Linq;

namespace UserMigration.Engine.Runs.Calls;

/// <summary>Passes each call to several observers.</summary>
public sealed class CallObservers : ICallObserver
{
    private readonly ICallObserver[] _observers;

    private CallObservers(ICallObserver[] observers) => _observers = observers;

    /// <summary>Combines observers.</summary>
    /// <param name="observers">The observers; null for one that does not exist.</param>
    /// <returns>One observer; null if there are none.</returns>
    public static ICallObserver? Combine(params ICallObserver?[] observers)
    {
        ICallObserver[] some = observers.OfType<ICallObserver>().ToArray();
        return some.Length == 0 ? null : some.Length == 1 ? some[0] : new CallObservers(some);
    }

    /// <inheritdoc/>
    public void OnCall(in CallOutcome call)
    {
        foreach (ICallObserver observer in _observers)
        {
            observer.OnCall(call);
        }
    }
}
