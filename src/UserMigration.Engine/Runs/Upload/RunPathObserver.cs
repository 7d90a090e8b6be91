using System;
using System.Collections.Generic;

namespace UserMigration.Engine.Runs.Upload;

/// <summary>Notes on each outcome which run folder has it, before it is passed on.</summary>
internal sealed class RunPathObserver : IUploadObserver
{
    private readonly IUploadObserver _observer;
    private readonly Func<string?> _runPath;

    /// <summary>Creates an observer.</summary>
    /// <param name="observer">Receives the outcomes.</param>
    /// <param name="runPath">Gets the full path of the run folder; null while there is none.</param>
    public RunPathObserver(IUploadObserver observer, Func<string?> runPath)
    {
        _observer = observer;
        _runPath = runPath;
    }

    /// <inheritdoc/>
    public void OnResults(IReadOnlyList<BulkUserResult> results)
    {
        string? path = _runPath();
        foreach (BulkUserResult result in results)
        {
            result.RunPath = path;
        }

        _observer.OnResults(results);
    }

    /// <inheritdoc/>
    public void OnVerbose(string message) => _observer.OnVerbose(message);

    /// <inheritdoc/>
    public void OnWarning(string message) => _observer.OnWarning(message);
}
