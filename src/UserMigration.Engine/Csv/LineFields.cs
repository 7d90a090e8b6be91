using System;
using System.Collections.Generic;

namespace UserMigration.Engine.Csv;

/// <summary>
/// Splits a physical line as if it were a separate row. A delimiter in a field that is quoted on this line does not
/// separate fields, and a quote that is not closed on this line is text.
/// </summary>
internal static class LineFields
{
    /// <summary>Splits a line into fields.</summary>
    /// <param name="line">The bytes, without the line break.</param>
    /// <param name="delimiter">The delimiter.</param>
    /// <param name="most">The maximum number of fields that are of interest.</param>
    /// <param name="fields">The list that receives the start and length of each field; at most one more than <paramref name="most"/>.</param>
    public static void Split(ReadOnlySpan<byte> line, byte delimiter, int most, List<(int Start, int Length)> fields)
    {
        fields.Clear();
        int start = 0;
        while (fields.Count <= most)
        {
            int length = LengthOf(line.Slice(start), delimiter);
            fields.Add((start, length));
            start += length + 1;
            if (start > line.Length)
            {
                return;
            }
        }
    }

    private static int LengthOf(ReadOnlySpan<byte> rest, byte delimiter)
    {
        if (!rest.IsEmpty && rest[0] == (byte)'"' && EndOfQuoted(rest) is var end and > 0 && (end == rest.Length || rest[end] == delimiter))
        {
            return end;
        }

        int next = rest.IndexOf(delimiter);
        return next < 0 ? rest.Length : next;
    }

    /// <summary>Finds the end of the quoted field at the start of the text; -1 if the quote is not closed.</summary>
    private static int EndOfQuoted(ReadOnlySpan<byte> text)
    {
        int i = 1;
        while (i < text.Length)
        {
            int quote = text.Slice(i).IndexOf((byte)'"');
            if (quote < 0)
            {
                return -1;
            }

            i += quote + 1;
            if (i == text.Length || text[i] != (byte)'"')
            {
                return i;
            }

            i++;
        }

        return -1;
    }
}
