using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace UserMigration;

/// <summary>The settings of an upload that only some kinds of store have, with their values.</summary>
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

    /// <summary>Gets the value of a setting.</summary>
    /// <param name="setting">The setting.</param>
    /// <returns>The value; null if it is not set.</returns>
    public object? Get(StoreSetting setting) => Array.Find(_values, one => one.Key == setting).Value;

    /// <summary>Whether a value has an effect on the way that an upload works.</summary>
    /// <param name="effect">The effect.</param>
    public bool Have(StoreSettingEffects effect) => Array.Exists(_values, one => (one.Key.EffectsOf(one.Value) & effect) != 0);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<StoreSetting, object>> GetEnumerator() => ((IEnumerable<KeyValuePair<StoreSetting, object>>)_values).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
