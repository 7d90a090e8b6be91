using UserMigration.Engine.Runs.Sending;

namespace UserMigration.Engine.Runs.Deletion;

/// <summary>Hears what becomes of the users that are taken back. It is called on any thread, and must not block.</summary>
public interface IDeletionObserver : IRunObserver
{
    /// <summary>A user has its outcome.</summary>
    /// <param name="result">The outcome.</param>
    void OnResult(BulkUserDeletion result);
}
