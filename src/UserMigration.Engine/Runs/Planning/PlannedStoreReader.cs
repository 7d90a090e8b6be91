using System;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Calls;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Runs.Planning;

/// <summary>
/// Reads the state of a store: the number of its users, and how many were created or changed since a time. Its calls keep to the rate, and the
/// turn after the last one stays free, so that the calls of the run can follow at once.
/// </summary>
internal sealed class PlannedStoreReader
{
    private static readonly StoreCall s_count = new StoreCall(CallOperation.Count, 0, 0);

    private readonly IIdentityStore _store;
    private readonly RunOptions _options;
    private readonly StoreCaller _caller;
    private readonly TimeProvider _time;

    /// <summary>Creates a reader.</summary>
    /// <param name="store">The store.</param>
    /// <param name="options">The options for the run.</param>
    /// <param name="observer">Receives messages about decisions.</param>
    /// <param name="time">The clock.</param>
    /// <param name="random">Returns random numbers from 0 to 1.</param>
    public PlannedStoreReader(IIdentityStore store, RunOptions options, IRunObserver observer, TimeProvider time, Func<double> random)
    {
        _store = store;
        _options = options;
        _time = time;
        _caller = new StoreCaller(options, observer, time, random);
    }

    /// <summary>Reads the state now, as far as the store reports it.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="IdentityStoreException">A call failed.</exception>
    /// <exception cref="StorePausedException">The store can't be reached.</exception>
    public async Task<PlannedStore> ReadAsync(CancellationToken cancellationToken)
    {
        PlannedStore state = new PlannedStore { Users = await CountAsync(cancellationToken).ConfigureAwait(false) };
        if (_store is IChangeCount && _store.ClockOffset is { } offset)
        {
            state.At = _time.GetUtcNow() + offset;
            state.Changed = await CountChangedAsync(state.At.Value, cancellationToken).ConfigureAwait(false);
        }

        await _caller.SkipTurnAsync(cancellationToken).ConfigureAwait(false);
        return state;
    }

    /// <summary>Checks that the state has not changed.</summary>
    /// <param name="path">The path of the plan, for messages.</param>
    /// <param name="planned">The state when the plan was made.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>Whether the store reports enough for the check.</returns>
    /// <exception cref="MigrationException">The state has changed, or can't be read.</exception>
    public async Task<bool> CheckAsync(string path, PlannedStore planned, CancellationToken cancellationToken)
    {
        try
        {
            if (planned.Users is { } users && await CountAsync(cancellationToken).ConfigureAwait(false) is { } now && now != users)
            {
                throw PlanErrors.StoreChanged(path, users, now);
            }

            if (planned is { At: { } at, Changed: { } changed }
                && await CountChangedAsync(at, cancellationToken).ConfigureAwait(false) is { } more
                && more != changed)
            {
                throw PlanErrors.UsersChanged(path, Math.Max(1, more - changed), at);
            }

            await _caller.SkipTurnAsync(cancellationToken).ConfigureAwait(false);
            return planned.Users is not null;
        }
        catch (Exception exception) when (exception is IdentityStoreException or StorePausedException)
        {
            throw PlanErrors.StateUnknown(path, exception);
        }
    }

    private async Task<long?> CountAsync(CancellationToken cancellationToken) => _store.Capabilities.CanCount
        ? await _caller.ReadAsync(s_count, () => _store.CountAsync(_options.EntityType, null, cancellationToken), cancellationToken).ConfigureAwait(false)
        : null;

    private async Task<long?> CountChangedAsync(DateTimeOffset since, CancellationToken cancellationToken) => _store is IChangeCount changes
        ? await _caller.ReadAsync(s_count, () => changes.CountChangedSinceAsync(_options.EntityType, since, cancellationToken), cancellationToken).ConfigureAwait(false)
        : null;
}
