using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Sending;

namespace UserMigration.Engine.Runs.Comparison;

/// <summary>
/// Reads users: many in one call where the store can be asked so, else one by one. Which of the two it is, it finds out:
/// a call that is too large is halved, and one that is refused is halved down to the value that is to blame.
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

    /// <summary>Whether a key can be asked for together with others.</summary>
    public bool CanFindTogether(IdentityKey key) =>
        !KnowsNoSearch && _store.Traits.ShowsAttributes && key.Attribute == KeyName && _store.CanFindTogether(key);

    /// <summary>Finds the users of keys.</summary>
    /// <param name="keys">The keys.</param>
    /// <returns>The users, and the keys that the store did not let be asked for so.</returns>
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

    /// <summary>Finds a user by its key, as the store has it now.</summary>
    /// <param name="record">The record of the user; it has a key.</param>
    public Task<IdentityUser?> FindAsync(IdentityRecord record) => FindAsync(_store.KeyOf(record, KeyName)!);

    /// <summary>Finds a user by the store's identifier, as the store has it now.</summary>
    public Task<IdentityUser?> FindByUuidAsync(string uuid) => FindAsync(new IdentityKey(_store.Traits.Identifier, uuid));

    // Where one search was answered, refusals are about their values.
    private bool KnowsNoSearch => !_hasFound && Volatile.Read(ref _refusedAlone) >= RefusedAloneThatEnd;

    private Task<IdentityUser?> FindAsync(IdentityKey key) =>
        _caller.ReadAsync(() => _store.FindAsync(_options.EntityType, key, null, _end.Stopped), _end.NoMoreCalls);

    private static void Halve(Stack<string[]> rest, string[] some)
    {
        rest.Push(some.Skip(some.Length / 2).ToArray());
        rest.Push(some.Take(some.Length / 2).ToArray());
    }

    /// <summary>Makes one call.</summary>
    /// <returns>False where it was too large, or refused.</returns>
    private async Task<bool> TryFindAsync(string[] some, FoundUsers found)
    {
        try
        {
            IReadOnlyList<IdentityUser> users = await _caller
                .ReadAsync(() => _store.FindTogetherAsync(_options.EntityType, KeyName, some, _options.Timeout, _end.Stopped), _end.NoMoreCalls)
                .ConfigureAwait(false);
            found.Add(users, KeyName);
            _hasFound = true;
            return true;
        }
        catch (IdentityStoreException exception) when (exception.Kind == IdentityStoreFault.TooLarge && some.Length > 1)
        {
            Volatile.Write(ref _most, Math.Max(1, some.Length / 2));
            _end.Tell($"The store takes no call for {some.Length} users: from now on they are read in halves. {exception.Message}");
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
            _end.Tell("The store does not let users be asked for together: from now on they are read one by one. " + exception.Message);
        }
    }
}
