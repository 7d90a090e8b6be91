using System;
using System.Collections.Generic;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Repairs;

/// <summary>
/// Replaces words that programs and people write for an empty value with an empty value. This is not safe: some people have the
/// name Null, so limit it to attributes that do not contain names.
/// </summary>
internal sealed class EmptyWordsRepair : ValueRepair
{
    private const int Longest = 9;

    private static readonly HashSet<string> s_words = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "null", "(null)", "<null>", "[null]", "\\N", "none", "(none)", "n/a", "#n/a", "n.a.", "undefined", "-", "--", "---", "\u2013", "\u2014", ".", "?",
    };

    public EmptyWordsRepair()
        : base("EmptyWords", "Replaces NULL, none, N/A, \\N, undefined, - and similar words with an empty value.", isSafe: false)
    {
    }

    internal override string Apply(string text, AttributeKind kind) =>
        text.Length <= Longest && s_words.Contains(text) ? string.Empty : text;
}
