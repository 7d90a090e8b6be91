namespace UserMigration.Engine.Runs.Sending;

/// <summary>Hears what a run has to tell beside its outcomes. It is called on any thread, and must not block.</summary>
public interface IRunObserver
{
    /// <summary>A decision worth a verbose line.</summary>
    /// <param name="message">The line.</param>
    void OnVerbose(string message);

    /// <summary>What somebody who waits should know.</summary>
    /// <param name="message">The line.</param>
    void OnWarning(string message);
}
