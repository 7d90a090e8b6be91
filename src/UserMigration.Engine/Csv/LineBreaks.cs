using System;

namespace UserMigration.Engine.Csv;

/// <summary>Counts physical lines: CRLF, LF and CR each end one.</summary>
internal static class LineBreaks
{
    /// <summary>Counts the line breaks in some bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    public static int Count(ReadOnlySpan<byte> bytes)
    {
        int count = 0;
        int next = bytes.IndexOfAny((byte)'\r', (byte)'\n');
        while (next >= 0)
        {
            count++;
            bool isCrLf = bytes[next] == (byte)'\r' && next + 1 < bytes.Length && bytes[next + 1] == (byte)'\n';
            bytes = bytes.Slice(next + (isCrLf ? 2 : 1));
            next = bytes.IndexOfAny((byte)'\r', (byte)'\n');
        }

        return count;
    }
}
