using System.Collections.Generic;
using UserMigration.Engine.Runs.Sending;

namespace UserMigration.Engine.Runs.Upload;

/// <summary>Receives the outcomes of an upload. Called on any thread; must not block.</summary>
public interface IUploadObserver : IRunObserver
{
    /// <summary>Receives the outcomes of records that were processed together.</summary>
    /// <param name="results">The outcomes, in the order of the records.</param>
    void OnResults(IReadOnlyList<BulkUserResult> results);
}
