namespace UserMigration.Engine.Targets;

/// <summary>An attribute that stores of a kind usually have.</summary>
internal sealed class UsualAttribute
{
    /// <summary>Creates the attribute.</summary>
    /// <param name="meaning">What it says about a user.</param>
    /// <param name="path">Its full name, with dots.</param>
    public UsualAttribute(AttributeMeaning meaning, string path)
    {
        Meaning = meaning;
        Path = path;
    }

    /// <summary>What it says about a user.</summary>
    public AttributeMeaning Meaning { get; }

    /// <summary>Its full name, with dots.</summary>
    public string Path { get; }
}
