using System;

namespace UserMigration.Engine.Validation;

/// <summary>Checks the quotation marks in the raw bytes of a row.</summary>
internal static class RawQuotes
{
    private const byte Quote = (byte)'"';

    /// <summary>
    /// Whether a field that does not start with a quotation mark contains one. Text after a closing quotation mark is a different
    /// fault.
    /// </summary>
    /// <param name="row">The bytes of the row.</param>
    /// <param name="delimiter">The delimiter.</param>
    public static bool HasBareQuote(ReadOnlySpan<byte> row, byte delimiter)
    {
        while (true)
        {
            int quote = row.IndexOf(Quote);
            if (quote < 0)
            {
                return false;
            }

            if (quote > 0 && row[quote - 1] != delimiter)
            {
                return true;
            }

            // This is the position after the quoted field. A doubled quotation mark does not close it.
            row = row.Slice(quote + 1);
            int close = row.IndexOf(Quote);
            while (close >= 0 && close + 1 < row.Length && row[close + 1] == Quote)
            {
                int next = row.Slice(close + 2).IndexOf(Quote);
                close = next < 0 ? -1 : close + 2 + next;
            }

            if (close < 0)
            {
                return false;
            }

            int end = row.Slice(close).IndexOf(delimiter);
            if (end < 0)
            {
                return false;
            }

            row = row.Slice(close + end + 1);
        }
    }
}
