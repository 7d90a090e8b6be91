using System;
using System.Threading;
using System.Threading.Tasks;

namespace UserMigration.Tests.Shared;

/// <summary>Wakes those who wait, each time that something happens.</summary>
internal sealed class Signal
{
    private TaskCompletionSource<bool> _next = Create();

    /// <summary>Ends when it happens next. To miss nothing, take it before you look whether it has happened.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Set() => Interlocked.Exchange(ref _next, Create()).TrySetResult(true);

    /// <summary>Waits until something has happened, which is looked at again each time that the signal is set.</summary>
    public async Task WaitUntilAsync(Func<bool> hasHappened, CancellationToken cancellationToken)
    {
        using CancellationTokenRegistration wake = cancellationToken.Register(Set);
        while (true)
        {
            Task next = Next;
            if (hasHappened())
            {
                return;
            }

            cancellationToken.ThrowIfCancellationRequested();
            await next;
        }
    }

    /// <summary>Waits until a task has ended.</summary>
    public Task WaitUntilAsync(Task ended, CancellationToken cancellationToken)
    {
        _ = ended.ContinueWith(_ => Set(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return WaitUntilAsync(() => ended.IsCompleted, cancellationToken);
    }

    private static TaskCompletionSource<bool> Create() => new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
}
