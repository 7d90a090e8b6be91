using System;
using System.Collections.Generic;

namespace UserMigration;

/// <summary>
/// A setting that only some kinds of store have. A kind declares it (<see cref="StoreCapabilities.Settings"/>), and the cmdlets that it
/// concerns have a parameter for it.
/// </summary>
public sealed class StoreSetting
{
    /// <summary>
    /// The entity type of the users, for kinds of store that keep several types of entity, each with a schema of its own. The name is
    /// case-sensitive.
    /// </summary>
    public static readonly StoreSetting EntityType = new StoreSetting(
        nameof(EntityType),
        typeof(string),
        "The entity type of the users. The default is user.",
        _ => StoreSettingEffects.None,
        "EntityTypeUnknown",
        "has only users and no other entity types")
    {
        Scope = StoreSettingScope.EveryCall,
        DefaultValue = "user",
    };

    private readonly Func<object, StoreSettingEffects> _effects;

    /// <summary>Declares a setting.</summary>
    /// <param name="name">The name of the parameter, without its hyphen.</param>
    /// <param name="type">The type of its values: <see cref="bool"/> for a switch, an enumeration, or <see cref="string"/>.</param>
    /// <param name="description">What the setting does; a sentence.</param>
    /// <param name="effects">What a value changes in the way that an upload works.</param>
    /// <param name="errorId">The id of the error if a store of another kind is given the setting.</param>
    /// <param name="limitation">What other kinds of store do not do, as the end of a sentence: <c>does not accept …</c>.</param>
    /// <param name="values">The values that it accepts, by name; empty for a switch or for any text.</param>
    public StoreSetting(
        string name,
        Type type,
        string description,
        Func<object, StoreSettingEffects> effects,
        string errorId,
        string limitation,
        params string[] values)
    {
        Name = name ?? throw new ArgumentNullException(nameof(name));
        Type = type ?? throw new ArgumentNullException(nameof(type));
        Description = description;
        _effects = effects ?? throw new ArgumentNullException(nameof(effects));
        ErrorId = errorId;
        Limitation = limitation;
        Values = values;
    }

    /// <summary>The name of the parameter, without its hyphen: <c>CommitEach</c>.</summary>
    public string Name { get; }

    /// <summary>The type of its values: <see cref="bool"/> for a switch, an enumeration, or <see cref="string"/>.</summary>
    public Type Type { get; }

    /// <summary>What the setting does; a sentence.</summary>
    public string Description { get; }

    /// <summary>The id of the error if a store of another kind is given the setting, listed in about_UserMigration_Errors.</summary>
    public string ErrorId { get; }

    /// <summary>What other kinds of store do not do, as the end of a sentence.</summary>
    public string Limitation { get; }

    /// <summary>The values that it accepts, by name; empty for a switch or for any text.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>The cmdlets that have a parameter for it.</summary>
    public StoreSettingScope Scope { get; init; } = StoreSettingScope.Upload;

    /// <summary>
    /// The value that means the same as no value, so that each kind of store accepts it; null if there is none.
    /// </summary>
    public object? DefaultValue { get; init; }

    /// <summary>Returns what a value changes in the way that an upload works.</summary>
    /// <param name="value">A value of <see cref="Type"/>.</param>
    public StoreSettingEffects EffectsOf(object value) => _effects(value);

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
