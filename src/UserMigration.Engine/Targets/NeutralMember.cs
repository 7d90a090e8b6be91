using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Targets;

/// <summary>Where a kind of store has a structure, such as the consents, and how it is written there.</summary>
internal sealed class NeutralMember
{
    /// <summary>Creates the member.</summary>
    /// <param name="path">The full name of the attribute, with dots.</param>
    /// <param name="fromNeutral">Converts the form that <see cref="NeutralNames"/> describes.</param>
    public NeutralMember(string path, AttributeTransform fromNeutral)
    {
        Path = path;
        FromNeutral = fromNeutral;
    }

    /// <summary>The full name of the attribute, with dots.</summary>
    public string Path { get; }

    /// <summary>Converts the neutral form to that of the store.</summary>
    public AttributeTransform FromNeutral { get; }
}
