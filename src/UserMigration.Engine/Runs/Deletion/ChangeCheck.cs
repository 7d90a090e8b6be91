using System;
using UserMigration.Engine.Runs.Journal;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Runs.Deletion;

/// <summary>Determines whether a user is unchanged since it was created, by the times from the store and the journal.</summary>
internal sealed class ChangeCheck
{
    private const string Changed = "The user was changed since it was created. To delete it anyway, use -IncludeChanged.";

    /// <summary>The allowed difference between the times of one creation if no journal records the duration of the call.</summary>
    private static readonly TimeSpan s_tolerance = TimeSpan.FromSeconds(1);

    /// <summary>More than the error of any clock. If the journal does not record it, a creation time this long before the run came from the record.</summary>
    private static readonly TimeSpan s_broughtAlong = TimeSpan.FromDays(1);

    private readonly CreationClock _clock = new CreationClock();
    private readonly KeyedHash? _hash;

    /// <summary>Creates a check.</summary>
    /// <param name="hash">The hashes of the run; null if what is rolled back has no journal.</param>
    public ChangeCheck(KeyedHash? hash) => _hash = hash;

    /// <summary>
    /// Learns from a user without judging it. Users whose records contain their creation time are compared with other users from
    /// about the same time, so some users should be passed to this method before the first one is judged.
    /// </summary>
    /// <param name="entry">What is known about the creation of the user.</param>
    /// <param name="user">The current user in the store.</param>
    public void Look(DeletionEntry entry, IdentityUser user)
    {
        if (user.Created is { } created && user.LastUpdated is { } updated)
        {
            _clock.Observe(entry.Times, IsByStore(entry, created) ? created : updated);
        }
    }

    /// <summary>Finds the reason why a user must not be deleted; null if it is unchanged since it was created.</summary>
    /// <param name="entry">What is known about the creation of the user.</param>
    /// <param name="user">The current user in the store.</param>
    public string? FindReason(DeletionEntry entry, IdentityUser user)
    {
        if (user.Created is not { } created || user.LastUpdated is not { } updated)
        {
            return "The store does not report when the user was created and last changed. To delete it anyway, use -IncludeChanged.";
        }

        Look(entry, user);
        return updated > Latest(entry, created) ? Changed
            : HasSignedIn(entry, user, created) ? "The user has signed in since it was created. To delete it anyway, use -IncludeChanged."
            : null;
    }

    /// <summary>Gets the latest time, by the store's clock, that the creation can have set as the time of the last change.</summary>
    private DateTimeOffset Latest(DeletionEntry entry, DateTimeOffset created)
    {
        CreationTimes times = entry.Times;
        if (IsByStore(entry, created))
        {
            // Both times were set by the same call.
            return created + (times.Took ?? s_tolerance) + TimeReader.GranularityOf(created);
        }

        return times.Took is null ? times.AnsweredAt + CreationClock.DateHeader : _clock.LatestOf(times);
    }

    /// <summary>Whether the time of the creation was set by the store and not taken from the record.</summary>
    private static bool IsByStore(DeletionEntry entry, DateTimeOffset created)
    {
        CreationTimes times = entry.Times;
        if (times.AnsweredAt == default)
        {
            return true;
        }

        if (times.Took is not { } took)
        {
            return created >= times.AnsweredAt - s_broughtAlong;
        }

        // Only a time set by the store lies within the call. A store may also ignore the time in the record.
        return times.StoreOffset is not { } offset
            ? !entry.BringsCreation
            : created >= times.AnsweredAt - took + offset - TimeReader.GranularityOf(created)
                && created <= times.AnsweredAt + offset + CreationClock.DateHeader;
    }

    private bool HasSignedIn(DeletionEntry entry, IdentityUser user, DateTimeOffset created)
    {
        if (user.LastLogin is not { } login || (_hash is not null && entry.Login != 0 && _hash.ComputeTime(login) == entry.Login))
        {
            return false;
        }

        // A store may truncate the time of a sign-in to the second, so one in the same second as the creation counts.
        CreationTimes times = entry.Times;
        DateTimeOffset earliest = IsByStore(entry, created) || times.AnsweredAt == default
            ? created
            : times.AnsweredAt - (times.Took ?? TimeSpan.Zero) + (times.Took is null ? TimeSpan.Zero : times.StoreOffset ?? TimeSpan.Zero);
        return login >= earliest - TimeReader.GranularityOf(login);
    }
}
