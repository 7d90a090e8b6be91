using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;

namespace UserMigration.Engine.Runs.Journal;

/// <summary>Reads one line of a journal, starting at its first property.</summary>
/// <param name="json">The line; the name of the first property has been read.</param>
internal delegate void JournalLineReader(ref Utf8JsonReader json);

/// <summary>Reads a journal line by line. An incomplete last line is ignored; any other line that can't be read means damage.</summary>
internal static class JournalScanner
{
    // A batch of 1,000 records needs 150 KB.
    private const int LongestLine = 64 * 1024 * 1024;

    /// <summary>Reads all lines.</summary>
    /// <param name="stream">The bytes.</param>
    /// <param name="readLine">Reads a line.</param>
    /// <param name="chain">Checks the lines; null if their check values are not known.</param>
    /// <returns>The length up to the end of the last complete line, in bytes.</returns>
    /// <exception cref="JournalException">A line can't be read, was changed, or is missing.</exception>
    public static long Read(Stream stream, JournalLineReader readLine, JournalChain? chain = null)
    {
        byte[] buffer = new byte[256 * 1024];
        int filled = 0;
        long number = 0;
        long length = 0;
        while (true)
        {
            int read = stream.Read(buffer, filled, buffer.Length - filled);
            filled += read;
            int start = 0;
            int end;
            while ((end = Array.IndexOf(buffer, (byte)'\n', start, filled - start)) >= 0)
            {
                ReadLine(new ReadOnlySpan<byte>(buffer, start, end - start), ++number, length, readLine, chain);
                length += end + 1 - start;
                start = end + 1;
            }

            if (read == 0)
            {
                chain?.CheckLength(length);
                return length;
            }

            Buffer.BlockCopy(buffer, start, buffer, 0, filled - start);
            filled -= start;
            if (filled >= LongestLine)
            {
                throw JournalException.CreateForLine(number + 1, length, new FormatException("The line has no end."));
            }

            if (filled == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }
        }
    }

    /// <summary>Reads a token of an expected kind.</summary>
    /// <param name="json">The line.</param>
    /// <param name="type">The kind of token.</param>
    /// <exception cref="JsonException">The next token is of another kind.</exception>
    public static void Expect(ref Utf8JsonReader json, JsonTokenType type)
    {
        if (!json.Read() || json.TokenType != type)
        {
            throw new JsonException("The line is not a journal line.");
        }
    }

    private static void ReadLine(ReadOnlySpan<byte> line, long number, long start, JournalLineReader readLine, JournalChain? chain)
    {
        if (chain is not null && !chain.IsRight(line, start))
        {
            throw JournalException.CreateForChangedLine(number, start);
        }

        try
        {
            Utf8JsonReader json = new Utf8JsonReader(line);
            Expect(ref json, JsonTokenType.StartObject);
            Expect(ref json, JsonTokenType.PropertyName);
            readLine(ref json);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or KeyNotFoundException or IndexOutOfRangeException)
        {
            throw JournalException.CreateForLine(number, start, exception);
        }
    }
}
