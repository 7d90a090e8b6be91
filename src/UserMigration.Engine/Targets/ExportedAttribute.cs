using System.Collections.Generic;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Targets;

/// <summary>An attribute in an export of a kind of store.</summary>
internal sealed class ExportedAttribute
{
    /// <summary>Creates an attribute that is a plain value.</summary>
    /// <param name="meaning">What it says about a user.</param>
    /// <param name="path">The name of its column.</param>
    public ExportedAttribute(AttributeMeaning meaning, string path)
    {
        Meaning = meaning;
        Path = path;
    }

    /// <summary>Creates an attribute with a structure.</summary>
    /// <param name="meaning">What it says about a user.</param>
    /// <param name="path">The name of its column.</param>
    /// <param name="toNeutral">Converts its structure to the form that <see cref="NeutralNames"/> describes.</param>
    /// <param name="usedMembers">The members of its elements that are converted. The others are not sent.</param>
    public ExportedAttribute(AttributeMeaning meaning, string path, AttributeTransform toNeutral, params string[] usedMembers)
        : this(meaning, path)
    {
        ToNeutral = toNeutral;
        UsedMembers = usedMembers;
    }

    /// <summary>What it says about a user.</summary>
    public AttributeMeaning Meaning { get; }

    /// <summary>The name of its column.</summary>
    public string Path { get; }

    /// <summary>Converts its structure to the neutral form; null if it is a plain value.</summary>
    public AttributeTransform? ToNeutral { get; }

    /// <summary>The members of its elements that are converted; null if it is a plain value.</summary>
    public IReadOnlyCollection<string>? UsedMembers { get; }
}
