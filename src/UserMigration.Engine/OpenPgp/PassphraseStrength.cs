using System;
using System.Linq;
using System.Text;

namespace UserMigration.Engine.OpenPgp;

/// <summary>Estimates how hard a passphrase is to guess. The estimate is rough and rather low: it finds passphrases that are certainly weak.</summary>
public static class PassphraseStrength
{
    /// <summary>The estimate from which a passphrase is not called weak, in bits. Five random words have 55 bits or more.</summary>
    public const double Enough = 55;

    private const int ShortLength = 12;
    private const int FewDistinct = 6;

    // An attacker tries the words of a large dictionary: 2^13 words.
    private const double BitsPerToken = 13;

    private static readonly string[] s_rows = { "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "yxcvbnm", "azertyuiop" };

    private static readonly string[] s_usual =
    {
        "password", "passwort", "passphrase", "secret", "letmein", "welcome", "iloveyou", "admin", "administrator", "migration", "monkey", "dragon", "football", "baseball",
        "sunshine", "princess", "superman", "trustno", "changeme", "default", "master", "summer", "winter", "spring", "autumn", "company", "test", "hello",
    };

    /// <summary>Finds out why a passphrase is weak.</summary>
    /// <param name="passphrase">The passphrase in UTF-8.</param>
    /// <returns>The reason; null if the passphrase is not certainly weak. It does not contain the passphrase.</returns>
    public static string? FindWeakness(byte[] passphrase)
    {
        char[] text = Encoding.UTF8.GetChars(passphrase ?? throw new ArgumentNullException(nameof(passphrase)));
        try
        {
            return text.Length < ShortLength ? $"it has fewer than {ShortLength} characters"
                : text.Distinct().Count() < FewDistinct ? $"it has fewer than {FewDistinct} different characters"
                : IsUsualWord(text) ? "most of it is a word that is often used"
                : IsRun(text) ? "most of it is a sequence, on the keyboard or of letters or digits"
                : Bits(text) < Enough ? "it has too few words, or too few kinds of characters for its length"
                : null;
        }
        finally
        {
            Array.Clear(text, 0, text.Length);
        }
    }

    /// <summary>Whether other programs can read the passphrase from a terminal: it has no control character, and is valid text.</summary>
    /// <param name="passphrase">The passphrase in UTF-8.</param>
    internal static bool IsTypable(byte[] passphrase)
    {
        char[] text = Encoding.UTF8.GetChars(passphrase);
        bool isTypable = !Array.Exists(text, letter => char.IsControl(letter) || letter == '\uFFFD');
        Array.Clear(text, 0, text.Length);
        return isTypable;
    }

    private static bool IsUsualWord(char[] text)
    {
        string letters = new string(text.Where(char.IsLetter).Select(char.ToLowerInvariant).ToArray());
        return s_usual.Any(word => letters == word || (letters.Length > 0 && letters.Replace(word, string.Empty).Length == 0));
    }

    private static bool IsRun(char[] text) => Continuations(text) * 2 > text.Length;

    private static double Bits(char[] text)
    {
        int kinds = (text.Any(c => c is >= 'a' and <= 'z') ? 26 : 0) + (text.Any(c => c is >= 'A' and <= 'Z') ? 26 : 0)
            + (text.Any(c => c is >= '0' and <= '9') ? 10 : 0) + (text.Any(c => c < 128 && !char.IsLetterOrDigit(c)) ? 20 : 0)
            + (text.Any(c => c >= 128) ? 60 : 0);

        // A date or a number has the same separators as any other.
        double byCharacter = text.Any(char.IsLetter) ? (text.Length - Continuations(text)) * Math.Log(kinds, 2) : text.Count(char.IsDigit) * Math.Log(10, 2);
        int words = Words(text, out int others);
        double byWord = words > 0 ? (words * BitsPerToken) + (others * Math.Log(kinds, 2)) : double.MaxValue;
        return Math.Min(byCharacter, byWord);
    }

    // Words are letters between other characters. A separator that is repeated is worth nothing.
    private static int Words(char[] text, out int others)
    {
        const int ShortestWord = 3;
        int words = 0;
        int length = 0;
        char? separator = null;
        others = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetter(text[i]))
            {
                length++;
                continue;
            }

            words += length >= ShortestWord ? 1 : 0;
            others += length < ShortestWord ? length : 0;
            length = 0;
            if (i < text.Length && separator != text[i])
            {
                separator = text[i];
                others++;
            }
        }

        return words > 1 ? words : 0;
    }

    /// <summary>Counts the characters that continue a sequence: the same again, the next or the previous one, or the neighbor on the keyboard.</summary>
    private static int Continuations(char[] text)
    {
        int count = 0;
        for (int i = 1; i < text.Length; i++)
        {
            char before = char.ToLowerInvariant(text[i - 1]);
            char now = char.ToLowerInvariant(text[i]);
            count += Math.Abs(now - before) <= 1 || AreNeighbors(before, now) ? 1 : 0;
        }

        return count;
    }

    private static bool AreNeighbors(char first, char second) => s_rows.Any(row =>
    {
        int place = row.IndexOf(first);
        return place >= 0 && ((place > 0 && row[place - 1] == second) || (place + 1 < row.Length && row[place + 1] == second));
    });
}
