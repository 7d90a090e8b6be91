using System.Collections.Generic;
using System.Globalization;

namespace UserMigration.Engine.Stores.Scim;

/// <summary>Describes what a server supports, as far as it matters for a plan.</summary>
internal static class ScimAccess
{
    /// <summary>Describes the features.</summary>
    /// <param name="features">The features.</param>
    public static IReadOnlyList<MigrationPlanCheck> Describe(ScimFeatures features) => new[]
    {
        features.HasBulk
            ? new MigrationPlanCheck("Permission", MigrationCheckStatus.Pass, string.Format(
                CultureInfo.InvariantCulture, "The server creates up to {0} users in a call{1}.", features.MaxOperations, features.MaxPayload is { } most ? string.Format(CultureInfo.InvariantCulture, " of up to {0} bytes", most) : string.Empty))
            : new MigrationPlanCheck(
                "Permission", MigrationCheckStatus.Warn, "The server does not support bulk calls, so users are created one by one.", "Plan with one call for each user, or have bulk calls enabled."),
        features.HasPatch
            ? new MigrationPlanCheck("Permission", MigrationCheckStatus.Pass, "The server changes single attributes of users (PATCH).")
            : new MigrationPlanCheck(
                "Permission", MigrationCheckStatus.Warn, "The server does not support PATCH, so a changed user is replaced as a whole (PUT).", "Do not let other programs change users during a delta migration."),
    };
}
