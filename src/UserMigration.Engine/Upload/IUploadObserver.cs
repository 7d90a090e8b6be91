namespace UserMigration.Engine.Upload;

/// <summary>Hears what an upload has to tell. It is called on any thread, and must not block.</summary>
public interface IUploadObserver
{
    /// <summary>A record has its outcome.</summary>
    /// <param name="result">The outcome.</param>
    void OnResult(BulkUserResult result);

    /// <summary>A decision worth a verbose line.</summary>
    /// <param name="message">The line.</param>
    void OnVerbose(string message);

    /// <summary>What somebody who waits should know.</summary>
    /// <param name="message">The line.</param>
    void OnWarning(string message);
}
