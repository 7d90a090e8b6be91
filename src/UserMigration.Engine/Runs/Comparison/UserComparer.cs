using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Journal;
using UserMigration.Engine.Runs.Sending;

namespace UserMigration.Engine.Runs.Comparison;

/// <summary>
/// Compares records with their users. If a call for several users finds a user equal, that result is final. Any other result
/// may be some minutes old, so the user is read again individually in its current state.
/// </summary>
internal sealed class UserComparer
{
    private const int MostAskedAgain = 10;
    private const string NotCompared = "The store only reports whether a user exists, so the attributes were not compared.";

    private readonly IIdentityStore _store;
    private readonly ComparisonOptions _options;
    private readonly StoreCaller _caller;
    private readonly UserReader _reader;
    private readonly RunEnd _end;
    private readonly Func<object, object?>? _unwrap;
    private volatile bool _hasRead;

    public UserComparer(
        IIdentityStore store, ComparisonOptions options, StoreCaller caller, RunEnd end, Func<object, object?>? unwrap)
    {
        _store = store;
        _options = options;
        _caller = caller;
        _reader = new UserReader(store, options, caller, end);
        _end = end;
        _unwrap = unwrap;
    }

    /// <summary>Compares records, and sets the result of each.</summary>
    /// <param name="entries">The records.</param>
    public async Task CompareAsync(IReadOnlyList<ComparedRecord> entries)
    {
        ComparedRecord[] together = entries.Where(entry => entry.Key is not null && !entry.IsDeletion && _reader.CanFindTogether(entry.Key)).ToArray();
        FoundUsers? found = null;
        if (together.Length > 0)
        {
            await TryAsync(together, async () => found = await _reader.FindTogetherAsync(together.Select(entry => entry.Key!.Value)).ConfigureAwait(false))
                .ConfigureAwait(false);
        }

        if (found is not null && found.Refused.Count < together.Length)
        {
            _hasRead = true;
        }

        HashSet<ComparedRecord> asked = new HashSet<ComparedRecord>(together);
        foreach (ComparedRecord entry in entries.Where(entry => entry.Result is null))
        {
            bool isFound = found is not null && asked.Contains(entry) && !found.Refused.Contains(entry.Key!.Value);
            await TryAsync(new[] { entry }, () => isFound ? JudgeAsync(entry, found!.Get(entry.Key!.Value)) : ReadAloneAsync(entry, false))
                .ConfigureAwait(false);
        }
    }

    private async Task JudgeAsync(ComparedRecord entry, IReadOnlyList<IdentityUser> users)
    {
        if (users.Count > 1)
        {
            users = (await _reader.FindTogetherAsync(new[] { entry.Key!.Value }).ConfigureAwait(false)).Get(entry.Key!.Value);
        }

        if (users.Count > 1)
        {
            users = await ReadAgainAsync(users).ConfigureAwait(false);
        }

        if (users.Count > 1)
        {
            string[] ids = users.Select(user => user.Uuid ?? "?").ToArray();
            entry.Conclude(UserComparisonStatus.Doubled, $"The store has {ids.Length} users with this {_reader.KeyName}: {string.Join(", ", ids)}.");
        }
        else if (users.Count == 1 && FindDifferences(entry, users[0]).Count == 0)
        {
            entry.Conclude(UserComparisonStatus.Equal, null, users[0]);
        }
        else if (await ReadAgainAsync(users).ConfigureAwait(false) is { Count: > 0 } now)
        {
            Conclude(entry, now[0]);
        }
        else
        {
            await ReadAloneAsync(entry, hasAsked: true).ConfigureAwait(false);
        }
    }

    /// <summary>Reads users again in their current state, because a search may still find a user that is gone.</summary>
    private async Task<IReadOnlyList<IdentityUser>> ReadAgainAsync(IReadOnlyList<IdentityUser> users)
    {
        List<IdentityUser> there = new List<IdentityUser>();
        foreach (IdentityUser user in users.Take(MostAskedAgain))
        {
            if (user.Uuid is not null && await _reader.FindByUuidAsync(user.Uuid).ConfigureAwait(false) is { } now)
            {
                there.Add(now);
            }
        }

        return there;
    }

    /// <summary>Reads the user of a record by its key and, if no user has that key, by the identifier from the run.</summary>
    private async Task ReadAloneAsync(ComparedRecord entry, bool hasAsked)
    {
        if (entry.Key is null && entry.Uuid is null)
        {
            entry.Conclude(
                UserComparisonStatus.Unresolved,
                $"The record has no {_reader.KeyName} to look up its user by. Specify another attribute with -PrimaryKey.");
            return;
        }

        IdentityUser? user = null;
        bool isBehind = false;
        if (entry.Key is not null)
        {
            try
            {
                user = await _reader.FindAsync(entry.Record).ConfigureAwait(false);
            }
            catch (IdentityStoreException exception) when (exception.Kind == IdentityStoreFault.Refused && (hasAsked || entry.Uuid is not null))
            {
                // The store does not look up users by a key that is not unique.
                isBehind = entry.Uuid is null;
            }
        }

        if (user is null && entry.Uuid is not null)
        {
            user = await _reader.FindByUuidAsync(entry.Uuid).ConfigureAwait(false);
        }

        _hasRead = true;
        Conclude(entry, user, isBehind);
    }

    private void Conclude(ComparedRecord entry, IdentityUser? user, bool isBehind = false)
    {
        if (entry.IsDeletion)
        {
            ConcludeDeletion(entry, user);
            return;
        }

        if (user is null)
        {
            entry.Conclude(
                UserComparisonStatus.Missing,
                isBehind ? $"{_reader.KeyName} is not unique, so only a search was possible. It may miss users that are only a few minutes old." : entry.Note);
            return;
        }

        IReadOnlyList<string> differences = FindDifferences(entry, user);
        if (differences.Count == 0)
        {
            bool isCompared = _store.Capabilities.ShowsAttributes;
            entry.Conclude(isCompared ? UserComparisonStatus.Equal : UserComparisonStatus.Present, isCompared ? null : NotCompared, user);
            return;
        }

        UserComparison result = entry.Conclude(UserComparisonStatus.Different, entry.Note, user);
        result.Attributes = differences;
        result.Differences = _options.ShowValues ? DifferenceFormatter.Create(differences, entry, user, _store.Capabilities.Identifier, _unwrap) : null;
    }

    /// <summary>Sets the result for a user that was to be deleted: it is equal if the user does not exist.</summary>
    private void ConcludeDeletion(ComparedRecord entry, IdentityUser? user)
    {
        if (user is null)
        {
            entry.Conclude(UserComparisonStatus.Equal);
        }
        else if (_store.Capabilities.DeletesLater)
        {
            entry.Conclude(UserComparisonStatus.Present, "The user still exists, because the store deletes users later.", user);
        }
        else
        {
            entry.Conclude(UserComparisonStatus.Different, "The user was to be deleted but exists.", user).Attributes = new[] { _store.Capabilities.Identifier };
        }
    }

    private IReadOnlyList<string> FindDifferences(ComparedRecord entry, IdentityUser user)
    {
        StoreCapabilities capabilities = _store.Capabilities;
        IReadOnlyList<string> differences = capabilities.ShowsAttributes ? _store.FindDifferences(entry.Record, user) : Array.Empty<string>();
        bool isOther = UserId.Parse(entry.Uuid, capabilities.HasUuids) is { } made
            && UserId.Parse(user.Uuid, capabilities.HasUuids) is { } found
            && !made.Equals(found);
        return isOther ? differences.Prepend(capabilities.Identifier).ToArray() : differences;
    }

    /// <summary>Tries a step. If it fails, records without a result become unresolved.</summary>
    private async Task TryAsync(IReadOnlyList<ComparedRecord> entries, Func<Task> step)
    {
        try
        {
            await step().ConfigureAwait(false);
            return;
        }
        catch (OperationCanceledException)
        {
            Leave(entries, _end.Reason, null);
        }
        catch (StorePausedException exception)
        {
            _end.Abort(ComparisonErrors.Unavailable(exception));
            Leave(entries, "The store can't be reached.", null);
        }
        catch (IdentityStoreException exception)
        {
            OnFault(exception);
            Leave(entries, exception.Message, exception.Code);
        }
    }

    private void OnFault(IdentityStoreException exception)
    {
        switch (exception.Kind)
        {
            case IdentityStoreFault.Denied:
                _end.Abort(Outcomes.Denied(exception, exception.Message, _store));
                break;
            case IdentityStoreFault.NotDone:
            case IdentityStoreFault.Unresolved when _caller.IsStoreSilent:
                _end.Abort(ComparisonErrors.Unavailable(exception));
                break;
            case IdentityStoreFault.Refused when !_hasRead:
                _end.OnRefusedRecord(exception, () => Outcomes.SettingRefused(
                    exception,
                    exception.Message,
                    _store.Capabilities.HasEntityTypes ? "Check -PrimaryKey and -EntityType." : "Check -PrimaryKey."));
                break;
            default:
                break;
        }
    }

    private static void Leave(IReadOnlyList<ComparedRecord> entries, string reason, int? code)
    {
        foreach (ComparedRecord entry in entries.Where(entry => entry.Result is null))
        {
            entry.Conclude(UserComparisonStatus.Unresolved, "The user could not be read. " + reason).Code = code;
        }
    }
}
