namespace UserMigration.Engine.Runs.Sending;

/// <summary>Receives the messages of a run other than its outcomes. Called on any thread; must not block.</summary>
public interface IRunObserver
{
    /// <summary>Receives a verbose message about a decision.</summary>
    /// <param name="message">The text of the message.</param>
    void OnVerbose(string message);

    /// <summary>Receives a warning that the user should see while waiting.</summary>
    /// <param name="message">The text of the message.</param>
    void OnWarning(string message);
}
