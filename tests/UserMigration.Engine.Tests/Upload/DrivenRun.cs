using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;
using UserMigration.Engine.Upload;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>What drives a run as a cmdlet does: keeps what it tells, and lets time pass while it waits.</summary>
internal abstract class DrivenRun<T> : IRunObserver
{
    private readonly object _lock = new object();

    protected DrivenRun(MemoryStore store)
    {
        Store = store;
    }

    public MemoryStore Store { get; }

    public List<T> Results { get; } = [];

    public List<string> Told { get; } = [];

    public MigrationException? AbortedBy { get; protected set; }

    public void OnResult(T result)
    {
        lock (_lock)
        {
            Results.Add(result);
        }
    }

    public void OnVerbose(string message)
    {
        lock (_lock)
        {
            Told.Add(message);
        }
    }

    public void OnWarning(string message) => OnVerbose(message);

    /// <summary>Lets others work until something has happened; with a clock of the test's own, time passes meanwhile.</summary>
    protected async Task WaitUntilAsync(Func<bool> hasHappened)
    {
        while (!hasHappened())
        {
            (Store.Time as FakeTimeProvider)?.Advance(TimeSpan.FromMilliseconds(20));
            await Task.Delay(1);
        }
    }

    /// <summary>Asks the store how many users it has.</summary>
    protected async Task<long?> CountAsync(Func<CancellationToken, Task<long?>> count)
    {
        Task<long?> asked = count(CancellationToken.None);
        await WaitUntilAsync(() => asked.IsCompleted);
        return await asked;
    }
}
