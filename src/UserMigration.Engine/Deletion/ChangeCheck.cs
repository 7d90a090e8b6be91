using System;

namespace UserMigration.Engine.Deletion;

/// <summary>Tells whether a user is still as it was created.</summary>
internal static class ChangeCheck
{
    /// <summary>What the times of one creation may be apart, or the store's Date header (whole seconds) and its clock.</summary>
    private static readonly TimeSpan s_tolerance = TimeSpan.FromSeconds(1);

    /// <summary>More than clocks are wrong by: a creation so long before the run was brought along by the record.</summary>
    private static readonly TimeSpan s_broughtAlong = TimeSpan.FromDays(1);

    /// <summary>Why a user must be left alone; null where it is as it was created.</summary>
    /// <param name="entry">What is known of its creation.</param>
    /// <param name="user">The user as the store has it.</param>
    public static string? FindReason(DeletionEntry entry, IdentityUser user)
    {
        if (user.Created is not { } created || user.LastUpdated is not { } updated)
        {
            return "The store does not say when it was created and last changed. -IncludeChanged deletes it all the same.";
        }

        DateTimeOffset latest = Latest(entry, created) + s_tolerance;
        return updated > latest ? "It was changed since it was created. -IncludeChanged deletes it all the same."
            : user.LastLogin > latest ? "Somebody signed in to it since it was created. -IncludeChanged deletes it all the same."
            : null;
    }

    /// <summary>
    /// The time by which it had been created, by the store's clock: the store's own word, or the journal's where the
    /// record brought another along.
    /// </summary>
    private static DateTimeOffset Latest(DeletionEntry entry, DateTimeOffset created) =>
        entry.CreatedBy != default && created < entry.CreatedBy - s_broughtAlong ? entry.CreatedBy : created;
}
