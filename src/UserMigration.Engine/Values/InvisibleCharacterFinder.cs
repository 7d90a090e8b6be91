using System;
using System.Globalization;
using System.Text;

namespace UserMigration.Engine.Values;

/// <summary>
/// Finds characters that people can't see but comparisons do: format characters (category Cf), characters with the property
/// Default_Ignorable_Code_Point (Unicode 15.1, DerivedCoreProperties.txt), and no-break spaces at the ends of text.
/// </summary>
internal static class InvisibleCharacterFinder
{
    private const char ZeroWidthNonJoiner = '\u200C';
    private const char ZeroWidthJoiner = '\u200D';
    private const char LastAscii = '\u007F';

    /// <summary>Finds the first invisible character.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isStrict">
    /// Whether joiners and variation selectors count as invisible. Persian, Indic scripts and emoji need them for spelling in normal text, but
    /// keys and e-mail addresses do not.
    /// </param>
    /// <returns>The position of the character, or -1.</returns>
    public static int IndexOf(string text, bool isStrict)
    {
        for (int i = AsciiScan.IndexOfOther(text); i >= 0 && i < text.Length; i++)
        {
            if (IsInvisible(text, i, isStrict))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Names the character at a position, for a message: <c>U+200B (a zero-width space)</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="index">The position of the character.</param>
    public static string Describe(string text, int index)
    {
        int codePoint = CodePoint(text, index);
        string name = codePoint switch
        {
            0x00A0 => " (a no-break space)",
            0x00AD => " (a soft hyphen)",
            0x200B => " (a zero-width space)",
            0x200C => " (a zero-width non-joiner)",
            0x200D => " (a zero-width joiner)",
            0x200E or 0x200F or 0x061C or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => " (a writing direction mark)",
            0x2007 => " (a figure space)",
            0x202F => " (a narrow no-break space)",
            0x2060 => " (a word joiner)",
            0xFEFF => " (a byte order mark)",
            _ => string.Empty,
        };
        return string.Format(CultureInfo.InvariantCulture, "U+{0:X4}{1}", codePoint, name);
    }

    /// <summary>Removes the invisible characters. Returns the same object if the text has none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isStrict">Whether joiners and variation selectors count, as in <see cref="IndexOf"/>.</param>
    public static string Remove(string text, bool isStrict)
    {
        int index = IndexOf(text, isStrict);
        if (index < 0)
        {
            return text;
        }

        StringBuilder kept = new StringBuilder(text.Length).Append(text, 0, index);
        for (int i = index; i < text.Length; i++)
        {
            int length = char.IsSurrogatePair(text, i) ? 2 : 1;
            if (!IsInvisible(text, i, isStrict))
            {
                kept.Append(text, i, length);
            }

            i += length - 1;
        }

        // The characters that were removed may have separated no-break spaces from the end.
        return Remove(kept.ToString(), isStrict);
    }

    private static bool IsInvisible(string text, int index, bool isStrict)
    {
        if (text[index] <= LastAscii || char.IsLowSurrogate(text[index]))
        {
            return false;
        }

        int codePoint = CodePoint(text, index);
        if (codePoint is 0x00A0 or 0x2007 or 0x202F)
        {
            return IsAtEnd(text, index);
        }

        return (IsDefaultIgnorable(codePoint) || CharUnicodeInfo.GetUnicodeCategory(text, index) == UnicodeCategory.Format)
            && (isStrict || !IsSpelling(text, index, codePoint));
    }

    // Only white space is between the character and the start or the end.
    private static bool IsAtEnd(string text, int index)
    {
        ReadOnlySpan<char> all = text.AsSpan();
        return all.Slice(0, index).IsWhiteSpace() || all.Slice(index + 1).IsWhiteSpace();
    }

    private static bool IsSpelling(string text, int index, int codePoint) => codePoint switch
    {
        ZeroWidthNonJoiner or ZeroWidthJoiner => index > 0 && index + 1 < text.Length && text[index - 1] > LastAscii && text[index + 1] > LastAscii,
        (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0020 and <= 0xE007F) or (>= 0xE0100 and <= 0xE01EF) or (>= 0x180B and <= 0x180F) or 0x034F
            => index > 0 && text[index - 1] > ' ',

        // These Arabic and Syriac signs are visible, although their category is Cf.
        (>= 0x0600 and <= 0x0605) or 0x06DD or 0x070F or 0x0890 or 0x0891 or 0x08E2 or 0x110BD or 0x110CD => true,
        _ => false,
    };

    private static bool IsDefaultIgnorable(int codePoint) => codePoint
        is 0x00AD or 0x034F or 0x061C or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFEFF or 0xFFA0
        or (>= 0x180B and <= 0x180F) or (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F)
        or (>= 0xFE00 and <= 0xFE0F) or (>= 0xFFF0 and <= 0xFFF8) or (>= 0x1BCA0 and <= 0x1BCA3) or (>= 0x1D173 and <= 0x1D17A)
        or (>= 0xE0000 and <= 0xE0FFF);

    private static int CodePoint(string text, int index) => char.IsSurrogatePair(text, index) ? char.ConvertToUtf32(text, index) : text[index];
}
