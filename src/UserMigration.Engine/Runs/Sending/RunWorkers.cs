using System;
using System.Threading;
using System.Threading.Tasks;

namespace UserMigration.Engine.Runs.Sending;

/// <summary>The workers of a run, with the calls that they make and how the run ends.</summary>
/// <typeparam name="TWork">What a worker does at a time.</typeparam>
internal sealed class RunWorkers<TWork> : IRunWorkers
{
    private readonly IIdentityStore _store;
    private readonly WorkQueue<TWork> _queue;

    /// <summary>Starts the workers. The time without an answer from the store is counted from here.</summary>
    /// <param name="store">The store.</param>
    /// <param name="options">The options, with the number of workers and the rate.</param>
    /// <param name="observer">Receives decisions and warnings.</param>
    /// <param name="time">The clock.</param>
    /// <param name="random">Returns random numbers from 0 to 1; called from any thread.</param>
    /// <param name="beforeChange">Runs before each call that changes something. A <see cref="MigrationException"/> aborts the run, and the call is not made.</param>
    /// <param name="plan">Creates what processes an item; the second argument is whether the item is the first.</param>
    /// <param name="turn">Returns a task that ends when an item may be processed; it may only wait for earlier items. Null if no item waits.</param>
    public RunWorkers(
        IIdentityStore store,
        RunOptions options,
        IRunObserver observer,
        TimeProvider time,
        Func<double> random,
        Action? beforeChange,
        Func<StoreCaller, RunEnd, Func<TWork, bool, Task>> plan,
        Func<TWork, Task>? turn = null)
    {
        _store = store;
        End = new RunEnd(observer, time);
        Caller = new StoreCaller(options, observer, time, random) { BeforeChange = beforeChange is null ? null : () => AbortUnless(beforeChange) };
        _queue = new WorkQueue<TWork>(options, plan(Caller, End), End.Stop, turn);
    }

    /// <summary>How the run ends.</summary>
    public RunEnd End { get; }

    /// <summary>Makes the calls.</summary>
    public StoreCaller Caller { get; }

    /// <inheritdoc/>
    public long Calls => Caller.Calls;

    /// <inheritdoc/>
    public MigrationException? AbortedBy => End.AbortedBy;

    /// <inheritdoc/>
    public Task Completion => _queue.Completion;

    /// <summary>Passes work to the workers. Must be called on one thread.</summary>
    /// <param name="work">The work.</param>
    /// <returns>False while the queue is full.</returns>
    public bool TryAdd(TWork work) => _queue.TryAdd(work);

    /// <inheritdoc/>
    public void Complete() => _queue.Complete();

    /// <inheritdoc/>
    public void Cancel()
    {
        End.Stop();
        Complete();
    }

    /// <inheritdoc/>
    public void Abort(MigrationException cause) => End.Abort(cause);

    /// <inheritdoc/>
    public Task<long?> CountAsync(CancellationToken cancellationToken) => Caller.CountAsync(_store, cancellationToken);

    /// <summary>Aborts the run if something fails that it cannot continue without.</summary>
    /// <param name="write">What may fail with a <see cref="MigrationException"/>: a check of the run folder, a line of it.</param>
    /// <returns>Whether it succeeded.</returns>
    public bool AbortUnless(Action write)
    {
        try
        {
            write();
            return true;
        }
        catch (MigrationException exception)
        {
            End.Abort(exception);
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => End.Dispose();
}
