using System;
using System.Text;

namespace UserMigration.Engine.Csv.Encodings;

/// <summary>
/// Decodes an encoding strictly. For bytes that a code page does not assign, the platform's decoders return a control or
/// private-use character. Here these bytes are undecodable, as in other programs; see <see cref="UndecodableBytes"/>.
/// </summary>
internal sealed class StrictDecoding
{
    /// <summary>What marks bytes that can't be decoded: U+FFFF, a noncharacter.</summary>
    public const char Undecodable = '\uFFFF';

    private const int Gb18030 = 54936;
    private const int MacRoman = 10000;

    // The bytes of a character that an earlier piece began.
    private const int MostCarriedOver = 16;

    private readonly Encoding _encoding;
    private readonly Decoder? _decoder;
    private readonly char[]? _table;
    private readonly bool _isPaired;

    /// <summary>Creates a decoder at the start of the text.</summary>
    /// <param name="encoding">The encoding.</param>
    public StrictDecoding(Encoding encoding)
    {
        _encoding = encoding;
        if (encoding.IsSingleByte)
        {
            _table = TableOf(encoding);
            return;
        }

        if (encoding is Cesu8Encoding)
        {
            _decoder = encoding.GetDecoder();
            return;
        }

        _isPaired = !IsUnicode(encoding) && encoding.CodePage != Gb18030;
        Encoding marking = (Encoding)encoding.Clone();
        marking.DecoderFallback = new UndecodableFallback(hasPairs: !IsUnicode(encoding));
        _decoder = marking.GetDecoder();
    }

    /// <summary>Whether an encoding is one of UTF-8, UTF-16 and UTF-32.</summary>
    /// <param name="encoding">The encoding.</param>
    public static bool IsUnicode(Encoding encoding) => encoding.CodePage is 1200 or 1201 or 12000 or 12001 or 65001;

    /// <summary>Whether an encoding is EBCDIC, the encoding of IBM's mainframes, in which the letter A is 0xC1.</summary>
    /// <param name="encoding">The encoding.</param>
    public static bool IsEbcdic(Encoding encoding) => encoding.IsSingleByte && encoding.GetString(new byte[] { 0xC1 }) == "A";

    /// <summary>Gets the maximum number of characters that a number of bytes is decoded to.</summary>
    /// <param name="bytes">The number of bytes.</param>
    public int MaxCharCount(int bytes) => _table is null ? Math.Max(_encoding.GetMaxCharCount(bytes), 2 * (bytes + MostCarriedOver)) : 2 * bytes;

    /// <summary>Decodes the next bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="count">The number of bytes.</param>
    /// <param name="chars">The buffer for the decoded characters.</param>
    /// <param name="isEnd">Whether no more bytes follow, so that an incomplete character is undecodable.</param>
    /// <returns>The number of decoded characters.</returns>
    public int GetChars(byte[] bytes, int count, char[] chars, bool isEnd)
    {
        if (_table is not null)
        {
            int next = 0;
            for (int i = 0; i < count; i++)
            {
                char c = _table[bytes[i]];
                chars[next++] = c;
                if (c == Undecodable)
                {
                    chars[next++] = UndecodableBytes.ToChar(bytes[i]);
                }
            }

            return next;
        }

        int decoded = _decoder!.GetChars(bytes, 0, count, chars, 0, isEnd);
        return _isPaired ? MarkUnassigned(chars, decoded) : decoded;
    }

    private static int MarkUnassigned(char[] chars, int count)
    {
        int unassigned = 0;
        for (int i = 0; i < count; i++)
        {
            unassigned += IsUnassigned(chars[i]) ? 1 : 0;
        }

        int to = count + unassigned;
        for (int i = count - 1; to - 1 > i; i--)
        {
            char c = chars[i];
            chars[--to] = c;
            if (IsUnassigned(c))
            {
                chars[--to] = Undecodable;
            }
        }

        return count + unassigned;
    }

    // The decoder returns C1 control characters, and these private-use characters, for bytes that the code page does not assign.
    private static bool IsUnassigned(char c) => c is >= '\u0080' and <= '\u009F' or >= '\uF8C0' and <= '\uF8FE';

    /// <summary>Gets the character of each byte in a single-byte encoding.</summary>
    /// <param name="encoding">The encoding.</param>
    public static char[] TableOf(Encoding encoding)
    {
        Encoding marking = (Encoding)encoding.Clone();
        marking.DecoderFallback = new UndecodableFallback(hasPairs: false);
        bool isWindows = encoding.CodePage is 874 or (>= 1250 and <= 1258);
        bool isEbcdic = IsEbcdic(encoding);
        char[] table = new char[256];
        byte[] one = new byte[1];
        for (int b = 0; b < table.Length; b++)
        {
            one[0] = (byte)b;
            string text = marking.GetString(one);
            char c = text.Length == 1 ? text[0] : Undecodable;
            bool isNothing = c is >= '\uE000' and <= '\uF8FF' && encoding.CodePage != MacRoman;
            table[b] = isNothing || (isWindows && c is >= '\u0080' and <= '\u009F') ? Undecodable
                : isEbcdic && c == '\u0085' ? '\n'
                : c;
        }

        return table;
    }
}
