using System.Collections.Generic;
using UserMigration.Engine.Schemas;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Drafting;

/// <summary>An attribute that columns can go to.</summary>
internal sealed class KnownAttribute
{
    /// <summary>Creates the attribute.</summary>
    /// <param name="path">The full name, with dots.</param>
    /// <param name="kind">The kind of its values.</param>
    /// <param name="meaning">What it says about a user.</param>
    public KnownAttribute(string path, SchemaKind kind, AttributeMeaning meaning)
    {
        Path = path;
        Kind = kind;
        Meaning = meaning;
    }

    /// <summary>The full name, with dots.</summary>
    public string Path { get; }

    /// <summary>The kind of its values.</summary>
    public SchemaKind Kind { get; }

    /// <summary>What it says about a user.</summary>
    public AttributeMeaning Meaning { get; }

    /// <summary>The constraints on texts.</summary>
    public TextConstraints Constraints { get; init; }

    /// <summary>The maximum number of characters.</summary>
    public int Length { get; init; } = int.MaxValue;

    /// <summary>The allowed values; null for any.</summary>
    public IReadOnlyCollection<string>? Options { get; init; }

    /// <summary>The name of the transform that is its default; null if it has none.</summary>
    public string? DefaultTransform { get; init; }

    /// <summary>Whether each user must have a value of their own.</summary>
    public bool IsUnique { get; init; }

    /// <summary>Whether the store accepts it only for a new user.</summary>
    public bool IsCreateOnly { get; init; }

    /// <summary>The regular expression that values must match; null for any.</summary>
    public ValuePattern? Pattern { get; init; }

    /// <summary>
    /// Whether it is a part of a consent. Then its own name says nothing: the status of a consent is not that of an account.
    /// </summary>
    public bool IsOfConsent { get; init; }

    /// <summary>The last part of the name.</summary>
    public string Name => Path.Substring(Path.LastIndexOf('.') + 1);
}
