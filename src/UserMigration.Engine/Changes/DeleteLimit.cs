using System;
using System.Globalization;

namespace UserMigration.Engine.Changes;

/// <summary>
/// Prevents a broken or partial export from deleting users. By default, a fifth of the users may be deleted, or ten if that
/// is more, but never all.
/// </summary>
internal static class DeleteLimit
{
    private const double UsualPercent = 20;
    private const long UsualCount = 10;

    /// <summary>Checks the number of users that would be deleted.</summary>
    /// <param name="deletes">The number of users that would be deleted.</param>
    /// <param name="users">The number of users in the earlier export.</param>
    /// <param name="percent">The percentage that may be deleted; null for the default limit.</param>
    /// <param name="reference">The earlier export.</param>
    /// <param name="difference">The later export.</param>
    /// <exception cref="MigrationException">Too many users would be deleted.</exception>
    public static void Check(long deletes, long users, double? percent, ComparedFile reference, ComparedFile difference)
    {
        if (deletes == 0)
        {
            return;
        }

        bool isTooMany = percent is null
            ? deletes == users || (deletes > UsualCount && IsOver(deletes, users, UsualPercent))
            : IsOver(deletes, users, percent.Value);
        if (isTooMany)
        {
            double share = 100.0 * deletes / users;
            throw new MigrationException(
                "ComparisonDeletesTooMany",
                MigrationFault.InvalidData,
                string.Format(
                    CultureInfo.InvariantCulture,
                    "The file '{4}' lacks {0:N0} of the {1:N0} users of '{2}' ({3:0.##} %). Deleting so many could be a mistake and can't be undone. "
                        + "Nothing was written. Check that '{4}' is complete and that the values of the -Key columns never change. Then allow it with "
                        + "-MaximumDeletePercent {5}, or leave out the deletes with -NoDelete.",
                    deletes,
                    users,
                    reference.Name,
                    share,
                    difference.Name,
                    Math.Ceiling(share)),
                difference.Path);
        }
    }

    private static bool IsOver(long deletes, long users, double percent) => deletes * 100.0 > users * percent;
}
