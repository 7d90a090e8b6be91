using System;

namespace UserMigration.Engine.Deletion;

/// <summary>Tells whether a user is still as it was created.</summary>
internal static class ChangeCheck
{
    /// <summary>What two clocks, or two times of one creation, may be apart.</summary>
    private static readonly TimeSpan s_tolerance = TimeSpan.FromSeconds(2);

    /// <summary>Why a user must be left alone; null where it is as it was created.</summary>
    /// <param name="entry">What is known of its creation.</param>
    /// <param name="user">The user as the store has it.</param>
    /// <param name="clockOffset">How far the store's clock is ahead of ours; null where that is not known.</param>
    public static string? FindReason(DeletionEntry entry, IdentityUser user, TimeSpan? clockOffset)
    {
        if (user.Created is not { } created || user.LastUpdated is not { } updated)
        {
            return "The store does not say when it was created and last changed. -IncludeChanged deletes it all the same.";
        }

        DateTimeOffset latest = Latest(entry, created, clockOffset) + s_tolerance;
        return updated > latest ? "It was changed since it was created. -IncludeChanged deletes it all the same."
            : user.LastLogin > latest ? "Somebody signed in to it since it was created. -IncludeChanged deletes it all the same."
            : null;
    }

    /// <summary>
    /// The time by which it had been created, by the store's clock. The store's own word counts, unless the time lies
    /// before the run sent the user: then the record brought it along, and the journal knows better.
    /// </summary>
    private static DateTimeOffset Latest(DeletionEntry entry, DateTimeOffset created, TimeSpan? clockOffset) =>
        entry.CreatedBy != default && clockOffset is { } offset && created < ToUtc(entry.IntentAt) + offset - s_tolerance
            ? ToUtc(entry.CreatedBy) + offset
            : created;

    private static DateTimeOffset ToUtc(DateTime time) => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
