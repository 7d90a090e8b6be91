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
    public static void Check(StoreSettings settings, IIdentityStore store) => Check(settings, store.Target, store.Capabilities);

    /// <summary>Checks that a kind of store has the specified settings.</summary>
    /// <param name="settings">The settings that the user specified.</param>
    /// <param name="target">The kind of store.</param>
    /// <param name="capabilities">Its capabilities.</param>
    /// <exception cref="MigrationException">The store lacks a setting, and its value is not the default.</exception>
    public static void Check(StoreSettings settings, IdentityTarget target, StoreCapabilities capabilities)
    {
        foreach (KeyValuePair<StoreSetting, object> setting in settings)
        {
            if (!capabilities.Settings.Contains(setting.Key) && !setting.Value.Equals(setting.Key.DefaultValue))
            {
                throw new MigrationException(
                    setting.Key.ErrorId,
                    MigrationFault.InvalidArgument,
                    $"{target} {setting.Key.Limitation}. Omit -{setting.Key.Name}.",
                    exitCode: Refused);
            }
        }
    }
}
