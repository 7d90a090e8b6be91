using System;
using System.Collections.Generic;

namespace UserMigration;

/// <summary>A built-in transform of ConvertTo-IdentityRecord: what it accepts, what it yields, and how to fix a value.</summary>
public sealed class MigrationTransform
{
    /// <summary>Describes a transform.</summary>
    /// <param name="name">The name it is asked for by.</param>
    /// <param name="description">What it does; a sentence.</param>
    /// <param name="accepts">The values it takes.</param>
    /// <param name="yields">What it makes of them.</param>
    /// <param name="recommendation">What to do about a value that it does not take; a sentence.</param>
    /// <param name="parameters">What can be told to it; the order has no meaning.</param>
    /// <param name="examples">Values, and what becomes of them.</param>
    /// <param name="defaultFor">The attributes that it is applied to without being asked for, by target.</param>
    public MigrationTransform(
        string name,
        string description,
        string accepts,
        string yields,
        string recommendation,
        IReadOnlyList<MigrationTransformParameter> parameters,
        IReadOnlyList<MigrationTransformExample> examples,
        IReadOnlyDictionary<IdentityTarget, IReadOnlyList<string>> defaultFor)
    {
        Name = name ?? throw new ArgumentNullException(nameof(name));
        Description = description ?? throw new ArgumentNullException(nameof(description));
        Accepts = accepts ?? throw new ArgumentNullException(nameof(accepts));
        Yields = yields ?? throw new ArgumentNullException(nameof(yields));
        Recommendation = recommendation ?? throw new ArgumentNullException(nameof(recommendation));
        Parameters = parameters ?? throw new ArgumentNullException(nameof(parameters));
        Examples = examples ?? throw new ArgumentNullException(nameof(examples));
        DefaultFor = defaultFor ?? throw new ArgumentNullException(nameof(defaultFor));
    }

    /// <summary>The name it is asked for by, in any case.</summary>
    public string Name { get; }

    /// <summary>What it does.</summary>
    public string Description { get; }

    /// <summary>The values it takes.</summary>
    public string Accepts { get; }

    /// <summary>What it makes of them.</summary>
    public string Yields { get; }

    /// <summary>What to do about a value that it does not take.</summary>
    public string Recommendation { get; }

    /// <summary>What can be told to it.</summary>
    public IReadOnlyList<MigrationTransformParameter> Parameters { get; }

    /// <summary>Values, and what becomes of them.</summary>
    public IReadOnlyList<MigrationTransformExample> Examples { get; }

    /// <summary>The attributes that it is applied to without being asked for, by target.</summary>
    public IReadOnlyDictionary<IdentityTarget, IReadOnlyList<string>> DefaultFor { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
