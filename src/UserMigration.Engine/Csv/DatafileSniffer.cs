using System;

namespace UserMigration.Engine.Csv;

/// <summary>Recognises, by its first bytes, a file that is no UTF-8 text at all.</summary>
internal static class DatafileSniffer
{
    /// <summary>How many bytes are looked at.</summary>
    public const int Length = 4096;

    /// <summary>Looks at the beginning of a file.</summary>
    /// <param name="path">The file, for the message.</param>
    /// <param name="start">Its first bytes.</param>
    /// <param name="isConverted">Whether an encoding was named: then its byte order mark is no fault.</param>
    /// <exception cref="MigrationException">The file is UTF-16 or UTF-32, or binary.</exception>
    public static void Check(string path, ReadOnlySpan<byte> start, bool isConverted)
    {
        if (isConverted)
        {
            return;
        }

        string? encoding = UnicodeOf(start);
        if (encoding is not null)
        {
            throw new MigrationException(
                "DatafileNotUtf8",
                MigrationFault.InvalidData,
                $"The file '{path}' is {encoding}, and a datafile is UTF-8. Convert it, or read it with -Encoding {encoding}.",
                path);
        }

        string? kind = KindOf(start);
        if (kind is not null)
        {
            throw new MigrationException(
                "DatafileBinary",
                MigrationFault.InvalidData,
                $"The file '{path}' is {kind}, not CSV text. Export the data as comma-separated values in UTF-8.",
                path);
        }
    }

    private static string? UnicodeOf(ReadOnlySpan<byte> start)
    {
        if (StartsWith(start, 0xFF, 0xFE, 0x00, 0x00) || StartsWith(start, 0x00, 0x00, 0xFE, 0xFF))
        {
            return "utf-32";
        }

        if (StartsWith(start, 0xFF, 0xFE))
        {
            return "utf-16";
        }

        if (StartsWith(start, 0xFE, 0xFF))
        {
            return "utf-16BE";
        }

        int even = 0;
        int odd = 0;
        for (int i = 0; i < start.Length; i++)
        {
            if (start[i] == 0)
            {
                if ((i & 1) == 0)
                {
                    even++;
                }
                else
                {
                    odd++;
                }
            }
        }

        // Western text in UTF-16 has a zero in nearly every second byte, always on the same side.
        int pairs = start.Length / 2;
        if (pairs > 0 && odd > pairs * 4 / 10 && even == 0)
        {
            return "utf-16";
        }

        return pairs > 0 && even > pairs * 4 / 10 && odd == 0 ? "utf-16BE" : null;
    }

    private static string? KindOf(ReadOnlySpan<byte> start)
    {
        if (StartsWith(start, (byte)'P', (byte)'K', 3, 4))
        {
            return "a ZIP archive or an Excel workbook";
        }

        if (StartsWith(start, 0x1F, 0x8B))
        {
            return "compressed with gzip";
        }

        if (StartsWith(start, 0xD0, 0xCF, 0x11, 0xE0))
        {
            return "an old Excel workbook";
        }

        if (StartsWith(start, (byte)'%', (byte)'P', (byte)'D', (byte)'F'))
        {
            return "a PDF";
        }

        ReadOnlySpan<byte> header = start;
        int end = header.IndexOfAny((byte)'\r', (byte)'\n');
        header = end < 0 ? header : header.Slice(0, end);
        foreach (byte b in header)
        {
            if (b < 0x20 && b != (byte)'\t')
            {
                return "binary (its first line has control characters)";
            }
        }

        return null;
    }

    private static bool StartsWith(ReadOnlySpan<byte> start, params byte[] mark) => start.StartsWith(mark);
}
