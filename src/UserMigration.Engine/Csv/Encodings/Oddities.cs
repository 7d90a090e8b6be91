using System;
using System.Globalization;
using System.Linq;

namespace UserMigration.Engine.Csv.Encodings;

/// <summary>
/// Counts implausible characters in names and addresses. In text that is decoded correctly, letters are next to letters of the same script,
/// capitals do not follow small letters, words contain no symbols, and vowels and consonants alternate. Only characters beyond ASCII count.
/// </summary>
internal static class Oddities
{
    // As in Żółć. In a word of another script, all letters are beyond ASCII.
    private const int LongestRun = 3;

    private const int LongestCyrillicCluster = 4;

    private const string OfIceland = "áíóúæéÁÍÓÚÆÉ";

    private const string OfTurkey = "çöüğışâîûÇÖÜĞİŞÂÎÛ";

    /// <summary>Counts the oddities of text in Greek.</summary>
    /// <param name="text">The text.</param>
    public static int CountGreek(char[] text) => Count(text, (_, at) => text[at] is 'ΰ' or 'ΐ' || (text[at] == 'ς' && char.IsLetter(At(text, at + 1))));

    /// <summary>Counts the oddities of text in Cyrillic script.</summary>
    /// <param name="text">The text.</param>
    public static int CountCyrillic(char[] text) => Count(text, (before, at) => IsOddCyrillic(text, before, at));

    /// <summary>Counts the oddities of text in a language of Western Europe.</summary>
    /// <param name="text">The text.</param>
    public static int CountWestern(char[] text)
    {
        bool isIcelandic = text.Count(c => OfIceland.IndexOf(c) >= 0) * 2 > text.Count(c => "ðþýÐÞÝ".IndexOf(c) >= 0);
        return Count(text, (before, at) => IsOddWestern(text, before, at, isIcelandic));
    }

    /// <summary>Counts the oddities of text in a language of Central Europe.</summary>
    /// <param name="text">The text.</param>
    public static int CountCentral(char[] text)
    {
        string rare = (HasAny(text, "ăşĂŞ") ? string.Empty : "ţŢ") + (HasAny(text, "čćžšČĆŽŠ") ? string.Empty : "đĐ");
        return Count(text, (before, at) => IsOddCentral(text, before, at, rare));
    }

    /// <summary>Counts the oddities of Western text from DOS or a Mac, whose letters are symbols in other code pages.</summary>
    /// <param name="text">The text.</param>
    public static int CountDosOrMac(char[] text) => CountWestern(text)
        + Enumerable.Range(0, text.Length).Count(i => text[i] >= 0x80 && char.IsLetter(text[i]) && !char.IsLetter(At(text, i - 1)) && !char.IsLetter(At(text, i + 1)));

    /// <summary>Counts the oddities of text in Turkish.</summary>
    /// <param name="text">The text.</param>
    public static int CountTurkish(char[] text) => Count(
        text, (before, at) => (char.IsLetter(text[at]) && OfTurkey.IndexOf(text[at]) < 0) || IsSmallAtTheStart(text[at], before, At(text, at + 1)));

    private static int Count(char[] text, Func<char, int, bool> isOdd)
    {
        int oddities = 0;
        int run = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c < 0x80)
            {
                run = 0;
                continue;
            }

            char before = At(text, i - 1);
            char after = At(text, i + 1);
            run = char.IsLetter(c) ? run + 1 : 0;
            oddities += (char.IsLetter(c) ? IsOddLetter(c, before, after) || (IsLatin(c) && run > LongestRun) : IsOddSign(c, before, after))
                || isOdd(before, i) ? 1 : 0;
        }

        return oddities;
    }

    private static bool IsOddLetter(char c, char before, char after) =>
        (char.IsLetter(before) && IsLatin(before) != IsLatin(c))
        || (char.IsLetter(after) && IsLatin(after) != IsLatin(c))
        || (char.IsUpper(c) && char.IsLower(before))
        || (char.IsLower(c) && char.IsUpper(after));

    private static bool IsOddSign(char c, char before, char after)
    {
        bool isBehind = char.IsLetter(before);
        bool isBefore = char.IsLetter(after);
        if ("†‡‰ˆ˜¦¬¯¨´¸¶§".IndexOf(c) >= 0)
        {
            return isBehind || isBefore || before >= 0x80 || after >= 0x80;
        }

        return char.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.OtherNumber or UnicodeCategory.MathSymbol or UnicodeCategory.ModifierSymbol => isBehind || isBefore,
            UnicodeCategory.OtherSymbol => c is >= '\u2500' and <= '\u25FF' || (isBehind && isBefore),
            UnicodeCategory.CurrencySymbol => (isBehind || isBefore) && c != '€',
            UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.OpenPunctuation => isBehind && c != '‘',
            _ => isBehind && isBefore && c is not ('’' or '·' or '\u00AD' or '‘' or '\u00A0' or '–' or '—'),
        };
    }

    private static bool IsOddWestern(char[] text, char before, int at, bool isIcelandic)
    {
        char c = text[at];
        char after = At(text, at + 1);

        // Italian and French have these letters only at the ends of words. Central European code pages have other letters at these positions.
        return ("ìòùÌÒÙ".IndexOf(c) >= 0 && char.IsLetter(after))
            || (c == 'Ÿ' && char.IsLetter(after))
            || ("øØèÈ".IndexOf(c) >= 0 && (IsOpenVowel(before) || IsOpenVowel(after)))
            || (!isIcelandic && "ðþýÐÞÝ".IndexOf(c) >= 0)
            || IsSmallAtTheStart(c, before, after)
            || IsFinalBehindAVowel(c, before, after)
            || IsCrammed(text, at);
    }

    private static bool IsOddCentral(char[] text, char before, int at, string rare)
    {
        char c = text[at];

        // These letters are two rare ones of Slovak. Before a vowel, Polish writes ni, not ń.
        return "ŕĺŔĹ".IndexOf(c) >= 0 || rare.IndexOf(c) >= 0
            || (c is 'ń' or 'Ń' && IsVowel(At(text, at + 1)))
            || IsSmallAtTheStart(c, before, At(text, at + 1))
            || IsFinalBehindAVowel(c, before, At(text, at + 1))
            || IsCrammed(text, at);
    }

    private static bool IsOddCyrillic(char[] text, char before, int at)
    {
        bool isSerbian = text[at] is (>= 'Ђ' and <= 'Џ') or (>= 'ђ' and <= 'џ') and not ('Є' or 'І' or 'Ї' or 'Ў' or 'є' or 'і' or 'ї' or 'ў');
        bool isLonely = !char.IsLetter(before) && !char.IsLetter(At(text, at + 1));
        return (isSerbian && isLonely) || Enumerable.Range(at - LongestCyrillicCluster, LongestCyrillicCluster + 1).All(i => IsCyrillicConsonant(At(text, i)));
    }

    private static bool IsCyrillicConsonant(char c) => c >= '\u0400' && char.IsLetter(c) && "аеёиоуыэюяіїєАЕЁИОУЫЭЮЯІЇЄ".IndexOf(c) < 0;

    /// <summary>Whether a field starts with a small letter beyond ASCII, which names do not.</summary>
    private static bool IsSmallAtTheStart(char c, char before, char after) =>
        char.IsLower(c) && char.IsLower(after) && (before is ',' or ';' or '\t' or '|' or '"' or '\n');

    /// <summary>Whether the character could be a ß of DOS that was decoded with another code page.</summary>
    private static bool IsFinalBehindAVowel(char c, char before, char after) => c == 'á' && IsVowel(before) && !char.IsLetter(after);

    /// <summary>Whether a consonant is between two others and no syllable is formed by an r or l that follows a consonant.</summary>
    private static bool IsCrammed(char[] text, int at)
    {
        char before = At(text, at - 1);
        bool makesSyllable = before is 'r' or 'l' && IsConsonant(At(text, at - 2));
        return IsConsonant(text[at]) && IsConsonant(before) && IsConsonant(At(text, at + 1)) && !makesSyllable;
    }

    private static bool IsConsonant(char c) => char.IsLetter(c) && c < 0x0250 && !IsVowel(c);

    private static bool IsOpenVowel(char c) => c is 'a' or 'o' or 'e' or 'á' or 'é' or 'í' or 'A' or 'O' or 'E';

    private static bool IsVowel(char c) =>
        c is 'æ' or 'Æ' or 'ø' or 'Ø' or 'œ' or 'Œ' or 'ı' || "aeiouy".IndexOf(char.ToLowerInvariant(c.ToString().Normalize(System.Text.NormalizationForm.FormD)[0])) >= 0;

    private static bool IsLatin(char c) => c < '\u0250';

    private static bool HasAny(char[] text, string characters) => text.Any(c => characters.IndexOf(c) >= 0);

    private static char At(char[] text, int index) => index >= 0 && index < text.Length ? text[index] : ' ';
}
