using System;
using System.Globalization;
using System.Linq;

namespace UserMigration.Engine.Csv.Encodings;

/// <summary>
/// Tells in which code page text is that is no UTF-8, where the bytes are clear about it: read rightly, letters stand among
/// letters of their script, capitals do not follow small letters, and words have no signs in them. It is a guess, and says
/// nothing where it would be a bad one.
/// </summary>
internal static class EncodingGuess
{
    // As in Żółć. A word in another script has nothing else.
    private const int LongestRun = 3;

    // Western first: where nothing speaks against it, it is the likeliest by far.
    private static readonly Lazy<(string Name, char[] Table)[]> s_candidates = new Lazy<(string Name, char[] Table)[]>(() =>
        new[] { "windows-1252", "windows-1250", "windows-1251", "windows-1253", "koi8-r" }
            .Select(name => (name, StrictDecoding.TableOf(CodePages.Find(name))))
            .ToArray());

    /// <summary>The code page that bytes are probably in.</summary>
    /// <param name="bytes">Bytes that are no valid UTF-8.</param>
    /// <returns>Its name; null where it can't be told, or where most of the bytes are UTF-8.</returns>
    public static string? Of(ReadOnlySpan<byte> bytes)
    {
        if (IsUtf8InPart(bytes))
        {
            return null;
        }

        string? best = null;
        int fewest = int.MaxValue;
        foreach ((string name, char[] table) in s_candidates.Value)
        {
            int oddities = CountOddities(bytes, table, isWestern: name == "windows-1252", out int high);
            if (oddities >= 0 && oddities < fewest && oddities * 10 <= high)
            {
                (best, fewest) = (name, oddities);
            }
        }

        return best;
    }

    /// <summary>Whether characters beyond ASCII are well-formed UTF-8 in part: then it is UTF-8 with some bad bytes.</summary>
    private static bool IsUtf8InPart(ReadOnlySpan<byte> bytes)
    {
        int sound = 0;
        int bad = 0;
        for (int i = 0; i < bytes.Length;)
        {
            int length = Utf8Check.SequenceLength(bytes.Slice(i));
            sound += length > 1 ? 1 : 0;
            bad += length == 0 ? 1 : 0;
            i += Math.Max(1, length);
        }

        return sound * 4 > bad;
    }

    private static int CountOddities(ReadOnlySpan<byte> bytes, char[] table, bool isWestern, out int high)
    {
        high = 0;
        int oddities = 0;
        int run = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] < 0x80)
            {
                run = 0;
                continue;
            }

            high++;
            char c = table[bytes[i]];
            if (c == StrictDecoding.Undecodable)
            {
                return -1;
            }

            char before = i == 0 ? ' ' : table[bytes[i - 1]];
            char after = i == bytes.Length - 1 ? ' ' : table[bytes[i + 1]];
            run = char.IsLetter(c) ? run + 1 : 0;
            bool isOdd = char.IsLetter(c)
                ? IsOddLetter(c, before, after) || (IsLatin(c) && run > LongestRun) || (isWestern && IsFinalLetter(c) && char.IsLetter(after))
                : IsOddSign(c, before, after);
            oddities += isOdd ? 1 : 0;
        }

        return oddities;
    }

    private static bool IsOddLetter(char c, char before, char after) =>
        (char.IsLetter(before) && IsLatin(before) != IsLatin(c))
        || (char.IsLetter(after) && IsLatin(after) != IsLatin(c))
        || (char.IsUpper(c) && char.IsLower(before))
        || (char.IsLower(c) && char.IsUpper(after));

    // Italian and French have these at the ends of words; in Central Europe other letters stand in their places.
    private static bool IsFinalLetter(char c) => "ìòùÌÒÙ".IndexOf(c) >= 0;

    private static bool IsOddSign(char c, char before, char after)
    {
        bool isBehind = char.IsLetter(before);
        bool isBefore = char.IsLetter(after);
        return char.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.OtherNumber or UnicodeCategory.MathSymbol or UnicodeCategory.ModifierSymbol => isBehind || isBefore,
            UnicodeCategory.CurrencySymbol => (isBehind || isBefore) && c != '\u20AC',
            _ => isBehind && isBefore && c is not ('\u2019' or '\u00B7' or '\u00AD' or '\u2018' or '\u00A0' or '\u2013' or '\u2014'),
        };
    }

    private static bool IsLatin(char c) => c < '\u0250';
}
