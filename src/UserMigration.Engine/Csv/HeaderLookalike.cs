using System.Globalization;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Csv;

/// <summary>
/// Finds in the name of a column what makes it another name than it looks like: a character that cannot be seen, or a Cyrillic or Greek letter
/// in a word of Latin letters that has the same shape (Unicode Technical Standard 39, confusables).
/// </summary>
internal static class HeaderLookalike
{
    // Letters whose printed form is that of the Latin letter below them.
    private const string Others = "асеоріјѕхуһԁԛԝАВЕКМНОРСТХУІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧονι";
    private const string Latin = "aceopijsxyhdqwABEKMHOPCTXYIJSABEZHIKMNOPTYXovi";

    private static readonly char[] s_noBreakSpaces = { '\u00A0', '\u2007', '\u202F' };

    /// <summary>Looks at a name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The rule that it breaks, the character and what to do; null where it is what it looks like.</returns>
    public static (MigrationRule Rule, string Character, string Advice)? Find(string name)
    {
        int index = IndexOfInvisible(name);
        if (index >= 0)
        {
            return (
                DatafileRules.HeaderNameInvisible,
                InvisibleText.Describe(name, index),
                "It cannot be seen, and makes another name of it: no rule for the attribute would apply. Remove it from the header.");
        }

        for (int i = 0; i < name.Length; i++)
        {
            if (Others.IndexOf(name[i]) is >= 0 and int other && IsInLatinWord(name, i))
            {
                return (
                    DatafileRules.HeaderNameLookalike,
                    string.Format(CultureInfo.InvariantCulture, "U+{0:X4}, which looks like the letter {1},", (int)name[i], Latin[other]),
                    "It makes another name of it: no rule for the attribute would apply. Type the letter anew.");
            }
        }

        return null;
    }

    private static int IndexOfInvisible(string name)
    {
        int index = InvisibleText.IndexOf(name, isStrict: true);
        return index >= 0 ? index : name.IndexOfAny(s_noBreakSpaces);
    }

    // All letters of the word are Latin, or look so: "еmail", and not "Имя" or "Name (Имя)".
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
