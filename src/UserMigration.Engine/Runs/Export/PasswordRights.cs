using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Runs.Export;

/// <summary>
/// Finds out before the first page whether the store shows passwords to the client. A client without the permission gets users without the
/// attribute, and no error. A user that only signs in through a social network has no password either, so several users are looked at.
/// </summary>
internal static class PasswordRights
{
    private const int Few = 20;
    private const int Many = 500;

    /// <summary>Looks at the first users.</summary>
    /// <param name="pages">Reads users.</param>
    /// <param name="most">The most users in one page.</param>
    /// <returns>Whether the store shows passwords, null if it has no users; and how many users were looked at.</returns>
    public static async Task<(bool? Shows, int Users)> FindAsync(UserPages pages, int most)
    {
        int users = 0;
        foreach (int count in new[] { 1, Few, Many })
        {
            UserPage page = await pages.ReadFirstAsync(Math.Min(count, most)).ConfigureAwait(false);
            users = page.Users.Count;
            if (page.Users.Any(user => user.Password != PasswordPresence.Absent))
            {
                return (true, users);
            }

            if (users < count)
            {
                break;
            }
        }

        return (users == 0 ? null : false, users);
    }

    /// <summary>Whether an export has the password.</summary>
    /// <param name="schema">The schema; null if it can't be read.</param>
    /// <param name="passwords">The names that password attributes of the store have.</param>
    /// <param name="attributes">The attributes to export; null for all.</param>
    public static bool AreExpected(IdentitySchema? schema, IReadOnlyList<string> passwords, IReadOnlyList<string>? attributes) => passwords.Any(
        password => (schema is null || schema.Find(password) is not null) && (attributes is null || attributes.Contains(password, StringComparer.Ordinal)));
}
