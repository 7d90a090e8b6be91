using System;
using System.Collections.Generic;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Repairs;

/// <summary>
/// Makes blanks of the words that programs and people write for nothing. Not safe: there are people whose name is Null,
/// so it is best kept to attributes of no names.
/// </summary>
internal sealed class EmptyWordsRepair : ValueRepair
{
    private const int Longest = 9;

    private static readonly HashSet<string> s_words = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "null", "(null)", "<null>", "[null]", "\\N", "none", "(none)", "n/a", "#n/a", "n.a.", "undefined", "-", "--", "\u2013", "\u2014", ".", "?",
    };

    public EmptyWordsRepair()
        : base("EmptyWords", "Makes blanks of NULL, none, N/A, \\N, undefined, - and the like.", isSafe: false)
    {
    }

    internal override string Apply(string text, AttributeKind kind) =>
        text.Length <= Longest && s_words.Contains(text) ? string.Empty : text;
}
