using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Runs.Upload;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>The queue and the workers that empty it.</summary>
public static class WorkQueueTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public static async Task EachItem_IsWorkedOnOnce_AndOneIsTheFirst()
    {
        ConcurrentBag<(int Item, bool IsFirst)> done = [];
        WorkQueue<int> queue = NewQueue(4, (item, isFirst) =>
        {
            done.Add((item, isFirst));
            return Task.CompletedTask;
        });

        await AddAsync(queue, 50);
        queue.Complete();
        await queue.Completion;

        Assert.Equal(Enumerable.Range(1, 50), done.Select(one => one.Item).Order());
        Assert.Single(done, one => one.IsFirst);
    }

    [Fact]
    public static async Task FirstItem_GoesAlone()
    {
        TaskCompletionSource begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        int underWay = 0;
        bool isAlone = true;
        WorkQueue<int> queue = NewQueue(3, async (_, isFirst) =>
        {
            int now = Interlocked.Increment(ref underWay);
            if (isFirst)
            {
                begun.SetResult();
                await gate.Task;
                isAlone = Volatile.Read(ref underWay) == 1 && now == 1;
            }

            Interlocked.Decrement(ref underWay);
        });

        await AddAsync(queue, 6);
        await begun.Task.WaitAsync(Cancelled);
        gate.SetResult();
        queue.Complete();
        await queue.Completion;

        Assert.True(isAlone);
    }

    [Fact]
    public static async Task QueueThatIsComplete_TakesNothing()
    {
        WorkQueue<int> queue = NewQueue(1, (_, _) => Task.CompletedTask);
        queue.Complete();
        queue.Complete();

        Assert.False(queue.TryAdd(1));
        await queue.Completion;
    }

    [Fact]
    public static async Task WorkerThatDies_EndsTheRun_AndIsRemembered()
    {
        int ended = 0;
        WorkQueue<int> queue = NewQueue(1, (_, _) => throw new InvalidOperationException("A mistake."), () => ended++);

        Assert.True(queue.TryAdd(1));
        InvalidOperationException fault = await Assert.ThrowsAsync<InvalidOperationException>(() => queue.Completion);

        Assert.Equal(1, ended);
        Assert.Same(fault, Assert.Throws<InvalidOperationException>(() => queue.TryAdd(2)));
    }

    [Fact]
    public static async Task Item_WaitsForItsTurn()
    {
        TaskCompletionSource turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        ConcurrentQueue<int> done = [];
        WorkQueue<int> queue = new WorkQueue<int>(
            new BulkCreateOptions { Workers = 2 },
            (item, _) =>
            {
                done.Enqueue(item);
                if (item == 3)
                {
                    turn.SetResult();
                }

                return Task.CompletedTask;
            },
            () => { },
            item => item == 2 ? turn.Task : Task.CompletedTask);

        await AddAsync(queue, 3);
        queue.Complete();
        await queue.Completion;

        Assert.Equal([1, 3, 2], done);
    }

    [Fact]
    public static async Task ItemAddedFirst_IsWorkedOnFirst_HoweverLateItsWorkerIs()
    {
        TaskCompletionSource late = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        ConcurrentQueue<int> done = [];
        WorkQueue<int> queue = new WorkQueue<int>(
            new BulkCreateOptions { Workers = 2 },
            (item, _) =>
            {
                done.Enqueue(item);
                return Task.CompletedTask;
            },
            () => { },
            item =>
            {
                if (item != 1)
                {
                    late.TrySetResult();
                    return Task.CompletedTask;
                }

                return late.Task;
            });

        await AddAsync(queue, 3);
        queue.Complete();
        await queue.Completion;

        Assert.Equal(1, done.First());
    }

    private static WorkQueue<int> NewQueue(int workers, Func<int, bool, Task> work, Action? onFault = null) =>
        new WorkQueue<int>(new BulkCreateOptions { Workers = workers }, work, onFault ?? (() => { }));

    private static async Task AddAsync(WorkQueue<int> queue, int count)
    {
        for (int item = 1; item <= count; item++)
        {
            while (!queue.TryAdd(item))
            {
                await Task.Yield();
            }
        }
    }
}
