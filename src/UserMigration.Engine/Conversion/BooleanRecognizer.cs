using System;
using System.Collections.Generic;

namespace UserMigration.Engine.Conversion;

/// <summary>Recognizes words for true and false.</summary>
internal static class BooleanRecognizer
{
    private static readonly Dictionary<string, bool> s_words = new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase)
    {
        ["true"] = true,
        ["t"] = true,
        ["yes"] = true,
        ["y"] = true,
        ["1"] = true,
        ["on"] = true,
        ["false"] = false,
        ["f"] = false,
        ["no"] = false,
        ["n"] = false,
        ["0"] = false,
        ["off"] = false,
    };

    /// <summary>Whether a target accepts the word unchanged: <c>true</c> or <c>false</c> in any letter case.</summary>
    public static bool IsTarget(string text) =>
        text.Equals("true", StringComparison.OrdinalIgnoreCase) || text.Equals("false", StringComparison.OrdinalIgnoreCase);

    /// <summary>Converts a known word to a boolean.</summary>
    public static bool TryParse(string text, out bool value) => s_words.TryGetValue(text, out value);
}
