using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace UserMigration.Engine.Targets;

/// <summary>Converts the settings of a connection to the texts that a profile keeps, and back.</summary>
public static class ConnectionSettings
{
    /// <summary>Gets the settings of a connection that a kind of store has.</summary>
    /// <param name="target">The kind of store.</param>
    public static IEnumerable<StoreSetting> Of(StoreTarget target) =>
        (target ?? throw new ArgumentNullException(nameof(target))).Capabilities.Settings.Where(setting => setting.Scope == StoreSettingScope.Connection);

    /// <summary>Converts settings to texts by name.</summary>
    /// <param name="settings">The settings.</param>
    public static IReadOnlyDictionary<string, string> ToTexts(StoreSettings settings) =>
        (settings ?? throw new ArgumentNullException(nameof(settings))).ToDictionary(
            setting => setting.Key.Name, setting => Convert.ToString(setting.Value, CultureInfo.InvariantCulture)!, StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds the settings of a profile to those that the user specified, which come first.</summary>
    /// <param name="given">The settings that the user specified.</param>
    /// <param name="profile">The profile.</param>
    /// <param name="target">The kind of store of the profile.</param>
    /// <exception cref="MigrationException">The profile has a setting that the kind of store does not have, or a value that is not valid.</exception>
    public static StoreSettings Complete(StoreSettings given, IdentityStoreProfile profile, StoreTarget target)
    {
        if (given is null || profile is null)
        {
            throw new ArgumentNullException(given is null ? nameof(given) : nameof(profile));
        }

        StoreSettings settings = given;
        foreach (KeyValuePair<string, string> text in profile.Settings)
        {
            StoreSetting? setting = Of(target).FirstOrDefault(one => one.Name.Equals(text.Key, StringComparison.OrdinalIgnoreCase));
            if (setting is null || (setting.Values.Count > 0 && !setting.Values.Contains(text.Value, StringComparer.OrdinalIgnoreCase)))
            {
                throw new MigrationException(
                    "ConnectionSettingUnknown",
                    MigrationFault.InvalidArgument,
                    $"The profile '{profile.Name}' has the setting '{text.Key}', which {profile.Target} does not have, or a value that it does not know. Create the profile again with Set-IdentityStoreProfile.",
                    profile.Name);
            }

            settings = given.Any(one => one.Key == setting) ? settings : settings.With(setting, text.Value);
        }

        return settings;
    }
}
