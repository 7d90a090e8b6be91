using System.Collections.Generic;

namespace UserMigration.Engine.Csv.Encodings;

/// <summary>In which encoding text probably is that is not UTF-8, and how sure that is.</summary>
/// <param name="names">The names of the encodings that fit, the likeliest first; at least one.</param>
/// <param name="isGuess">Whether the bytes could as well be in another encoding.</param>
internal sealed class EncodingFinding(IReadOnlyList<string> names, bool isGuess)
{
    /// <summary>The encodings that fit, the likeliest first.</summary>
    public IReadOnlyList<string> Names { get; } = names;

    /// <summary>The encoding to read the text with; null where which one is a guess that nobody should follow unseen.</summary>
    public string? Name => IsGuess ? null : Names[0];

    /// <summary>Whether the bytes could as well be in another encoding.</summary>
    public bool IsGuess { get; } = isGuess;

    /// <summary>What the text is for sure, or probably.</summary>
    /// <param name="name">The name of the encoding.</param>
    public static EncodingFinding Of(string name) => new EncodingFinding([name], isGuess: false);
}
