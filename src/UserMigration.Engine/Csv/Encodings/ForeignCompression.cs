using System;

namespace UserMigration.Engine.Csv.Encodings;

/// <summary>Names the programs whose compressed files are recognized, but not read, by the first bytes that the description of each format requires.</summary>
internal static class ForeignCompression
{
    /// <summary>Names the program that compressed a file; null if the file does not start like that of one.</summary>
    /// <param name="start">The first bytes of the file.</param>
    public static string? NameOf(ReadOnlySpan<byte> start) =>
        StartsWith(start, 0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C) ? "7-Zip"
        : StartsWith(start, 0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00) ? "xz"
        : StartsWith(start, 0x28, 0xB5, 0x2F, 0xFD) ? "zstd"
        : StartsWith(start, 0x52, 0x61, 0x72, 0x21, 0x1A, 0x07) ? "RAR"
        : StartsWith(start, 0x42, 0x5A, 0x68) && StartsWith(start.Slice(Math.Min(4, start.Length)), 0x31, 0x41, 0x59, 0x26, 0x53, 0x59) ? "bzip2"
        : null;

    private static bool StartsWith(ReadOnlySpan<byte> start, params byte[] mark) => start.StartsWith(mark);
}
