using System;
using System.Collections.Generic;

namespace UserMigration;

/// <summary>
/// A built-in transform of ConvertTo-IdentityRecord: which values it accepts, what it returns, and how to fix a value.
/// </summary>
public sealed class MigrationTransform
{
    /// <summary>Creates the description of a transform.</summary>
    /// <param name="name">The name by which you use it.</param>
    /// <param name="description">What it does; a sentence.</param>
    /// <param name="accepts">The values that it accepts.</param>
    /// <param name="yields">The values that it returns.</param>
    /// <param name="recommendation">What to do about a value that it does not accept; a sentence.</param>
    /// <param name="parameters">Its parameters; the order has no meaning.</param>
    /// <param name="examples">Values, and their results.</param>
    /// <param name="defaultFor">The attributes to which it is applied by default, by target.</param>
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

    /// <summary>The name by which you use it; not case-sensitive.</summary>
    public string Name { get; }

    /// <summary>What it does.</summary>
    public string Description { get; }

    /// <summary>The values that it accepts.</summary>
    public string Accepts { get; }

    /// <summary>The values that it returns.</summary>
    public string Yields { get; }

    /// <summary>What to do about a value that it does not accept.</summary>
    public string Recommendation { get; }

    /// <summary>Its parameters.</summary>
    public IReadOnlyList<MigrationTransformParameter> Parameters { get; }

    /// <summary>Values, and their results.</summary>
    public IReadOnlyList<MigrationTransformExample> Examples { get; }

    /// <summary>The attributes to which it is applied by default, by target.</summary>
    public IReadOnlyDictionary<IdentityTarget, IReadOnlyList<string>> DefaultFor { get; }

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name;
}
