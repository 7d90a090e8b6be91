using System;
using UserMigration.Engine.Runs.Journal;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Runs.Deletion;

/// <summary>Tells whether a user is still as it was created, by the times that the store and the journal have.</summary>
internal sealed class ChangeCheck
{
    private const string Changed = "It was changed since it was created. -IncludeChanged deletes it all the same.";

    /// <summary>What the times of one creation may be apart where no journal says how long the call took.</summary>
    private static readonly TimeSpan s_tolerance = TimeSpan.FromSeconds(1);

    /// <summary>More than clocks are wrong by: where the journal does not say so, a creation so long before the run was brought along.</summary>
    private static readonly TimeSpan s_broughtAlong = TimeSpan.FromDays(1);

    private readonly CreationClock _clock = new CreationClock();
    private readonly KeyedHash? _hash;

    /// <summary>Makes a check.</summary>
    /// <param name="hash">The hashes of the run; null where no journal is taken back.</param>
    public ChangeCheck(KeyedHash? hash) => _hash = hash;

    /// <summary>
    /// Looks at a user without judging it. Users whose records brought their creation along are judged by others of about the
    /// same time: some should be looked at before the first is judged.
    /// </summary>
    /// <param name="entry">What is known of its creation.</param>
    /// <param name="user">The user as the store has it.</param>
    public void Look(DeletionEntry entry, IdentityUser user)
    {
        if (user.Created is { } created && user.LastUpdated is { } updated)
        {
            _clock.Observe(entry.Times, IsByStore(entry, created) ? created : updated);
        }
    }

    /// <summary>Why a user must be left alone; null where it is as it was created.</summary>
    /// <param name="entry">What is known of its creation.</param>
    /// <param name="user">The user as the store has it.</param>
    public string? FindReason(DeletionEntry entry, IdentityUser user)
    {
        if (user.Created is not { } created || user.LastUpdated is not { } updated)
        {
            return "The store does not say when it was created and last changed. -IncludeChanged deletes it all the same.";
        }

        Look(entry, user);
        return updated > Latest(entry, created) ? Changed
            : HasSignedIn(entry, user, created) ? "Somebody signed in to it since it was created. -IncludeChanged deletes it all the same."
            : null;
    }

    /// <summary>The latest time, by the store's clock, that its creation can have left as that of its last change.</summary>
    private DateTimeOffset Latest(DeletionEntry entry, DateTimeOffset created)
    {
        CreationTimes times = entry.Times;
        if (IsByStore(entry, created))
        {
            // Both times are of one call.
            return created + (times.Took ?? s_tolerance) + TimeText.GranularityOf(created);
        }

        return times.Took is null ? times.AnsweredAt + CreationClock.DateHeader : _clock.LatestOf(times);
    }

    /// <summary>Whether the store set the time of the creation, and not the record.</summary>
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

        // Nothing else lies within the call; and a store need not heed what the record brings.
        return times.StoreOffset is not { } offset
            ? !entry.BringsCreation
            : created >= times.AnsweredAt - took + offset - TimeText.GranularityOf(created)
                && created <= times.AnsweredAt + offset + CreationClock.DateHeader;
    }

    private bool HasSignedIn(DeletionEntry entry, IdentityUser user, DateTimeOffset created)
    {
        if (user.LastLogin is not { } login || (_hash is not null && entry.Login != 0 && _hash.OfTime(login) == entry.Login))
        {
            return false;
        }

        // A store may cut the time of a sign-in to the second: one in the second of the creation is one.
        CreationTimes times = entry.Times;
        DateTimeOffset earliest = IsByStore(entry, created) || times.AnsweredAt == default
            ? created
            : times.AnsweredAt - (times.Took ?? TimeSpan.Zero) + (times.Took is null ? TimeSpan.Zero : times.StoreOffset ?? TimeSpan.Zero);
        return login >= earliest - TimeText.GranularityOf(login);
    }
}
