using System.Globalization;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>The escapes of single characters in Go's regular expressions.</summary>
internal static class GoEscape
{
    private const int LastPoint = 0x10FFFF;

    /// <summary>Reads an escape.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="next">The position after the backslash; on return, the position after the escape.</param>
    /// <param name="point">The code point.</param>
    /// <returns>Whether Go supports the escape.</returns>
    public static bool TryRead(string pattern, ref int next, out int point)
    {
        char c = pattern[next++];
        point = c switch
        {
            'a' => '\a',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\v',
            _ => c,
        };
        if (point != c || (c < 0x80 && !IsLetterOrDigit(c)))
        {
            return true;
        }

        return c switch
        {
            'x' => TryHexadecimal(pattern, ref next, out point),
            >= '0' and <= '7' => TryOctal(pattern, ref next, c, out point),
            _ => false,
        };
    }

    /// <summary>Writes a character so that .NET reads it literally, also within a character class.</summary>
    /// <param name="c">The character.</param>
    public static string ToNet(char c) => c < 0x80 && IsLetterOrDigit(c) ? c.ToString() : @"\u" + ((int)c).ToString("X4", CultureInfo.InvariantCulture);

    private static bool TryHexadecimal(string pattern, ref int next, out int point)
    {
        point = 0;
        int length = 2;
        int start = next;
        if (next < pattern.Length && pattern[next] == '{')
        {
            start = next + 1;
            length = pattern.IndexOf('}', start) - start;
        }

        if (length is < 1 or > 8 || start + length > pattern.Length)
        {
            return false;
        }

        long number = 0;
        for (int i = start; i < start + length; i++)
        {
            int digit = "0123456789abcdef".IndexOf(char.ToLowerInvariant(pattern[i]));
            if (digit < 0)
            {
                return false;
            }

            number = (number * 16) + digit;
        }

        next = start + length + (start > next ? 1 : 0);
        point = number <= LastPoint ? (int)number : 0;
        return number <= LastPoint && number is not (>= 0xD800 and <= 0xDFFF);
    }

    /// <summary>Reads up to three octal digits. A single digit other than 0 would be a back reference, which Go does not support.</summary>
    private static bool TryOctal(string pattern, ref int next, char first, out int point)
    {
        point = first - '0';
        int digits = 1;
        while (digits < 3 && next < pattern.Length && pattern[next] is >= '0' and <= '7')
        {
            point = (point * 8) + (pattern[next++] - '0');
            digits++;
        }

        return first == '0' || digits > 1;
    }

    private static bool IsLetterOrDigit(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
