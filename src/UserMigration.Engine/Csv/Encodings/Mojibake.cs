using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Csv.Encodings;

/// <summary>
/// Restores UTF-8 text that was decoded with a code page and written as UTF-8 again: <c>MÃ¼ller</c> by Windows-1252, <c>M√ºller</c> on a
/// Mac, <c>M├╝ller</c> by DOS. It is recognised if the whole text is valid UTF-8 when encoded with the code page, which is unlikely by chance.
/// </summary>
internal static class Mojibake
{
    private const int MostTimes = 3;

    private static readonly Lazy<Page[]> s_pages = new Lazy<Page[]>(() =>
        new[] { "windows-1252", "macintosh", "ibm850", "ibm437", "windows-1250", "windows-1251" }.Select(name => new Page(name)).ToArray());

    /// <summary>Restores a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The original text, even if it was damaged two or three times; null if no damage is recognised.</returns>
    public static string? Restore(string text)
    {
        string? restored = null;
        for (int i = 0; i < MostTimes && RestoreOnce(restored ?? text) is { } before; i++)
        {
            restored = before;
        }

        return restored;
    }

    private static string? RestoreOnce(string text)
    {
        // A sequence of bytes in UTF-8 that is not ASCII has at least two bytes, so it became at least two characters.
        int first = AsciiScan.IndexOfOther(text);
        if (first < 0 || first + 1 == text.Length || text[first + 1] < 0x80)
        {
            return null;
        }

        foreach (Page page in s_pages.Value)
        {
            if (page.Restore(text) is { } restored)
            {
                return restored;
            }
        }

        return null;
    }

    /// <summary>A code page that text may have been decoded with by mistake.</summary>
    private sealed class Page
    {
        private readonly Dictionary<char, byte> _bytes = new Dictionary<char, byte>();
        private readonly bool _isWestern;
        private readonly bool _isCyrillic;

        public Page(string name)
        {
            _isWestern = name == "windows-1252";
            _isCyrillic = name == "windows-1251";
            char[] table = StrictDecoding.TableOf(CodePages.Find(name));
            for (int b = 0x80; b < table.Length; b++)
            {
                // Many programs decode the bytes that Windows-1252 does not assign as control characters, as ISO 8859-1 does.
                _bytes[table[b] == StrictDecoding.Undecodable ? (char)b : table[b]] = (byte)b;
                if (_isWestern && !_bytes.ContainsKey((char)b))
                {
                    _bytes[(char)b] = (byte)b;
                }
            }
        }

        public string? Restore(string text)
        {
            if (!IsSequences(text))
            {
                return null;
            }

            byte[] bytes = new byte[text.Length];
            for (int i = 0; i < text.Length; i++)
            {
                bytes[i] = ByteOf(text[i], out byte value) ? value : (byte)0;
            }

            string restored = Encoding.UTF8.GetString(bytes);
            return Utf8Check.IndexOfInvalid(bytes) < 0 && IsPlausible(restored) ? restored : null;
        }

        /// <summary>Whether the sequence of characters matches that of bytes in UTF-8. In genuine text it does not.</summary>
        private bool IsSequences(string text)
        {
            int following = 0;
            foreach (char c in text)
            {
                if (!ByteOf(c, out byte value))
                {
                    return false;
                }

                bool isFollowing = value is >= 0x80 and <= 0xBF;
                if (isFollowing != following > 0)
                {
                    return false;
                }

                following = isFollowing ? following - 1 : value switch { < 0x80 => 0, < 0xE0 => 1, < 0xF0 => 2, _ => 3 };
            }

            return following == 0;
        }

        private bool ByteOf(char c, out byte value)
        {
            value = (byte)c;
            return c < 0x80 || _bytes.TryGetValue(c, out value);
        }

        private bool IsPlausible(string text)
        {
            for (int i = 0; i < text.Length; i++)
            {
                char c = text[i];
                bool isOfPage = _isWestern || c is < '\u0080' or (>= '\u00A0' and < '\u0180') or (>= '\u2010' and <= '\u2122')
                    || (_isCyrillic && c is >= '\u0400' and <= '\u04FF');
                if (!isOfPage || (IsOfOtherScript(c) && (IsAsciiLetter(text, i - 1) || IsAsciiLetter(text, i + 1))))
                {
                    return false;
                }
            }

            return true;
        }

        // All letters of a word are in the same script.
        private static bool IsOfOtherScript(char c) => c >= '\u0250' && char.IsLetter(c);

        private static bool IsAsciiLetter(string text, int index) =>
            index >= 0 && index < text.Length && (text[index] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'));
    }
}
