using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Engine.Targets;

/// <summary>Checks that a store is of a kind that has the specified settings.</summary>
public static class SettingCheck
{
    private const int Refused = 5;

    /// <summary>Checks that a store is of a kind that has the specified settings.</summary>
    /// <param name="settings">The settings that the user specified.</param>
    /// <param name="store">The store.</param>
    /// <exception cref="MigrationException">The store lacks a setting, and its value is not the default.</exception>
    public static void Check(StoreSettings settings, IIdentityStore store)
    {
        foreach (KeyValuePair<StoreSetting, object> setting in settings)
        {
            if (!store.Capabilities.Settings.Contains(setting.Key) && !setting.Value.Equals(setting.Key.DefaultValue))
            {
                throw new MigrationException(
                    setting.Key.ErrorId,
                    MigrationFault.InvalidArgument,
                    $"{store.Target} {setting.Key.Limitation}. Omit -{setting.Key.Name}.",
                    exitCode: Refused);
            }
        }
    }
}
