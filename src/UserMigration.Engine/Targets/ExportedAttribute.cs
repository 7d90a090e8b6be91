using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Targets;

/// <summary>An attribute in an export of a kind of store.</summary>
internal sealed class ExportedAttribute
{
    /// <summary>Creates the attribute.</summary>
    /// <param name="meaning">What it says about a user.</param>
    /// <param name="path">The name of its column.</param>
    /// <param name="toNeutral">Converts its structure to the form that <see cref="NeutralNames"/> describes; null if it is a plain value.</param>
    public ExportedAttribute(AttributeMeaning meaning, string path, AttributeTransform? toNeutral = null)
    {
        Meaning = meaning;
        Path = path;
        ToNeutral = toNeutral;
    }

    /// <summary>What it says about a user.</summary>
    public AttributeMeaning Meaning { get; }

    /// <summary>The name of its column.</summary>
    public string Path { get; }

    /// <summary>Converts its structure to the neutral form; null if it is a plain value.</summary>
    public AttributeTransform? ToNeutral { get; }
}
