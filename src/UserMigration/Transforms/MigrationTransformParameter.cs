using System;

namespace UserMigration;

/// <summary>What can be told to a built-in transform.</summary>
public sealed class MigrationTransformParameter
{
    /// <summary>Describes a parameter.</summary>
    /// <param name="name">The name.</param>
    /// <param name="description">What it says to the transform; a sentence.</param>
    /// <param name="isMain">Whether it may be given without its name.</param>
    /// <param name="isMandatory">Whether the transform can't do without it.</param>
    public MigrationTransformParameter(string name, string description, bool isMain = false, bool isMandatory = false)
    {
        Name = name ?? throw new ArgumentNullException(nameof(name));
        Description = description ?? throw new ArgumentNullException(nameof(description));
        IsMain = isMain;
        IsMandatory = isMandatory;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>What it says to the transform.</summary>
    public string Description { get; }

    /// <summary>Whether it may be given without its name, as in <c>@{ Date = 'dd.MM.yyyy' }</c>.</summary>
    public bool IsMain { get; }

    /// <summary>Whether the transform can't do without it.</summary>
    public bool IsMandatory { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
