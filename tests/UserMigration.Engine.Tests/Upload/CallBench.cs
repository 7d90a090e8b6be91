using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Runs.Settling;
using UserMigration.Engine.Runs.Upload;
using UserMigration.Tests.Shared;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>The parts of a run that make calls, each to be called by itself; time passes where they wait for it.</summary>
internal sealed class CallBench : IRunObserver, IDisposable
{
    public CallBench(Func<TimeProvider, MemoryStore>? makeStore = null)
    {
        Store = makeStore?.Invoke(Time) ?? new MemoryStore(Time);
        Caller = new StoreCaller(Options, this, Time, () => 0.5);
        End = new RunEnd(this, Time);
        LookUp = new UserLookUp(Store, Options, Caller, End, Time);
        Settlement = new Settlement(Store, Options, Caller, End, Time, new ClaimedUsers(null), LookUp);
    }

    public SteppedTime Time { get; } = new SteppedTime();

    public MemoryStore Store { get; }

    public BulkCreateOptions Options { get; } = new BulkCreateOptions
    {
        RateLimit = 0,
        Timeout = TimeSpan.FromSeconds(10),
        Patience = TimeSpan.FromSeconds(60),
    };

    public StoreCaller Caller { get; }

    public RunEnd End { get; }

    public UserLookUp LookUp { get; }

    public Settlement Settlement { get; }

    public TimeSpan Elapsed => Time.GetUtcNow() - new SteppedTime().GetUtcNow();

    public List<string> Verbose { get; } = [];

    public List<string> Warnings { get; } = [];

    /// <summary>A record of a user, which may be in doubt.</summary>
    public static QueuedRecord Record(RecordOperation operation = RecordOperation.Unset, string name = "Bob", string? email = "bob@example.com")
    {
        Dictionary<string, object?> attributes = new Dictionary<string, object?> { ["givenName"] = name };
        if (email is not null)
        {
            attributes.Add("email", email);
        }

        return new QueuedRecord(new IdentityRecord(IdentityTarget.Akamai, attributes, Records.Of(1)) { Operation = operation });
    }

    /// <summary>A user that the store has.</summary>
    public IdentityUser HasUser(string name = "Bob", TimeSpan age = default)
    {
        Store.Add(Record(name: name).Record, Time.GetUtcNow() - age);
        return Store.Users[^1];
    }

    /// <summary>Lets time pass until something has ended. A run that ends gives up what it waits for.</summary>
    public async Task RunAsync(Task task)
    {
        while (!task.IsCompleted)
        {
            Task timerStarted = Time.TimerStarted.Next;
            if (!Time.Step())
            {
                await Task.WhenAny(task, timerStarted);
            }
        }

        try
        {
            await task;
        }
        catch (OperationCanceledException) when (End.NoMoreCalls.IsCancellationRequested)
        {
            // What has no result then gets its own from whoever called.
        }
    }

    public void OnVerbose(string message) => Verbose.Add(message);

    public void OnWarning(string message) => Warnings.Add(message);

    public void Dispose() => End.Dispose();
}
