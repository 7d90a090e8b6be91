using System;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using System.Threading.Tasks;

namespace UserMigration.Engine.Runs.Sending;

/// <summary>A bounded queue with workers that process its items. The first item that is added is processed before all others, and alone.</summary>
internal sealed class WorkQueue<T>
{
    private readonly Func<T, bool, Task> _work;
    private readonly Action _onFault;
    private readonly Func<T, Task>? _turn;
    private readonly Channel<(T Item, bool IsFirst)> _queue;
    private readonly TaskCompletionSource<bool> _firstDone = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
    private ExceptionDispatchInfo? _fault;
    private bool _hasFirst;

    /// <summary>Creates a queue and starts its workers.</summary>
    /// <param name="options">The options with the number of workers.</param>
    /// <param name="work">Processes an item; the second argument is whether the item is the first.</param>
    /// <param name="onFault">Ends the run if a worker fails because of a programming error.</param>
    /// <param name="turn">Returns a task that ends when an item may be processed; it may only wait for earlier items. Null if no item waits.</param>
    public WorkQueue(RunOptions options, Func<T, bool, Task> work, Action onFault, Func<T, Task>? turn = null)
    {
        _turn = turn;
        _work = work;
        _onFault = onFault;
        _queue = Channel.CreateBounded<(T Item, bool IsFirst)>(new BoundedChannelOptions(options.QueueCapacity) { SingleWriter = true });
        Completion = Task.WhenAll(Enumerable.Range(0, options.Workers).Select(_ => Task.Run(RunWorkerAsync)));
    }

    /// <summary>A task that ends when all items have been processed, after <see cref="Complete"/>.</summary>
    public Task Completion { get; }

    /// <summary>Passes an item to the workers. Must be called on one thread.</summary>
    /// <param name="item">The item.</param>
    /// <returns>False while the queue is full.</returns>
    public bool TryAdd(T item)
    {
        _fault?.Throw();
        bool isAdded = _queue.Writer.TryWrite((item, !_hasFirst));
        _hasFirst |= isAdded;
        return isAdded;
    }

    /// <summary>Signals that there are no more items.</summary>
    public void Complete() => _queue.Writer.TryComplete();

    private async Task RunWorkerAsync()
    {
        try
        {
            await WorkAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (Remember(exception))
        {
            throw;
        }
    }

    /// <summary>Ends the run when a worker fails, because otherwise no one would empty the queue.</summary>
    private bool Remember(Exception exception)
    {
        _fault ??= ExceptionDispatchInfo.Capture(exception);
        _onFault();
        return true;
    }

    private async Task WorkAsync()
    {
        while (true)
        {
            (T Item, bool IsFirst) next;
            try
            {
                // One item wakes one worker. To wait until there is an item would wake all of them.
                next = await _queue.Reader.ReadAsync().ConfigureAwait(false);
            }
            catch (ChannelClosedException)
            {
                return;
            }

            await WorkAsync(next.Item, next.IsFirst).ConfigureAwait(false);
        }
    }

    private async Task WorkAsync(T item, bool isFirst)
    {
        if (_turn is not null)
        {
            await _turn(item).ConfigureAwait(false);
        }

        if (!isFirst)
        {
            await _firstDone.Task.ConfigureAwait(false);
            await _work(item, false).ConfigureAwait(false);
            return;
        }

        try
        {
            await _work(item, true).ConfigureAwait(false);
        }
        finally
        {
            _firstDone.TrySetResult(true);
        }
    }
}
