using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Calls;
using UserMigration.Engine.Runs.Sending;

namespace UserMigration.Engine.Runs.Comparison;

/// <summary>
/// Reads users: several in one call if the store supports it, otherwise one by one. Which of these is possible is found by
/// trial: a call that is too large is halved, and one that is refused is halved until the value that causes this is found.
/// </summary>
internal sealed class UserReader
{
    private const int RefusedAloneThatEnd = 2;

    private readonly IIdentityStore _store;
    private readonly ComparisonOptions _options;
    private readonly StoreCaller _caller;
    private readonly RunEnd _end;
    private int _most;
    private int _refusedAlone;
    private volatile bool _hasFound;

    public UserReader(IIdentityStore store, ComparisonOptions options, StoreCaller caller, RunEnd end)
    {
        _store = store;
        _options = options;
        _caller = caller;
        _end = end;
        _most = options.BatchSize;
    }

    /// <summary>The attribute that identifies a user.</summary>
    public string KeyName => _options.PrimaryKey!;

    /// <summary>Whether a key can be looked up together with others.</summary>
    public bool CanFindTogether(IdentityKey key) =>
        !KnowsNoSearch && _store.Capabilities.ShowsAttributes && key.Attribute == KeyName && _store.CanFindTogether(key);

    /// <summary>Finds the users with some keys.</summary>
    /// <param name="keys">The keys.</param>
    /// <returns>The users, and the keys that the store did not allow to be looked up together.</returns>
    /// <exception cref="IdentityStoreException">A call failed.</exception>
    public async Task<FoundUsers> FindTogetherAsync(IEnumerable<string> keys)
    {
        FoundUsers found = new FoundUsers();
        Stack<string[]> rest = new Stack<string[]>();
        rest.Push(keys.Distinct(StringComparer.Ordinal).ToArray());
        while (rest.Count > 0)
        {
            string[] some = rest.Pop();
            if (KnowsNoSearch)
            {
                found.Refused.UnionWith(some);
            }
            else if (some.Length > Volatile.Read(ref _most))
            {
                Halve(rest, some);
            }
            else if (!await TryFindAsync(some, found).ConfigureAwait(false) && some.Length > 1)
            {
                Halve(rest, some);
            }
        }

        return found;
    }

    /// <summary>Finds a user in its current state by its key.</summary>
    /// <param name="record">The record of the user, which has a key.</param>
    public Task<IdentityUser?> FindAsync(IdentityRecord record) => FindAsync(_store.KeyOf(record, KeyName)!);

    /// <summary>Finds a user in its current state by the store's identifier.</summary>
    public Task<IdentityUser?> FindByUuidAsync(string uuid) => FindAsync(new IdentityKey(_store.Capabilities.Identifier, uuid));

    // If at least one search was answered, refusals are caused by values.
    private bool KnowsNoSearch => !_hasFound && Volatile.Read(ref _refusedAlone) >= RefusedAloneThatEnd;

    private Task<IdentityUser?> FindAsync(IdentityKey key) =>
        _caller.ReadAsync(StoreCall.LookUp, () => _store.FindAsync(_options.EntityType, key, null, _end.Stopped), _end.NoMoreCalls);

    private static void Halve(Stack<string[]> rest, string[] some)
    {
        rest.Push(some.Skip(some.Length / 2).ToArray());
        rest.Push(some.Take(some.Length / 2).ToArray());
    }

    /// <summary>Makes one call for some keys.</summary>
    /// <returns>False if the call was too large or refused.</returns>
    private async Task<bool> TryFindAsync(string[] some, FoundUsers found)
    {
        try
        {
            IReadOnlyList<IdentityUser> users = await _caller
                .ReadAsync(new StoreCall(CallOperation.LookUp, 0, some.Length), () => _store.FindTogetherAsync(_options.EntityType, KeyName, some, _options.Timeout, _end.Stopped), _end.NoMoreCalls)
                .ConfigureAwait(false);
            found.Add(users, KeyName);
            _hasFound = true;
            return true;
        }
        catch (IdentityStoreException exception) when (exception.Kind == IdentityStoreFault.TooLarge && some.Length > 1)
        {
            Volatile.Write(ref _most, Math.Max(1, some.Length / 2));
            _end.Report($"The store does not accept calls for {some.Length} users. From now on, users are read in batches of half the size. {exception.Message}");
            return false;
        }
        catch (IdentityStoreException exception) when (exception.Kind is IdentityStoreFault.TooLarge or IdentityStoreFault.Refused)
        {
            if (some.Length == 1)
            {
                found.Refused.Add(some[0]);
                OnRefusedAlone(exception);
            }

            return false;
        }
    }

    private void OnRefusedAlone(IdentityStoreException exception)
    {
        if (Interlocked.Increment(ref _refusedAlone) == RefusedAloneThatEnd && !_hasFound)
        {
            _end.Report("The store does not support reading several users in one call. From now on, users are read one by one. " + exception.Message);
        }
    }
}
