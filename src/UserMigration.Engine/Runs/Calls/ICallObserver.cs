namespace UserMigration.Engine.Runs.Calls;

/// <summary>Receives each attempt of a call of a run. Called on any thread; must not block for long, and must not throw.</summary>
public interface ICallObserver
{
    /// <summary>Receives a call that ended.</summary>
    /// <param name="call">How it ended.</param>
    void OnCall(in CallOutcome call);
}
