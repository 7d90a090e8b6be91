using System;

namespace UserMigration;

/// <summary>A parameter of a built-in transform.</summary>
public sealed class MigrationTransformParameter
{
    /// <summary>Creates the description of a parameter.</summary>
    /// <param name="name">The name.</param>
    /// <param name="description">What it sets; a sentence.</param>
    /// <param name="isMain">Whether its name can be omitted.</param>
    /// <param name="isMandatory">Whether it is required.</param>
    public MigrationTransformParameter(string name, string description, bool isMain = false, bool isMandatory = false)
    {
        Name = name ?? throw new ArgumentNullException(nameof(name));
        Description = description ?? throw new ArgumentNullException(nameof(description));
        IsMain = isMain;
        IsMandatory = isMandatory;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>What it sets.</summary>
    public string Description { get; }

    /// <summary>Whether its name can be omitted, as in <c>@{ Date = 'dd.MM.yyyy' }</c>.</summary>
    public bool IsMain { get; }

    /// <summary>Whether it is required.</summary>
    public bool IsMandatory { get; }

    /// <summary>Returns the name of the parameter.</summary>
    public override string ToString() => Name;
}
