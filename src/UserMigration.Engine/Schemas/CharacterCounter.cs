using System.Globalization;

namespace UserMigration.Engine.Schemas;

/// <summary>
/// Counts and checks the characters of text. A character is a Unicode code point, as the target's document counts them ("each
/// code point represents a single character"): an emoji is one character, and a letter with a combining accent is two.
/// </summary>
internal static class CharacterCounter
{
    /// <summary>Counts the characters of text.</summary>
    /// <param name="text">The text.</param>
    public static int CountCharacters(string text)
    {
        int count = text.Length;
        for (int i = 1; i < text.Length; i++)
        {
            if (char.IsLowSurrogate(text[i]) && char.IsHighSurrogate(text[i - 1]))
            {
                count--;
            }
        }

        return count;
    }

    /// <summary>Whether a constraint allows all characters of text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="constraint">A constraint that checks each character by itself.</param>
    public static bool Has(string text, TextConstraints constraint)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!Allows(constraint, text, i))
            {
                return false;
            }

            if (char.IsSurrogatePair(text, i))
            {
                i++;
            }
        }

        return true;
    }

    private static bool Allows(TextConstraints constraint, string text, int index)
    {
        char c = text[index];
        return constraint switch
        {
            TextConstraints.Alphabetic => IsAsciiLetter(c),
            TextConstraints.Alphanumeric => IsAsciiLetter(c) || c is >= '0' and <= '9',
            TextConstraints.UnicodeLetters => IsAsciiLetter(c) || char.IsLetter(text, index) || IsMark(text, index),
            TextConstraints.UnicodePrintable => c is >= ' ' and <= '~' || IsPrintable(text, index),
            _ => true,
        };
    }

    private static bool IsAsciiLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private static bool IsMark(string text, int index) =>
        CharUnicodeInfo.GetUnicodeCategory(text, index) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsPrintable(string text, int index) =>
        CharUnicodeInfo.GetUnicodeCategory(text, index) is not (UnicodeCategory.Control
            or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.Surrogate);
}
