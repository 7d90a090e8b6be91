using UserMigration.Engine.Runs.Sending;

namespace UserMigration.Engine.Runs.Upload;

/// <summary>Hears what an upload has to tell. It is called on any thread, and must not block.</summary>
public interface IUploadObserver : IRunObserver
{
    /// <summary>A record has its outcome.</summary>
    /// <param name="result">The outcome.</param>
    void OnResult(BulkUserResult result);
}
