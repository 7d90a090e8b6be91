using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace UserMigration.Engine.Csv.Encodings;

/// <summary>
/// Restores text of DOS that was decoded with Windows-1252: <c>J„ger</c> for <c>Jäger</c>. It is recognised by quotation marks within words,
/// which stand for ä and ö there and do not occur in genuine text.
/// </summary>
internal static class DosText
{
    private static readonly char[] s_signs = { '\u201E', '\u201D', '\u0081' };

    private static readonly Lazy<Dictionary<char, char>> s_letters = new Lazy<Dictionary<char, char>>(CreateLetters);

    /// <summary>Restores a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The original text; null if no damage is recognised.</returns>
    public static string? Restore(string text)
    {
        int sign = text.IndexOfAny(s_signs);
        while (sign >= 0 && !IsWithinWord(text, sign))
        {
            sign = text.IndexOfAny(s_signs, sign + 1);
        }

        if (sign < 0)
        {
            return null;
        }

        StringBuilder restored = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (c < 0x80)
            {
                restored.Append(c);
            }
            else if (s_letters.Value.TryGetValue(c, out char letter))
            {
                restored.Append(letter);
            }
            else
            {
                return null;
            }
        }

        return restored.ToString();
    }

    private static bool IsWithinWord(string text, int index) =>
        index > 0 && index + 1 < text.Length && IsAsciiLetter(text[index - 1]) && text[index + 1] is >= 'a' and <= 'z';

    private static bool IsAsciiLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    // Only letters are restored: a text in which another character would appear is of something else.
    private static Dictionary<char, char> CreateLetters()
    {
        char[] windows = StrictDecoding.TableOf(CodePages.Find("windows-1252"));
        char[] dos = StrictDecoding.TableOf(CodePages.Find("ibm850"));
        return Enumerable.Range(0x80, 0x80)
            .Where(b => char.IsLetter(dos[b]))
            .GroupBy(b => windows[b] == StrictDecoding.Undecodable ? (char)b : windows[b])
            .ToDictionary(same => same.Key, same => dos[same.First()]);
    }
}
