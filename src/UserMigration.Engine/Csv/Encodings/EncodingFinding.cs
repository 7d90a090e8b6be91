using System.Collections.Generic;

namespace UserMigration.Engine.Csv.Encodings;

/// <summary>The probable encoding of text that is not UTF-8, and how certain it is.</summary>
/// <param name="names">The names of the encodings that fit, the most likely first; at least one.</param>
/// <param name="isGuess">Whether the bytes could equally be in another encoding.</param>
internal sealed class EncodingFinding(IReadOnlyList<string> names, bool isGuess)
{
    /// <summary>The encodings that fit, the most likely first.</summary>
    public IReadOnlyList<string> Names { get; } = names;

    /// <summary>The encoding to read the text with; null if it is only a guess that should not be used without checking the result.</summary>
    public string? Name => IsGuess ? null : Names[0];

    /// <summary>Whether the bytes could equally be in another encoding.</summary>
    public bool IsGuess { get; } = isGuess;

    /// <summary>Creates a finding for a single encoding that is certain or probable.</summary>
    /// <param name="name">The name of the encoding.</param>
    public static EncodingFinding Create(string name) => new EncodingFinding([name], isGuess: false);
}
