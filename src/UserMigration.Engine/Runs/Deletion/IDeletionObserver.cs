using UserMigration.Engine.Runs.Sending;

namespace UserMigration.Engine.Runs.Deletion;

/// <summary>Receives the outcomes of the users in a rollback. Methods are called on any thread, and must not block.</summary>
public interface IDeletionObserver : IRunObserver
{
    /// <summary>Called when a user has its outcome.</summary>
    /// <param name="result">The outcome.</param>
    void OnResult(BulkUserDeletion result);
}
