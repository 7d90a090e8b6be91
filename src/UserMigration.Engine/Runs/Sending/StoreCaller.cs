using System;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using UserMigration.Engine.Runs.Calls;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Runs.Sending;

/// <summary>
/// Makes the calls of a run at the specified rate. Calls on which the store certainly did not act are retried
/// (exponential back-off with jitter). If calls keep failing, no calls are made for a while (circuit breaker).
/// </summary>
internal sealed class StoreCaller
{
    private const int FailuresThatPause = 5;
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_firstDelay = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan s_longSilence = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_longestDelay = TimeSpan.FromSeconds(15);

    /// <summary>How long a run keeps trying to count users. The number is only informative, and no record waits for it.</summary>
    private static readonly TimeSpan s_countPatience = TimeSpan.FromSeconds(30);

    private static readonly ResiliencePropertyKey<long> s_begun = new ResiliencePropertyKey<long>("begun");
    private static readonly ResiliencePropertyKey<TimeSpan> s_patience = new ResiliencePropertyKey<TimeSpan>("patience");

    private readonly Pacer _pacer;
    private readonly CallPace _pace;
    private readonly TimeProvider _time;
    private readonly Action<string> _report;
    private readonly Action<string> _warn;
    private readonly Func<double> _random;
    private readonly RunOptions _options;
    private readonly TimeSpan _firstPatience;
    private readonly ResiliencePipeline _creates;
    private readonly ResiliencePipeline _reads;
    private bool _hasAnswered;
    private int _hasWarned;
    private long _lastAnswer;
    private long _calls;

    /// <summary>Creates a caller.</summary>
    /// <param name="options">The options for the run.</param>
    /// <param name="observer">Receives messages about decisions.</param>
    /// <param name="time">The clock.</param>
    /// <param name="random">Returns random numbers from 0 to 1; called from any thread.</param>
    public StoreCaller(RunOptions options, IRunObserver observer, TimeProvider time, Func<double> random)
    {
        _pacer = options.SharedRate?.Pacer ?? new Pacer(options.RateLimit, time);
        _pace = new CallPace(time);
        _time = time;
        _report = observer.OnVerbose;
        _warn = observer.OnWarning;
        _random = random;
        _options = options;

        // No call has been answered yet, so the address may be wrong.
        TimeSpan attempt = options.Timeout + TimeSpan.FromSeconds(5);
        _firstPatience = attempt < options.Patience ? attempt : options.Patience;
        _lastAnswer = time.GetTimestamp();
        ResiliencePipeline breaker = new ResiliencePipelineBuilder { TimeProvider = time }.AddCircuitBreaker(BreakerOptions()).Build();
        _creates = Pipeline(breaker, random, isRead: false);
        _reads = Pipeline(breaker, random, isRead: true);
    }

    /// <summary>Called before each attempt of a call that changes something. It may end the run, in which case the attempt is not made.</summary>
    public Action? BeforeChange { get; init; }

    /// <summary>Whether the store has answered no call for as long as a run keeps trying.</summary>
    public bool IsStoreSilent => _time.GetElapsedTime(Interlocked.Read(ref _lastAnswer)) >= Patience;

    /// <summary>Whether the store has answered a call yet.</summary>
    public bool HasAnswered => Volatile.Read(ref _hasAnswered);

    /// <summary>How many calls were started.</summary>
    public long Calls => Interlocked.Read(ref _calls);

    /// <summary>How many calls per second were started recently.</summary>
    public double CallsPerSecond => _pace.PerSecond;

    /// <summary>Makes a call that changes something. It is only retried if the store certainly did nothing.</summary>
    /// <param name="what">The call, without its content.</param>
    /// <param name="call">Makes the call. It gets no information about earlier attempts.</param>
    /// <param name="cancellationToken">A token that prevents new attempts.</param>
    /// <exception cref="IdentityStoreException">The call failed; the kind shows what can be concluded.</exception>
    /// <exception cref="StorePausedException">Calls are paused, and no attempt was made.</exception>
    public Task<T> ChangeAsync<T>(StoreCall what, Func<Task<T>> call, CancellationToken cancellationToken) =>
        ExecuteAsync(_creates, what, call, BeforeChange, _options.Patience, cancellationToken);

    /// <summary>Makes a call that only reads. It is retried after every temporary fault.</summary>
    /// <param name="what">The call, without its content.</param>
    /// <param name="call">Makes the call.</param>
    /// <param name="cancellationToken">A token that prevents new attempts.</param>
    /// <exception cref="IdentityStoreException">The call failed.</exception>
    /// <exception cref="StorePausedException">Calls are paused, and no attempt was made.</exception>
    public Task<T> ReadAsync<T>(StoreCall what, Func<Task<T>> call, CancellationToken cancellationToken) =>
        ExecuteAsync(_reads, what, call, null, _options.Patience, cancellationToken);

    /// <summary>Waits for a turn without a call, so that calls of another caller can follow.</summary>
    /// <param name="cancellationToken">A token that cancels waiting.</param>
    public async Task SkipTurnAsync(CancellationToken cancellationToken)
    {
        using PacedCall _ = await _pacer.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Counts the users of the entity type.</summary>
    /// <param name="store">The store.</param>
    /// <param name="cancellationToken">A token that cancels waiting.</param>
    /// <returns>The number of users; null if the store does not report it, or can't be reached.</returns>
    public async Task<long?> CountAsync(IIdentityStore store, CancellationToken cancellationToken)
    {
        if (!store.Capabilities.CanCount)
        {
            return null;
        }

        try
        {
            StoreCall what = new StoreCall(CallOperation.Count, 0, 0);
            return await ExecuteAsync(
                _reads, what, () => store.CountAsync(_options.EntityType, null, cancellationToken), null, s_countPatience, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IdentityStoreException or StorePausedException)
        {
            _report("The store did not report how many users it has: " + exception.Message);
            return null;
        }
    }

    /// <summary>Waits before a batch is sent again: longer in each round, and for a different time in each worker.</summary>
    /// <param name="round">The round, from 1.</param>
    /// <param name="cancellationToken">A token that cancels waiting.</param>
    public Task BackOffAsync(int round, CancellationToken cancellationToken)
    {
        double longest = Math.Min(s_longestDelay.TotalSeconds, s_firstDelay.TotalSeconds * (1 << round));
        TimeSpan delay = TimeSpan.FromSeconds(longest * (0.5 + (_random() / 2)));
#if NET8_0_OR_GREATER
        return Task.Delay(delay, _time, cancellationToken);
#else
        return _time.Delay(delay, cancellationToken);
#endif
    }

    private TimeSpan Patience => Volatile.Read(ref _hasAnswered) ? _options.Patience : _firstPatience;

    private async Task<T> ExecuteAsync<T>(
        ResiliencePipeline pipeline, StoreCall what, Func<Task<T>> call, Action? before, TimeSpan patience, CancellationToken cancellationToken)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        context.Properties.Set(s_begun, _time.GetTimestamp());
        context.Properties.Set(s_patience, patience);
        try
        {
            return await pipeline
                .ExecuteAsync(inner => new ValueTask<T>(AttemptAsync(what, call, before, inner.CancellationToken)), context)
                .ConfigureAwait(false);
        }
        catch (BrokenCircuitException exception)
        {
            throw new StorePausedException(exception);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async Task<T> AttemptAsync<T>(StoreCall what, Func<Task<T>> call, Action? before, CancellationToken cancellationToken)
    {
        using PacedCall paced = await _pacer.WaitAsync(cancellationToken).ConfigureAwait(false);
        before?.Invoke();
        cancellationToken.ThrowIfCancellationRequested();
        Interlocked.Increment(ref _calls);
        _pace.OnStart();
        CallDecisions.Current = _report;
        try
        {
            T answer = await (_options.Calls is { } observer ? ObserveAsync(observer, paced, what, call) : paced.MakeAsync(call)).ConfigureAwait(false);
            OnAnswer();
            return answer;
        }
        catch (IdentityStoreException exception) when (exception.IsThrottled)
        {
            // The store is reachable, but throttles calls. The time for which it accepts no calls counts nevertheless.
            Volatile.Write(ref _hasAnswered, true);
            Report(_pacer.OnRefused(paced.Start, exception.RetryAfter > _options.Patience ? _options.Patience : exception.RetryAfter));
            throw;
        }
        catch (IdentityStoreException exception) when (!IsOutage(exception))
        {
            OnAnswer();
            throw;
        }
    }

    private async Task<T> ObserveAsync<T>(ICallObserver observer, PacedCall paced, StoreCall what, Func<Task<T>> call)
    {
        long begun = _time.GetTimestamp();
        CallStatus status = CallStatus.Canceled;
        IdentityStoreException? failure = null;
        try
        {
            T answer = await paced.MakeAsync(call).ConfigureAwait(false);
            status = CallStatus.Answered;
            return answer;
        }
        catch (IdentityStoreException exception)
        {
            failure = exception;
            status = CallOutcome.StatusOf(exception);
            throw;
        }
        finally
        {
            observer.OnCall(new CallOutcome(what, _time.GetUtcNow(), status, failure?.HttpStatus, failure?.Code, _time.GetElapsedTime(begun), _pacer.Rate));
        }
    }

    private void OnAnswer()
    {
        Volatile.Write(ref _hasAnswered, true);
        Interlocked.Exchange(ref _lastAnswer, _time.GetTimestamp());
        if (Interlocked.Exchange(ref _hasWarned, 0) == 1)
        {
            _warn("The store responds again: the run continues.");
        }

        Report(_pacer.OnAccepted());
    }

    private ResiliencePipeline Pipeline(ResiliencePipeline breaker, Func<double> random, bool isRead) =>
        new ResiliencePipelineBuilder { TimeProvider = _time }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = arguments => new ValueTask<bool>(
                    IsWorthAnotherTry(arguments.Outcome.Exception, isRead, arguments.Context.Properties)),
                MaxRetryAttempts = int.MaxValue,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = s_firstDelay,
                MaxDelay = s_longestDelay,
                Randomizer = random,
                OnRetry = arguments =>
                {
                    if (_time.GetElapsedTime(Interlocked.Read(ref _lastAnswer)) > s_longSilence)
                    {
                        WarnOnce($"The store has not responded for {s_longSilence.TotalSeconds:0} s: the run keeps trying.{Cause(arguments.Outcome.Exception)}");
                    }

                    if (arguments.Outcome.Exception is IdentityStoreException { IsThrottled: false } failure)
                    {
                        _report(string.Format(
                            CultureInfo.InvariantCulture, "A call did not succeed and is made again in {0:0.0} s. {1}", arguments.RetryDelay.TotalSeconds, StorePausedException.DescribeCause(failure)));
                    }

                    return default;
                },
                DelayGenerator = arguments => new ValueTask<TimeSpan?>(DelayOf(arguments.Outcome.Exception)),
            })
            .AddPipeline(breaker)
            .Build();

    private CircuitBreakerStrategyOptions BreakerOptions() => new CircuitBreakerStrategyOptions
    {
        ShouldHandle = arguments => new ValueTask<bool>(arguments.Outcome.Exception is IdentityStoreException exception && IsOutage(exception)),
        FailureRatio = 0.9,
        MinimumThroughput = FailuresThatPause,
        SamplingDuration = s_pause,
        BreakDuration = s_pause,
        OnOpened = arguments =>
        {
            WarnOnce($"The calls keep failing: the run pauses, and tries again every {arguments.BreakDuration.TotalSeconds:0} s.{Cause(arguments.Outcome.Exception)}");
            return default;
        },
    };

    /// <summary>
    /// Whether a call is retried. The time that a run keeps trying counts from the store's last answer, or from the first
    /// attempt if there was no earlier call. A read that fails while other calls are answered gets no extra time.
    /// </summary>
    private bool IsWorthAnotherTry(Exception? exception, bool isRead, ResilienceProperties call)
    {
        long begun = call.GetValue(s_begun, 0);
        TimeSpan patience = call.GetValue(s_patience, Patience);
        bool canPass = exception is BrokenCircuitException
            || (exception is IdentityStoreException failure
                && !IsWrongWay(failure)
                && (failure.Kind == IdentityStoreFault.NotDone || (isRead && failure.Kind == IdentityStoreFault.Unresolved)));
        long since = exception is IdentityStoreException { Kind: IdentityStoreFault.Unresolved } ? begun : Math.Max(begun, Interlocked.Read(ref _lastAnswer));
        return canPass && _time.GetElapsedTime(since) < (patience < Patience ? patience : Patience);
    }

    /// <summary>Whether a system other than the store has answered every call: in this case, waiting does not help.</summary>
    /// <param name="exception">The error of the last call.</param>
    public bool IsWrongWay(IdentityStoreException exception) => exception.IsFromElsewhere && !HasAnswered;

    private static string Cause(Exception? exception) => exception is null ? string.Empty : " The last call: " + StorePausedException.DescribeCause(exception);

    // The pacer already delays a throttled call; an open circuit breaker specifies when it allows the next call.
    private static TimeSpan? DelayOf(Exception? exception) => exception switch
    {
        BrokenCircuitException { RetryAfter: { } pause } when pause > TimeSpan.Zero => pause,
        IdentityStoreException failure when failure.IsThrottled => TimeSpan.Zero,
        _ => null,
    };

    private static bool IsOutage(IdentityStoreException exception) =>
        exception.Kind == IdentityStoreFault.Unresolved || exception is { Kind: IdentityStoreFault.NotDone, IsThrottled: false };

    private void WarnOnce(string message)
    {
        if (Interlocked.Exchange(ref _hasWarned, 1) == 0)
        {
            _warn(message);
        }
    }

    private void Report(string? message)
    {
        if (message is not null)
        {
            _report(message);
        }
    }
}
