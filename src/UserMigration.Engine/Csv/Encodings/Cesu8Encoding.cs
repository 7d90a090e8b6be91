using System;
using System.Text;

namespace UserMigration.Engine.Csv.Encodings;

/// <summary>
/// CESU-8 (Unicode Technical Report 26): like UTF-8, except that a character above U+FFFF is a pair of surrogates of three bytes each.
/// Oracle calls this encoding UTF8 and writes it if a database has that old character set. Java's streams and some replication tools
/// write it too. The four-byte form that UTF-8 has for these characters is also accepted, because it is not ambiguous.
/// </summary>
internal sealed class Cesu8Encoding : Encoding
{
    /// <summary>The name of the encoding, as IANA registers it.</summary>
    public const string Name = "cesu-8";

    // The number of bytes of a pair of surrogates.
    private const int LongestCharacter = 6;

    /// <inheritdoc/>
    public override string WebName => Name;

    /// <inheritdoc/>
    public override string EncodingName => "Unicode (CESU-8)";

    /// <summary>Whether bytes are CESU-8 and not UTF-8: they contain a pair of surrogates, and everything else is well-formed.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="isCut">Whether the bytes are only the start of a file, so that an incomplete character at the end is not an error.</param>
    public static bool IsText(ReadOnlySpan<byte> bytes, bool isCut)
    {
        bool hasPair = false;
        for (int i = 0; i < bytes.Length;)
        {
            int length = SequenceLength(bytes.Slice(i));
            if (length == 0)
            {
                return hasPair && isCut && bytes.Length - i < LongestCharacter;
            }

            hasPair |= length == LongestCharacter;
            i += length;
        }

        return hasPair;
    }

    /// <inheritdoc/>
    public override Decoder GetDecoder() => new PairDecoder();

    /// <inheritdoc/>
    public override int GetByteCount(char[] chars, int index, int count)
    {
        int bytes = 0;
        for (int i = index; i < index + count; i++)
        {
            bytes += chars[i] < 0x80 ? 1 : chars[i] < 0x800 ? 2 : 3;
        }

        return bytes;
    }

    /// <inheritdoc/>
    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex)
    {
        int next = byteIndex;
        for (int i = charIndex; i < charIndex + charCount; i++)
        {
            char c = chars[i];
            if (c < 0x80)
            {
                bytes[next++] = (byte)c;
                continue;
            }

            if (c < 0x800)
            {
                bytes[next++] = (byte)(0xC0 | (c >> 6));
            }
            else
            {
                bytes[next++] = (byte)(0xE0 | (c >> 12));
                bytes[next++] = (byte)(0x80 | ((c >> 6) & 0x3F));
            }

            bytes[next++] = (byte)(0x80 | (c & 0x3F));
        }

        return next - byteIndex;
    }

    /// <inheritdoc/>
    public override int GetCharCount(byte[] bytes, int index, int count) => GetDecoder().GetCharCount(bytes, index, count);

    /// <inheritdoc/>
    public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex) =>
        GetDecoder().GetChars(bytes, byteIndex, byteCount, chars, charIndex, flush: true);

    /// <inheritdoc/>
    public override int GetMaxByteCount(int charCount) => 3 * charCount;

    /// <inheritdoc/>
    public override int GetMaxCharCount(int byteCount) => 2 * (byteCount + LongestCharacter);

    /// <summary>The number of bytes of the first character: 1 to 4, 6 for a pair of surrogates, or 0 if it is not well-formed.</summary>
    private static int SequenceLength(ReadOnlySpan<byte> bytes)
    {
        int length = Utf8Check.SequenceLength(bytes);
        return length > 0 ? length : IsSurrogate(bytes, 0xA0) && IsSurrogate(bytes.Slice(3), 0xB0) ? LongestCharacter : 0;
    }

    private static bool IsSurrogate(ReadOnlySpan<byte> bytes, byte half) =>
        bytes.Length >= 3 && bytes[0] == 0xED && (bytes[1] & 0xF0) == half && (bytes[2] & 0xC0) == 0x80;

    /// <summary>Decodes piece by piece. Bytes that are not well-formed become <see cref="UndecodableBytes"/>, and so does half of a pair.</summary>
    private sealed class PairDecoder : Decoder
    {
        private byte[] _rest = [];

        public override int GetCharCount(byte[] bytes, int index, int count) => Decode(bytes.AsSpan(index, count), null, 0, flush: true, out _);

        public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex) =>
            GetChars(bytes, byteIndex, byteCount, chars, charIndex, flush: false);

        public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex, bool flush)
        {
            int written = Decode(bytes.AsSpan(byteIndex, byteCount), chars, charIndex, flush, out byte[] rest);
            _rest = rest;
            return written;
        }

        private int Decode(ReadOnlySpan<byte> input, char[]? chars, int start, bool flush, out byte[] rest)
        {
            ReadOnlySpan<byte> bytes = _rest.Length == 0 ? input : (byte[])[.. _rest, .. input];
            int next = start;
            int i = 0;
            while (i < bytes.Length)
            {
                ReadOnlySpan<byte> at = bytes.Slice(i);
                int length = SequenceLength(at);
                if (length == 0 && !flush && at.Length < LongestCharacter)
                {
                    break;
                }

                next += Write(at, length, chars, next);
                i += Math.Max(1, length);
            }

            rest = bytes.Slice(i).ToArray();
            return next - start;
        }

        private static int Write(ReadOnlySpan<byte> at, int length, char[]? chars, int next)
        {
            int count = length is 0 or 4 or LongestCharacter ? 2 : 1;
            if (chars is null)
            {
                return count;
            }

            switch (length)
            {
                case 0:
                    chars[next] = UndecodableBytes.Mark;
                    chars[next + 1] = UndecodableBytes.ToChar(at[0]);
                    break;
                case 1:
                    chars[next] = (char)at[0];
                    break;
                case 2:
                    chars[next] = (char)(((at[0] & 0x1F) << 6) | (at[1] & 0x3F));
                    break;
                case 3:
                    chars[next] = Unit(at);
                    break;
                case 4:
                    int scalar = ((at[0] & 0x07) << 18) | ((at[1] & 0x3F) << 12) | ((at[2] & 0x3F) << 6) | (at[3] & 0x3F);
                    chars[next] = (char)(0xD7C0 + (scalar >> 10));
                    chars[next + 1] = (char)(0xDC00 | (scalar & 0x3FF));
                    break;
                default:
                    chars[next] = Unit(at);
                    chars[next + 1] = Unit(at.Slice(3));
                    break;
            }

            return count;
        }

        private static char Unit(ReadOnlySpan<byte> at) => (char)(((at[0] & 0x0F) << 12) | ((at[1] & 0x3F) << 6) | (at[2] & 0x3F));
    }
}
