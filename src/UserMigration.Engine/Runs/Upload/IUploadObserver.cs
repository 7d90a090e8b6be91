using UserMigration.Engine.Runs.Sending;

namespace UserMigration.Engine.Runs.Upload;

/// <summary>Receives the outcomes of an upload. Called on any thread; must not block.</summary>
public interface IUploadObserver : IRunObserver
{
    /// <summary>Receives the outcome of a record.</summary>
    /// <param name="result">The outcome.</param>
    void OnResult(BulkUserResult result);
}
