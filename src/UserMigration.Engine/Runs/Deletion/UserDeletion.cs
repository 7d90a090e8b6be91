using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Calls;
using UserMigration.Engine.Runs.Journal;
using UserMigration.Engine.Runs.Sending;

namespace UserMigration.Engine.Runs.Deletion;

/// <summary>
/// Deletes one user: checks that it is unchanged since it was created, writes the intent to the journal, makes the call, and
/// starts again if the answer is lost. No store assigns an identifier twice, so the call can be repeated. A user that is gone
/// after that was deleted by this rollback.
/// </summary>
internal sealed class UserDeletion
{
    private const int MostRounds = 6;
    private const int MostPrepared = 32;

    private readonly IIdentityStore _store;
    private readonly BulkDeleteOptions _options;
    private readonly StoreCaller _caller;
    private readonly RunEnd _end;
    private readonly DeletionFolder _folder;
    private readonly ChangeCheck _check;
    private readonly string[] _times;
    private string[] _attributes;

    public UserDeletion(IIdentityStore store, BulkDeleteOptions options, StoreCaller caller, RunEnd end, DeletionFolder folder, ChangeCheck check)
    {
        _check = check;
        _store = store;
        _options = options;
        _caller = caller;
        _end = end;
        _folder = folder;
        _times = store.Capabilities.ChangeTimes.Prepend(store.Capabilities.Identifier).ToArray();
        _attributes = store.Capabilities.LoginTime is { } login ? _times.Append(login).ToArray() : _times;
    }

    /// <summary>
    /// Reads some users before the first one is judged, if their records contain a creation time. Errors are ignored here, because
    /// they occur again where they are reported.
    /// </summary>
    /// <param name="entries">The users that will be deleted, in their order.</param>
    public async Task PrepareAsync(IEnumerable<DeletionEntry> entries)
    {
        if (_options.IncludeChanged)
        {
            return;
        }

        foreach (DeletionEntry entry in entries.Where(entry => entry.BringsCreation && entry.Result is null).Take(MostPrepared).ToArray())
        {
            try
            {
                if (await FindAsync(entry).ConfigureAwait(false) is { } user)
                {
                    _check.Look(entry, user);
                }
            }
            catch (Exception exception) when (exception is IdentityStoreException or StorePausedException or OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>Deletes a user, and sets its outcome.</summary>
    /// <param name="entry">The user.</param>
    public async Task DoAsync(DeletionEntry entry)
    {
        try
        {
            await DeleteAsync(entry).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The rollback ends. A user without an outcome gets one below.
        }
        catch (StorePausedException exception)
        {
            _end.Abort(Outcomes.Unavailable(exception));
        }
        catch (MigrationException exception)
        {
            // The intent can't be written to the journal, so nothing more is sent.
            _end.Abort(exception);
        }

        if (entry.Result is null)
        {
            Conclude(entry, entry.IsInDoubt ? BulkDeletionStatus.Unresolved : BulkDeletionStatus.NotSent, _end.Reason);
        }
    }

    private async Task DeleteAsync(DeletionEntry entry)
    {
        for (int round = 1; round <= MostRounds; round++)
        {
            if (round > 1)
            {
                await _caller.BackOffAsync(round - 1, _end.NoMoreCalls).ConfigureAwait(false);
            }

            if ((!_options.IncludeChanged && !await IsToDeleteAsync(entry).ConfigureAwait(false))
                || await TryDeleteAsync(entry).ConfigureAwait(false))
            {
                return;
            }
        }

        Conclude(entry, BulkDeletionStatus.Unresolved, "The calls keep failing.");
    }

    /// <summary>Looks the user up, and checks whether it is to be deleted.</summary>
    /// <returns>False if the user has an outcome now, or the rollback ends.</returns>
    private async Task<bool> IsToDeleteAsync(DeletionEntry entry)
    {
        try
        {
            IdentityUser? user = await FindAsync(entry).ConfigureAwait(false);
            if (user is null)
            {
                ConcludeGone(entry, entry.IsInDoubt);
                return false;
            }

            if (UserId.Parse(user.Uuid, _store.Capabilities.HasUuids) is not { } id || !id.Equals(entry.Id))
            {
                Conclude(entry, BulkDeletionStatus.Failed, "The store returned a different user.");
            }
            else if (_check.FindReason(entry, user) is { } reason)
            {
                Conclude(entry, BulkDeletionStatus.Changed, reason);
            }

            return entry.Result is null;
        }
        catch (IdentityStoreException exception) when (exception.Kind is IdentityStoreFault.Unresolved)
        {
            // At this point, the look-up was retried for as long as the store might have become available.
            _end.Abort(Outcomes.Unavailable(exception));
            return false;
        }
        catch (IdentityStoreException exception)
        {
            OnRefusal(entry, exception);
            return false;
        }
    }

    private async Task<IdentityUser?> FindAsync(DeletionEntry entry)
    {
        string[] attributes = Volatile.Read(ref _attributes);
        try
        {
            return await FindAsync(entry, attributes).ConfigureAwait(false);
        }
        catch (IdentityStoreException exception) when (exception.Kind == IdentityStoreFault.Refused && attributes != _times)
        {
            // An entity type may lack lastLogin.
            IdentityUser? user = await FindAsync(entry, _times).ConfigureAwait(false);
            Volatile.Write(ref _attributes, _times);
            return user;
        }
    }

    private Task<IdentityUser?> FindAsync(DeletionEntry entry, string[] attributes) => _caller.ReadAsync(
        StoreCall.LookUp, () => _store.FindAsync(_options.EntityType, new IdentityKey(_store.Capabilities.Identifier, entry.Uuid!), attributes, _end.Stopped), _end.NoMoreCalls);

    /// <summary>Makes the call to delete the user.</summary>
    /// <returns>False if the outcome is unknown.</returns>
    private async Task<bool> TryDeleteAsync(DeletionEntry entry)
    {
        if (!entry.HasIntent)
        {
            await _folder.BeginAsync(entry).ConfigureAwait(false);
        }

        bool wasInDoubt = entry.IsInDoubt;
        try
        {
            StoreDeletion deletion = await _caller.ChangeAsync(new StoreCall(CallOperation.Delete, 0, 1), () => CallAsync(entry), _end.NoMoreCalls).ConfigureAwait(false);
            if (deletion == StoreDeletion.Scheduled)
            {
                Conclude(entry, BulkDeletionStatus.Scheduled, null);
            }
            else
            {
                ConcludeGone(entry, deletion == StoreDeletion.Deleted || wasInDoubt, isSettled: deletion == StoreDeletion.Absent);
            }

            return true;
        }
        catch (IdentityStoreException exception) when (exception.MayHaveTakenEffect)
        {
            _end.Report(
                $"{RecordPlace.Describe(entry.Source, entry.RecordNumber, entry.Line)}: {exception.Message} The outcome of the deletion is unknown. It is retried.");
            return false;
        }
        catch (IdentityStoreException exception)
        {
            OnRefusal(entry, exception);
            return true;
        }
    }

    /// <summary>Makes one attempt. Until it has been answered, its outcome is unknown.</summary>
    private async Task<StoreDeletion> CallAsync(DeletionEntry entry)
    {
        bool wasInDoubt = entry.IsInDoubt;
        entry.IsInDoubt = true;
        entry.Attempts++;
        try
        {
            return await _store.DeleteAsync(_options.EntityType, entry.Uuid!, _options.Timeout, _end.Stopped).ConfigureAwait(false);
        }
        catch (IdentityStoreException exception) when (!exception.MayHaveTakenEffect)
        {
            entry.IsInDoubt = wasInDoubt;
            throw;
        }
    }

    /// <summary>Handles a call that did nothing, according to the ordered table in the target's contract.</summary>
    private void OnRefusal(DeletionEntry entry, IdentityStoreException exception)
    {
        switch (exception.Kind)
        {
            case IdentityStoreFault.NotDone:
                _end.Abort(Outcomes.Unavailable(exception));
                break;
            case IdentityStoreFault.Denied:
                _end.Abort(Outcomes.Denied(exception, exception.Message, _store));
                break;
            default:
                // The store's own message is left out, because it can repeat values of the user that are not known here.
                string doubt = entry.IsInDoubt ? " An earlier call may have succeeded. Check whether the user is deleted, or scheduled for deletion." : string.Empty;
                Conclude(entry, BulkDeletionStatus.Failed, exception.Message + doubt).Code = exception.Code;
                _end.OnRefusedRecord(exception, () => Outcomes.SettingRefused(
                    exception,
                    exception.Message,
                    _store.Capabilities.HasEntityTypes ? "Check -EntityType." : "Check that the session is connected to the store that has the users."));
                break;
        }
    }

    private static void ConcludeGone(DeletionEntry entry, bool isByUs, bool isSettled = true) =>
        Conclude(entry, isByUs ? BulkDeletionStatus.Deleted : BulkDeletionStatus.Absent, null).Settled = isByUs && isSettled;

    private static BulkUserDeletion Conclude(DeletionEntry entry, BulkDeletionStatus status, string? error) => entry.Conclude(
        status, status == BulkDeletionStatus.Unresolved ? "The outcome is unknown. " + error : error);
}
