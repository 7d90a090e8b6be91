using System;
using System.Globalization;

namespace UserMigration.Engine.Changes;

/// <summary>
/// Keeps a broken or partial export from deleting users. By itself it lets a fifth of them go, or ten where that is more,
/// and never all.
/// </summary>
internal static class DeleteLimit
{
    private const double UsualPercent = 20;
    private const long UsualCount = 10;

    /// <summary>Checks how many users would be deleted.</summary>
    /// <param name="deletes">How many.</param>
    /// <param name="users">How many the earlier export has.</param>
    /// <param name="percent">How many of a hundred may be; null for the usual limit.</param>
    /// <param name="reference">The earlier export.</param>
    /// <param name="difference">The later one.</param>
    /// <exception cref="MigrationException">Too many.</exception>
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
                    "{0:N0} of the {1:N0} users of '{2}' ({3:0.##} %) are not in '{4}'. To delete so many could be a mistake, and there is no way back: "
                        + "nothing was written. Check that '{4}' is whole and that -Key names what stays the same. Then let it pass with "
                        + "-MaximumDeletePercent {5}, or leave deletes out with -NoDelete.",
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
