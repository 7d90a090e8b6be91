using System;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;

namespace UserMigration.Engine.Upload;

/// <summary>A bounded queue and the workers that empty it. The first item goes alone.</summary>
internal sealed class WorkQueue<T> : IDisposable
{
    private readonly Func<T, bool, Task> _work;
    private readonly Action _onFault;
    private readonly Func<T, Task>? _turn;
    private readonly Channel<T> _queue;
    private readonly SemaphoreSlim _firstAlone = new SemaphoreSlim(1);
    private ExceptionDispatchInfo? _fault;
    private bool _isFirstDone;

    /// <summary>Makes a queue and starts its workers.</summary>
    /// <param name="options">How many there are.</param>
    /// <param name="work">Does the work of an item; told whether it is the first.</param>
    /// <param name="onFault">Ends the run, where a worker dies of a mistake of ours.</param>
    /// <param name="turn">
    /// Ends when an item may be worked on; it may wait for the work of items before it alone. Null where none waits.
    /// </param>
    public WorkQueue(RunOptions options, Func<T, bool, Task> work, Action onFault, Func<T, Task>? turn = null)
    {
        _turn = turn;
        _work = work;
        _onFault = onFault;
        _queue = Channel.CreateBounded<T>(options.QueueCapacity);
        Completion = Task.WhenAll(Enumerable.Range(0, options.Workers).Select(_ => Task.Run(RunWorkerAsync)));
    }

    /// <summary>Ends when the work of every item is done, after <see cref="Complete"/>.</summary>
    public Task Completion { get; }

    /// <summary>Gives an item to the workers.</summary>
    /// <param name="item">The item.</param>
    /// <returns>False while the queue is full.</returns>
    public bool TryAdd(T item)
    {
        _fault?.Throw();
        return _queue.Writer.TryWrite(item);
    }

    /// <summary>Says that no more items come.</summary>
    public void Complete() => _queue.Writer.TryComplete();

    /// <inheritdoc/>
    public void Dispose() => _firstAlone.Dispose();

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

    /// <summary>A worker that dies ends the run, rather than leave a queue that nobody empties.</summary>
    private bool Remember(Exception exception)
    {
        _fault ??= ExceptionDispatchInfo.Capture(exception);
        _onFault();
        return true;
    }

    private async Task WorkAsync()
    {
        while (await _queue.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (_queue.Reader.TryRead(out T? item))
            {
                await WorkAsync(item).ConfigureAwait(false);
            }
        }
    }

    private async Task WorkAsync(T item)
    {
        if (_turn is not null)
        {
            // Before it could be taken for the first one: the first may be what it waits for.
            await _turn(item).ConfigureAwait(false);
        }

        if (Volatile.Read(ref _isFirstDone))
        {
            await _work(item, false).ConfigureAwait(false);
            return;
        }

        await _firstAlone.WaitAsync().ConfigureAwait(false);
        bool isFirst = !_isFirstDone;
        try
        {
            if (isFirst)
            {
                await _work(item, true).ConfigureAwait(false);
                Volatile.Write(ref _isFirstDone, true);
            }
        }
        finally
        {
            _firstAlone.Release();
        }

        if (!isFirst)
        {
            await _work(item, false).ConfigureAwait(false);
        }
    }
}
