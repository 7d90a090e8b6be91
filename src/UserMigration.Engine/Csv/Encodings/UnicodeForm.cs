using System;

namespace UserMigration.Engine.Csv.Encodings;

/// <summary>Recognises UTF-8, UTF-16 and UTF-32 by their byte order marks, and UTF-16 and UTF-32 also without one.</summary>
internal static class UnicodeForm
{
    /// <summary>Gets the encoding that a byte order mark indicates, or null.</summary>
    /// <param name="start">The first bytes of a file.</param>
    public static string? DetectByMark(ReadOnlySpan<byte> start) =>
        StartsWith(start, 0xEF, 0xBB, 0xBF) ? "utf-8"
        : StartsWith(start, 0xFF, 0xFE, 0x00, 0x00) ? "utf-32"
        : StartsWith(start, 0x00, 0x00, 0xFE, 0xFF) ? "utf-32BE"
        : StartsWith(start, 0xFF, 0xFE) ? "utf-16"
        : StartsWith(start, 0xFE, 0xFF) ? "utf-16BE"
        : StartsWith(start, 0x84, 0x31, 0x95, 0x33) ? "gb18030"
        : null;

    /// <summary>Gets the encoding of text with two or four bytes for each character, by its zero bytes; or null.</summary>
    /// <param name="start">The first bytes of a file.</param>
    public static string? DetectByText(ReadOnlySpan<byte> start)
    {
        if (start.IndexOf((byte)0) < 0 || HasAsciiLine(start))
        {
            // In UTF-16, delimiters and line breaks contain zero bytes.
            return null;
        }

        if (IsUtf32(start, isBigEndian: false))
        {
            return "utf-32";
        }

        if (IsUtf32(start, isBigEndian: true))
        {
            return "utf-32BE";
        }

        int little = CountLatin(start, isBigEndian: false);
        int big = CountLatin(start, isBigEndian: true);
        return little == 0 && big == 0 ? null : little >= big ? "utf-16" : "utf-16BE";
    }

    /// <summary>Whether the first line is ASCII, with two characters or more. If so, a zero byte after it is a stray one.</summary>
    private static bool HasAsciiLine(ReadOnlySpan<byte> start)
    {
        int end = start.IndexOfAny((byte)'\r', (byte)'\n');
        if (end < 2)
        {
            return false;
        }

        foreach (byte b in start.Slice(0, end))
        {
            if (!IsAscii(b))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsUtf32(ReadOnlySpan<byte> start, bool isBigEndian)
    {
        if (start.Length < 8)
        {
            return false;
        }

        for (int i = 0; i + 4 <= start.Length; i += 4)
        {
            uint unit = isBigEndian
                ? ((uint)start[i] << 24) | ((uint)start[i + 1] << 16) | ((uint)start[i + 2] << 8) | start[i + 3]
                : ((uint)start[i + 3] << 24) | ((uint)start[i + 2] << 16) | ((uint)start[i + 1] << 8) | start[i];
            // The planes from 4 on are empty except for the one with tags. Two characters of UTF-16 would look like characters of these planes.
            if (unit is 0 or > 0xE01EF or (>= 0x40000 and < 0xE0000) or (>= 0xD800 and <= 0xDFFF))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Counts the units that are Latin characters in text that may be UTF-16; 0 if it is not UTF-16.</summary>
    private static int CountLatin(ReadOnlySpan<byte> start, bool isBigEndian)
    {
        int latin = 0;
        int others = 0;
        int likeAscii = 0;
        int faults = 0;
        bool wasHigh = false;
        for (int i = 0; i + 2 <= start.Length; i += 2)
        {
            int unit = isBigEndian ? (start[i] << 8) | start[i + 1] : (start[i + 1] << 8) | start[i];
            bool isLow = unit is >= 0xDC00 and <= 0xDFFF;
            bool isControl = unit is < 0x20 and not ('\t' or '\r' or '\n');
            faults += isLow != wasHigh || isControl || unit is 0xFFFE or 0xFFFF ? 1 : 0;
            wasHigh = unit is >= 0xD800 and <= 0xDBFF;
            latin += unit < 0x100 && !isControl ? 1 : 0;
            others += unit < 0x100 ? 0 : 1;
            likeAscii += unit >= 0x100 && IsAscii(start[i]) && IsAscii(start[i + 1]) ? 1 : 0;
        }

        // Delimiters and line breaks are Latin. Binary data has few of them, or many faults. In ASCII text with a stray zero,
        // nearly all byte pairs are two ASCII characters; in Chinese text, four out of ten are.
        int units = start.Length / 2;
        bool isText = latin * 50 >= units && faults * 10 <= units && (latin >= others || likeAscii * 10 <= others * 7);
        return isText ? latin : 0;
    }

    private static bool IsAscii(byte b) => b is (>= 0x20 and < 0x7F) or (byte)'\t' or (byte)'\r' or (byte)'\n';

    private static bool StartsWith(ReadOnlySpan<byte> start, params byte[] mark) => start.StartsWith(mark);
}
