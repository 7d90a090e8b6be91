using System;
using System.Threading;
using System.Threading.Tasks;

namespace UserMigration.Engine.Runs.Sending;

/// <summary>The workers of a run, as <see cref="BulkRun"/> sees them.</summary>
internal interface IRunWorkers : IDisposable
{
    /// <summary>The number of calls that were made.</summary>
    long Calls { get; }

    /// <summary>The error that ended the run early, or null.</summary>
    MigrationException? AbortedBy { get; }

    /// <summary>A task that ends when all work is done, after <see cref="Complete"/>.</summary>
    Task Completion { get; }

    /// <summary>Signals that no more work follows.</summary>
    void Complete();

    /// <summary>Stops the run: no new call starts, and calls in progress are canceled after a short time.</summary>
    void Cancel();

    /// <summary>Ends the run: no new call starts.</summary>
    /// <param name="cause">The cause; only the first one is kept.</param>
    void Abort(MigrationException cause);

    /// <summary>Counts the users in the store, with the same pace and retries as any other call.</summary>
    /// <param name="cancellationToken">A token that cancels waiting.</param>
    /// <returns>The number of users; null if the store does not report it.</returns>
    Task<long?> CountAsync(CancellationToken cancellationToken);
}
