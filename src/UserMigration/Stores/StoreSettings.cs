using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace UserMigration;

/// <summary>The settings that only some kinds of store have, with their values.</summary>
public sealed class StoreSettings : IEnumerable<KeyValuePair<StoreSetting, object>>
{
    private readonly KeyValuePair<StoreSetting, object>[] _values;

    private StoreSettings(KeyValuePair<StoreSetting, object>[] values)
    {
        _values = values;
    }

    /// <summary>No settings: the store uses its defaults.</summary>
    public static StoreSettings None { get; } = new StoreSettings(Array.Empty<KeyValuePair<StoreSetting, object>>());

    /// <summary>Returns these settings with one more, or with another value for one of them.</summary>
    /// <param name="setting">The setting.</param>
    /// <param name="value">A value of its type.</param>
    /// <exception cref="ArgumentException">The value is not of the type of the setting.</exception>
    public StoreSettings With(StoreSetting setting, object value)
    {
        if (setting is null)
        {
            throw new ArgumentNullException(nameof(setting));
        }

        if (!setting.Type.IsInstanceOfType(value))
        {
            throw new ArgumentException($"{setting.Name} has values of the type {setting.Type.Name}.", nameof(value));
        }

        return new StoreSettings(_values.Where(one => one.Key != setting).Append(new KeyValuePair<StoreSetting, object>(setting, value)).ToArray());
    }

    /// <summary>Returns the settings that concern an upload only.</summary>
    public StoreSettings ForUpload() => new StoreSettings(Array.FindAll(_values, one => one.Key.Scope == StoreSettingScope.Upload));

    /// <summary>Gets the value of a setting.</summary>
    /// <param name="setting">The setting.</param>
    /// <returns>The value, or the default of the setting; null if it has neither.</returns>
    public object? Get(StoreSetting setting)
    {
        if (setting is null)
        {
            throw new ArgumentNullException(nameof(setting));
        }

        return Array.Find(_values, one => one.Key == setting).Value ?? setting.DefaultValue;
    }

    /// <summary>Whether a value has an effect on the way that an upload works.</summary>
    /// <param name="effect">The effect.</param>
    public bool Have(StoreSettingEffects effect) => Array.Exists(_values, one => (one.Key.EffectsOf(one.Value) & effect) != 0);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<StoreSetting, object>> GetEnumerator() => ((IEnumerable<KeyValuePair<StoreSetting, object>>)_values).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
