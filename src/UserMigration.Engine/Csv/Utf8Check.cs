using System;

namespace UserMigration.Engine.Csv;

/// <summary>Checks for strict UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF.</summary>
internal static class Utf8Check
{
    /// <summary>Finds the first byte that is not part of well-formed UTF-8.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The position of the byte, or -1 if all bytes are well-formed.</returns>
    public static int IndexOfInvalid(ReadOnlySpan<byte> bytes)
    {
#if NET8_0_OR_GREATER
        if (System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return -1;
        }
#endif
        int i = 0;
        while (i < bytes.Length)
        {
            int length = SequenceLength(bytes.Slice(i));
            if (length == 0)
            {
                return i;
            }

            i += length;
        }

        return -1;
    }

    /// <summary>Gets the number of bytes of the first character.</summary>
    /// <param name="bytes">The bytes; at least one.</param>
    /// <returns>1 to 4, or 0 if the character is not well-formed.</returns>
    public static int SequenceLength(ReadOnlySpan<byte> bytes)
    {
        byte first = bytes[0];
        if (first < 0x80)
        {
            return 1;
        }

        int length = first switch
        {
            >= 0xC2 and <= 0xDF => 2,
            >= 0xE0 and <= 0xEF => 3,
            >= 0xF0 and <= 0xF4 => 4,
            _ => 0,
        };
        if (length == 0 || bytes.Length < length)
        {
            return 0;
        }

        // RFC 3629, section 4: depending on the first byte, the range of the second byte is limited.
        byte low = first switch { 0xE0 => 0xA0, 0xF0 => 0x90, _ => 0x80 };
        byte high = first switch { 0xED => 0x9F, 0xF4 => 0x8F, _ => 0xBF };
        if (bytes[1] < low || bytes[1] > high)
        {
            return 0;
        }

        for (int i = 2; i < length; i++)
        {
            if ((bytes[i] & 0xC0) != 0x80)
            {
                return 0;
            }
        }

        return length;
    }
}
