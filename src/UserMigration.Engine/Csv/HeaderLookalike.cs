using System.Globalization;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Csv;

/// <summary>
/// Finds characters that make the name of a column differ from what it looks like: an invisible character, or a Cyrillic or Greek letter
/// in a word of Latin letters that looks like a Latin one (Unicode Technical Standard 39, confusables).
/// </summary>
internal static class HeaderLookalike
{
    // Letters that look like the Latin letter at the same position in the next line.
    private const string Others = "асеоріјѕхуһԁԛԝАВЕКМНОРСТХУІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧονι";
    private const string Latin = "aceopijsxyhdqwABEKMHOPCTXYIJSABEZHIKMNOPTYXovi";

    private static readonly char[] s_noBreakSpaces = { '\u00A0', '\u2007', '\u202F' };

    /// <summary>Checks a name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The rule that is violated, the character, and the recommendation; null if the name is what it looks like.</returns>
    public static (MigrationRule Rule, string Character, string Advice)? Find(string name)
    {
        int index = IndexOfInvisible(name);
        if (index >= 0)
        {
            return (
                DatafileRules.HeaderNameInvisible,
                InvisibleCharacterFinder.Describe(name, index),
                "The character is invisible and makes the name a different one, so no rule for the attribute would apply. Remove it from the header.");
        }

        for (int i = 0; i < name.Length; i++)
        {
            if (Others.IndexOf(name[i]) is >= 0 and int other && IsInLatinWord(name, i))
            {
                return (
                    DatafileRules.HeaderNameLookalike,
                    string.Format(CultureInfo.InvariantCulture, "U+{0:X4}, which looks like the letter {1},", (int)name[i], Latin[other]),
                    "The letter makes the name a different one, so no rule for the attribute would apply. Retype the letter.");
            }
        }

        return null;
    }

    private static int IndexOfInvisible(string name)
    {
        int index = InvisibleCharacterFinder.IndexOf(name, isStrict: true);
        return index >= 0 ? index : name.IndexOfAny(s_noBreakSpaces);
    }

    // All letters of the word are Latin or look like it: "еmail", but not "Имя" or "Name (Имя)".
    private static bool IsInLatinWord(string name, int index)
    {
        int start = index;
        while (start > 0 && char.IsLetterOrDigit(name[start - 1]))
        {
            start--;
        }

        bool hasLatin = false;
        for (int i = start; i < name.Length && char.IsLetterOrDigit(name[i]); i++)
        {
            bool isLatin = name[i] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
            if (!isLatin && !char.IsDigit(name[i]) && Others.IndexOf(name[i]) < 0)
            {
                return false;
            }

            hasLatin |= isLatin;
        }

        return hasLatin;
    }
}
