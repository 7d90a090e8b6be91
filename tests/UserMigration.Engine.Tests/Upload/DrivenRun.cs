using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Tests.Shared;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>What drives a run as a cmdlet does: keeps what it tells, and lets time pass while it waits.</summary>
internal abstract class DrivenRun<T> : IRunObserver
{
    // So that a worker whose timer has fired gets on before the clock does.
    private const int Turns = 20;

    private readonly object _lock = new object();
    private readonly Signal _told = new Signal();
    private readonly SteppedTime _time;

    protected DrivenRun(MemoryStore store)
    {
        Store = store;
        _time = (SteppedTime)store.Time;
    }

    public MemoryStore Store { get; }

    public List<T> Results { get; } = [];

    public List<string> Told { get; } = [];

    public MigrationException? AbortedBy { get; protected set; }

    public void OnResult(T result) => OnResults([result]);

    public void OnResults(IReadOnlyList<T> results)
    {
        lock (_lock)
        {
            Results.AddRange(results);
        }

        _told.Set();
    }

    public void OnVerbose(string message)
    {
        lock (_lock)
        {
            Told.Add(message);
        }

        _told.Set();
    }

    public void OnWarning(string message) => OnVerbose(message);

    /// <summary>Lets others work until something has happened that they tell; time passes where they wait for it.</summary>
    protected Task WaitUntilAsync(Func<bool> hasHappened) => WaitUntilAsync(hasHappened, null);

    /// <summary>Lets others work until a task has ended; time passes where they wait for it.</summary>
    protected Task WaitUntilAsync(Task ended) => WaitUntilAsync(() => ended.IsCompleted, ended);

    /// <summary>Asks the store how many users it has.</summary>
    protected async Task<long?> CountAsync(Func<CancellationToken, Task<long?>> count)
    {
        Task<long?> asked = count(CancellationToken.None);
        await WaitUntilAsync(asked);
        return await asked;
    }

    private async Task WaitUntilAsync(Func<bool> hasHappened, Task? ended)
    {
        while (true)
        {
            Task told = _told.Next;
            Task timerStarted = _time.TimerStarted.Next;
            if (hasHappened())
            {
                return;
            }

            if (!_time.Step())
            {
                await Task.WhenAny(told, timerStarted, ended ?? told);
            }

            for (int i = 0; i < Turns; i++)
            {
                await Task.Yield();
            }
        }
    }
}
