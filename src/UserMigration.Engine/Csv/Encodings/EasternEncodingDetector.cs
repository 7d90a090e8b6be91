using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace UserMigration.Engine.Csv.Encodings;

/// <summary>
/// Finds the Japanese, Chinese and Korean encodings that fit some text. Most byte pairs are valid in most of them, so the result
/// is only a guess. In this kind of text, an ASCII letter is never next to an East Asian character, and an East Asian character rarely
/// stands by itself, unless it is a whole field.
/// </summary>
internal static class EasternEncodingDetector
{
    private static readonly Lazy<Encoding[]> s_candidates = new Lazy<Encoding[]>(() =>
        new[] { "shift_jis", "euc-jp", "gb18030", "big5", "euc-kr" }.Select(CodePages.Find).ToArray());

    /// <summary>Gets the names of the encodings that fit the text, in no particular order.</summary>
    /// <param name="bytes">The text.</param>
    public static IReadOnlyList<string> Fitting(byte[] bytes) =>
        s_candidates.Value.Where(encoding => IsText(Decode(encoding, bytes))).Select(encoding => encoding.WebName).ToArray();

    private static string Decode(Encoding encoding, byte[] bytes)
    {
        StrictDecoding decoding = new StrictDecoding(encoding);
        char[] chars = new char[decoding.MaxCharCount(bytes.Length)];

        try
        {
            // The last character may be incomplete.
            return new string(chars, 0, decoding.GetChars(bytes, bytes.Length, chars, isEnd: false));
        }
        catch (IndexOutOfRangeException)
        {
            // For unassigned bytes, Mono's EUC-JP decoder reads beyond the end of its table.
            return string.Empty;
        }
    }

    private static bool IsText(string text)
    {
        int characters = 0;
        int lonely = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c < 0x80)
            {
                continue;
            }

            char before = i == 0 ? ' ' : text[i - 1];
            char after = i == text.Length - 1 ? ' ' : text[i + 1];
            if (!IsEastern(c) || IsAsciiLetter(before) || IsAsciiLetter(after))
            {
                return false;
            }

            characters++;
            lonely += before < 0x80 && after < 0x80 && !(IsDelimiter(before) && IsDelimiter(after)) ? 1 : 0;
        }

        return characters > 1 && lonely * 2 <= characters;
    }

    // Ideographs, kana, hangul, and their punctuation and wide forms. Half-width kana are left out: Western bytes are decoded to them.
    private static bool IsEastern(char c) =>
        c is (>= '\u3000' and <= '\u30FF') or (>= '\u4E00' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7A3') or (>= '\uFF01' and <= '\uFF5E');

    private static bool IsDelimiter(char c) => c is ',' or ';' or '\t' or '|' or '"' or '\r' or '\n';

    private static bool IsAsciiLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
