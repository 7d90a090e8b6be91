using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Runs.Upload;
using UserMigration.Tests.Shared;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>Which calls are made again, when, and for how long.</summary>
public sealed class StoreCallerTests
{
    private readonly SteppedTime _time = new SteppedTime();
    private readonly DateTimeOffset _begin;
    private readonly Observer _observer = new Observer();
    private readonly BulkCreateOptions _options = new BulkCreateOptions { RateLimit = 0, Patience = TimeSpan.FromMinutes(2) };
    private readonly List<TimeSpan> _starts = [];

    public StoreCallerTests() => _begin = _time.GetUtcNow();

    private static IdentityStoreException Outage => new IdentityStoreException(IdentityStoreFault.NotDone, "No connection.");

    private static IdentityStoreException Lost => new IdentityStoreException(IdentityStoreFault.Unresolved, "The connection broke.");

    [Fact]
    public async Task ChangeThatWasNotDone_IsMadeAgain_UntilItIsTaken()
    {
        StoreCaller caller = NewCaller();

        Assert.Equal(7, await RunAsync(Change(caller, attempt => attempt < 3 ? Outage : null)));

        Assert.Equal(3, caller.Calls);
        Assert.InRange(_starts[1], TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(1));
        Assert.Empty(_observer.Warnings);
    }

    [Theory]
    [InlineData(IdentityStoreFault.Unresolved)]
    [InlineData(IdentityStoreFault.Refused)]
    [InlineData(IdentityStoreFault.TooLarge)]
    [InlineData(IdentityStoreFault.Denied)]
    public async Task OtherChange_IsNotMadeAgain(IdentityStoreFault kind)
    {
        StoreCaller caller = NewCaller();
        IdentityStoreException fault = new IdentityStoreException(kind, "No.");

        Assert.Same(fault, await Assert.ThrowsAsync<IdentityStoreException>(() => RunAsync(Change(caller, _ => fault))));

        Assert.Equal(1, caller.Calls);
    }

    [Fact]
    public async Task ReadThatFailed_IsMadeAgain()
    {
        StoreCaller caller = NewCaller();

        Assert.Equal(7, await RunAsync(Read(caller, attempt => attempt switch { 1 => Lost, 2 => Outage, _ => null })));

        Assert.Equal(3, caller.Calls);
    }

    [Theory]
    [InlineData(IdentityStoreFault.Refused)]
    [InlineData(IdentityStoreFault.TooLarge)]
    [InlineData(IdentityStoreFault.Denied)]
    public async Task RefusedRead_IsNotMadeAgain(IdentityStoreFault kind)
    {
        StoreCaller caller = NewCaller();

        await Assert.ThrowsAsync<IdentityStoreException>(() => RunAsync(Read(caller, _ => new IdentityStoreException(kind, "No."))));

        Assert.Equal(1, caller.Calls);
    }

    [Fact]
    public async Task MistakeOfOurs_IsNotMadeAgain()
    {
        StoreCaller caller = NewCaller();

        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(Read(caller, _ => new InvalidOperationException())));

        Assert.Equal(1, caller.Calls);
    }

    [Fact]
    public async Task StoreThatNeverAnswered_IsGivenUpAfterOneAttemptsTime()
    {
        _options.Timeout = TimeSpan.FromSeconds(10);
        StoreCaller caller = NewCaller();
        Assert.False(caller.IsStoreSilent);

        await Assert.ThrowsAnyAsync<Exception>(() => RunAsync(Change(caller, _ => Outage)));

        Assert.InRange(Elapsed, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30));
        Assert.True(caller.IsStoreSilent);
    }

    [Fact]
    public async Task ShorterPatience_EndsEarlier()
    {
        _options.Timeout = TimeSpan.FromSeconds(10);
        _options.Patience = TimeSpan.FromSeconds(2);
        StoreCaller caller = NewCaller();

        await Assert.ThrowsAnyAsync<Exception>(() => RunAsync(Change(caller, _ => Outage)));

        Assert.InRange(Elapsed, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(14));
    }

    [Fact]
    public async Task StoreThatHasAnswered_IsTriedForAllOfThePatience()
    {
        StoreCaller caller = NewCaller();
        await RunAsync(Change(caller, _ => null));

        await Assert.ThrowsAnyAsync<Exception>(() => RunAsync(Change(caller, _ => Outage)));

        Assert.InRange(Elapsed, TimeSpan.FromSeconds(120), TimeSpan.FromSeconds(145));
    }

    [Fact]
    public async Task Refusal_IsAnAnswer()
    {
        StoreCaller caller = NewCaller();
        await Assert.ThrowsAsync<IdentityStoreException>(() => RunAsync(Change(caller, _ => new IdentityStoreException(IdentityStoreFault.Refused, "No."))));
        _time.Advance(TimeSpan.FromSeconds(119));

        Assert.False(caller.IsStoreSilent);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(caller.IsStoreSilent);
    }

    [Fact]
    public async Task LostAnswer_IsNone()
    {
        _options.Timeout = TimeSpan.FromSeconds(10);
        StoreCaller caller = NewCaller();
        await Assert.ThrowsAsync<IdentityStoreException>(() => RunAsync(Change(caller, _ => Lost)));
        _time.Advance(TimeSpan.FromSeconds(14));

        Assert.False(caller.IsStoreSilent);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(caller.IsStoreSilent);
    }

    [Fact]
    public async Task ReadThatFails_WhileOthersAreAnswered_IsGivenNoMorePatience()
    {
        StoreCaller caller = NewCaller();
        await RunAsync(Change(caller, _ => null));

        Task<int> read = Read(caller, _ => Lost);
        while (!read.IsCompleted)
        {
            Task timerStarted = _time.TimerStarted.Next;
            if (!_time.Step())
            {
                await Task.WhenAny(read, timerStarted);
            }

            await caller.ChangeAsync(default, () => Task.FromResult(1), CancellationToken.None);
        }

        await Assert.ThrowsAsync<IdentityStoreException>(() => read);
        Assert.InRange(Elapsed, TimeSpan.FromSeconds(120), TimeSpan.FromSeconds(145));
    }

    [Fact]
    public async Task ThrottledCall_WaitsAsTheStoreAsks()
    {
        StoreCaller caller = NewCaller();

        Assert.Equal(7, await RunAsync(Change(caller, attempt => attempt == 1 ? Throttled(TimeSpan.FromSeconds(3)) : null)));

        Assert.InRange(_starts[1] - _starts[0], TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(3.2));
        Assert.Contains(_observer.Verbose, line => line.Contains("slowing down", StringComparison.Ordinal));
        Assert.Empty(_observer.Warnings);
    }

    [Fact]
    public async Task StoreThatAsksForTooMuchPatience_IsAskedAgainAfterOurs()
    {
        _options.Patience = TimeSpan.FromSeconds(60);
        StoreCaller caller = NewCaller();

        Assert.Equal(7, await RunAsync(Change(caller, attempt => attempt == 1 ? Throttled(TimeSpan.FromHours(9)) : null)));

        Assert.InRange(_starts[1] - _starts[0], TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(60.2));
    }

    [Fact]
    public async Task ThrottlingStore_IsThere_AndIsGivenAllOfThePatience()
    {
        StoreCaller caller = NewCaller();

        await Assert.ThrowsAsync<IdentityStoreException>(() => RunAsync(Change(caller, _ => Throttled(TimeSpan.FromSeconds(5)))));

        Assert.InRange(Elapsed, TimeSpan.FromSeconds(120), TimeSpan.FromSeconds(126));
        Assert.True(caller.IsStoreSilent);
    }

    [Fact]
    public async Task LongSilence_IsSaidOnce_AndSoIsItsEnd()
    {
        StoreCaller caller = NewCaller();

        Assert.Equal(7, await RunAsync(Change(caller, attempt => attempt < 10 ? Throttled(TimeSpan.FromSeconds(5)) : null)));

        Assert.Equal(
            ["The store has not responded for 30 s: the run keeps trying. The last call: Too many calls.", "The store responds again: the run continues."],
            _observer.Warnings);
        Assert.Equal(7, await RunAsync(Change(caller, _ => null)));
        Assert.Equal(2, _observer.Warnings.Count);
    }

    [Fact]
    public async Task ShortSilence_IsNotWorthAWord()
    {
        StoreCaller caller = NewCaller();

        Assert.Equal(7, await RunAsync(Change(caller, attempt => attempt < 6 ? Throttled(TimeSpan.FromSeconds(5)) : null)));

        Assert.InRange(Elapsed, TimeSpan.FromSeconds(25), TimeSpan.FromSeconds(30));
        Assert.Empty(_observer.Warnings);
    }

    [Fact]
    public async Task CallsThatKeepFailing_PauseTheRun()
    {
        _options.Timeout = TimeSpan.FromSeconds(60);
        StoreCaller caller = NewCaller();

        Assert.Equal(7, await RunAsync(Change(caller, attempt => attempt <= 6 ? Outage : null)));

        // The fifth failure opens the breaker; the sixth call is its first probe.
        Assert.All([_starts[5] - _starts[4], _starts[6] - _starts[5]], pause => Assert.InRange(pause, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10.5)));
        Assert.InRange(_starts[4], TimeSpan.FromMilliseconds(10), TimeSpan.FromSeconds(10));
        Assert.Equal(2, _observer.Warnings.Count);
        Assert.Contains("every 10 s", _observer.Warnings[0], StringComparison.Ordinal);
        Assert.Equal("The store responds again: the run continues.", _observer.Warnings[1]);
    }

    [Fact]
    public async Task RefusedCalls_DoNotPauseTheRun()
    {
        StoreCaller caller = NewCaller();
        for (int i = 0; i < 12; i++)
        {
            await Assert.ThrowsAsync<IdentityStoreException>(() => RunAsync(Change(caller, _ => new IdentityStoreException(IdentityStoreFault.Refused, "No."))));
        }

        Assert.Equal((12, TimeSpan.Zero), (caller.Calls, Elapsed));
        Assert.Empty(_observer.Warnings);
    }

    [Theory]
    [InlineData(1, 0, 0.2)]
    [InlineData(1, 1, 0.4)]
    [InlineData(3, 0, 0.8)]
    [InlineData(3, 1, 1.6)]
    [InlineData(6, 0.5, 9.6)]
    [InlineData(7, 0, 7.5)]
    [InlineData(9, 1, 15)]
    public void BackOff_IsLongerWithEachRound_AndNeverTooLong(int round, double random, double seconds)
    {
        StoreCaller caller = new StoreCaller(_options, _observer, _time, () => random);

        Task pause = caller.BackOffAsync(round, CancellationToken.None);

        _time.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
        Assert.False(pause.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(2));
        Assert.Equal(TaskStatus.RanToCompletion, pause.Status);
    }

    [Fact]
    public async Task StoppedRun_MakesNoCall()
    {
        StoreCaller caller = NewCaller();
        using CancellationTokenSource stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => caller.ChangeAsync(default, () => Task.FromResult(1), stop.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => caller.BackOffAsync(1, stop.Token));

        Assert.Equal(0, caller.Calls);
    }

    [Fact]
    public async Task Calls_KeepThePace()
    {
        _options.RateLimit = 2;
        StoreCaller caller = NewCaller();

        for (int i = 0; i < 4; i++)
        {
            await RunAsync(Change(caller, _ => null));
        }

        Assert.InRange(_starts[3], TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(1.7));
    }

    [Fact]
    public async Task Users_AreCounted()
    {
        StoreCaller caller = NewCaller();

        Assert.Equal(42, await RunAsync(caller.CountAsync(new CountedStore(_time, () => 42), CancellationToken.None)));

        Assert.Equal(1, caller.Calls);
    }

    [Fact]
    public async Task StoreThatCanNotCount_IsNotAsked()
    {
        StoreCaller caller = NewCaller();

        Assert.Null(await RunAsync(caller.CountAsync(new CountedStore(_time, () => 42, canCount: false), CancellationToken.None)));

        Assert.Equal(0, caller.Calls);
    }

    [Fact]
    public async Task StoreThatDoesNotSayHowManyUsersItHas_IsNoFault()
    {
        StoreCaller caller = NewCaller();

        Assert.Null(await RunAsync(caller.CountAsync(new CountedStore(_time, () => throw new IdentityStoreException(IdentityStoreFault.Denied, "No.")), CancellationToken.None)));

        Assert.Equal("The store did not report how many users it has: No.", Assert.Single(_observer.Verbose));
    }

    [Theory]
    [InlineData(IdentityStoreFault.Unresolved)]
    [InlineData(IdentityStoreFault.NotDone)]
    public async Task CountThatKeepsFailing_DoesNotHoldTheRunUpForLong(IdentityStoreFault kind)
    {
        StoreCaller caller = NewCaller();

        Assert.Null(await RunAsync(caller.CountAsync(new CountedStore(_time, () => throw new IdentityStoreException(kind, "Not now.")), CancellationToken.None)));

        Assert.InRange(Elapsed, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60));
        Assert.StartsWith("The store did not report how many users it has: ", _observer.Verbose[^1], StringComparison.Ordinal);
    }

    private TimeSpan Elapsed => _time.GetUtcNow() - _begin;

    private static IdentityStoreException Throttled(TimeSpan retryAfter) =>
        new IdentityStoreException(IdentityStoreFault.NotDone, "Too many calls.") { HttpStatus = 429, RetryAfter = retryAfter };

    private StoreCaller NewCaller() => new StoreCaller(_options, _observer, _time, () => 0.5);

    private Task<int> Change(StoreCaller caller, Func<int, Exception?> meet) => caller.ChangeAsync(default, Call(meet), CancellationToken.None);

    private Task<int> Read(StoreCaller caller, Func<int, Exception?> meet) => caller.ReadAsync(default, Call(meet), CancellationToken.None);

    private Func<Task<int>> Call(Func<int, Exception?> meet)
    {
        int attempt = 0;
        return () =>
        {
            _starts.Add(Elapsed);
            return meet(++attempt) is { } fault ? Task.FromException<int>(fault) : Task.FromResult(7);
        };
    }

    /// <summary>Lets time pass until a call has its answer.</summary>
    private async Task<T> RunAsync<T>(Task<T> task)
    {
        while (!task.IsCompleted)
        {
            Assert.InRange(Elapsed, TimeSpan.Zero, TimeSpan.FromHours(1));
            Task timerStarted = _time.TimerStarted.Next;
            if (!_time.Step())
            {
                await Task.WhenAny(task, timerStarted);
            }
        }

        return await task;
    }

    private sealed class CountedStore(TimeProvider time, Func<long> count, bool canCount = true) : MemoryStore(time)
    {
        public override StoreCapabilities Capabilities { get; } = new StoreCapabilities { CanCount = canCount };

        public override Task<long> CountAsync(string entityType, string? filter, CancellationToken cancellationToken)
        {
            Assert.Equal(("user", null), (entityType, filter));
            return Task.FromResult(count());
        }
    }

    private sealed class Observer : IRunObserver
    {
        public List<string> Verbose { get; } = [];

        public List<string> Warnings { get; } = [];

        public void OnVerbose(string message) => Verbose.Add(message);

        public void OnWarning(string message) => Warnings.Add(message);
    }
}
