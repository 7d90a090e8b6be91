using System;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Sending;

namespace UserMigration.Engine.Runs;

/// <summary>
/// What an upload, a rollback and a comparison have in common: work is queued for workers that make the calls, each record or user has exactly
/// one outcome, an error that every call would have ends the run early, and disposing of it stops the workers. The methods are called on one thread.
/// </summary>
public abstract class BulkRun : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private bool _isDisposed;

    private protected BulkRun()
    {
    }

    /// <summary>Whether all work has its outcomes, after <see cref="Complete"/>.</summary>
    public bool IsCompleted => Completion.IsCompleted;

    /// <summary>A task that ends when all work has its outcomes, after <see cref="Complete"/>.</summary>
    internal Task Completion => Workers?.Completion ?? Task.CompletedTask;

    /// <summary>The error that ended the run early, or null.</summary>
    public MigrationException? AbortedBy => Workers?.AbortedBy;

    /// <summary>The workers; null before they are started.</summary>
    private protected abstract IRunWorkers? Workers { get; }

    /// <summary>Whether the store was asked for anything, so that it is worth asking how many users it has.</summary>
    private protected virtual bool HasWorked => Workers is { Calls: > 0 };

    /// <summary>Signals that no more work follows.</summary>
    public virtual void Complete() => Workers?.Complete();

    /// <summary>Waits for the workers to end, after <see cref="IsCompleted"/>.</summary>
    public void Join() => Completion.GetAwaiter().GetResult();

    /// <summary>Asks the store how many users it has.</summary>
    /// <param name="cancellationToken">A token that cancels waiting.</param>
    /// <returns>The number of users; null if the store was asked for nothing, after an abort, or if the store does not report the number.</returns>
    public Task<long?> CountStoreAsync(CancellationToken cancellationToken) => Workers is not { AbortedBy: null } workers || !HasWorked
        ? Task.FromResult<long?>(null)
        : workers.CountAsync(cancellationToken);

    /// <summary>Stops the workers. No more outcomes are reported after that; the files of the run have the outcome of each record or user.</summary>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        GC.SuppressFinalize(this);
        Workers?.Cancel();
        if (((IAsyncResult)Completion).AsyncWaitHandle.WaitOne(s_patience))
        {
            try
            {
                CloseAfterStop();
            }
            catch (MigrationException)
            {
                // The folder can't be written, and no one receives errors any more. What was written so far is correct.
            }

            Workers?.Dispose();
        }
    }

    /// <summary>Writes the outcomes that are left and closes the files, after the workers have stopped.</summary>
    /// <exception cref="MigrationException">A file can't be written.</exception>
    private protected abstract void CloseAfterStop();

    /// <summary>Aborts the run if its folder can't be written. Each record or user still gets an outcome.</summary>
    /// <param name="write">Writes to the folder.</param>
    private protected void AbortUnless(Action write)
    {
        try
        {
            write();
        }
        catch (MigrationException exception)
        {
            if (Workers is not { } workers)
            {
                throw;
            }

            workers.Abort(exception);
        }
    }

    /// <summary>Computes how many records were processed per second.</summary>
    /// <param name="records">The number of records.</param>
    /// <param name="elapsed">The duration.</param>
    private protected static double RateOf(long records, TimeSpan elapsed) => records / Math.Max(elapsed.TotalSeconds, 0.001);
}
