using System.Globalization;
#if NETFRAMEWORK
using System;
using System.Text;
#endif

namespace UserMigration.Engine.Values;

/// <summary>
/// Converts a binary number to text: the fewest digits that read back as the same number. The conversion of .NET Framework drops
/// digits (0.1 + 0.2 becomes 0.3), and its JSON writer adds digits (0.1 becomes 0.10000000000000001).
/// </summary>
internal static class NumberFormatter
{
    /// <summary>Converts a double-precision number to text.</summary>
    /// <param name="number">The number.</param>
    public static string Write(double number) =>
#if NETFRAMEWORK
        Shortest(number, 17, text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double read) && read.Equals(number));
#else
        number.ToString(CultureInfo.InvariantCulture);
#endif

    /// <summary>Converts a single-precision number to text.</summary>
    /// <param name="number">The number.</param>
    public static string Write(float number) =>
#if NETFRAMEWORK
        Shortest(number, 9, text => float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float read) && read.Equals(number));
#else
        number.ToString(CultureInfo.InvariantCulture);
#endif

#if NETFRAMEWORK
    // As in .NET, the text has an exponent if there are more digits than the type keeps, or more than four leading zeros.
    private const int MostZeros = 4;

    private static string Shortest(double number, int mostDigits, Func<string, bool> isSame)
    {
        if (double.IsNaN(number) || double.IsInfinity(number))
        {
            return number.ToString(CultureInfo.InvariantCulture);
        }

        string sign = number < 0 || 1 / number < 0 ? "-" : string.Empty;
        if (number.Equals(0.0))
        {
            return sign + "0";
        }

        string text = string.Empty;
        for (int digits = 1; digits <= mostDigits; digits++)
        {
            text = number.ToString("E" + (digits - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (isSame(text))
            {
                break;
            }
        }

        int mark = text.IndexOf('E');
        string mantissa = text.Substring(0, mark).TrimStart('-').Replace(".", string.Empty).TrimEnd('0');
        return sign + Lay(mantissa, int.Parse(text.Substring(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), mostDigits);
    }

    private static string Lay(string digits, int exponent, int mostDigits)
    {
        StringBuilder text = new StringBuilder();
        if (exponent >= mostDigits || exponent < -MostZeros)
        {
            text.Append(digits[0]);
            if (digits.Length > 1)
            {
                text.Append('.').Append(digits, 1, digits.Length - 1);
            }

            return text.Append('E').Append(exponent < 0 ? '-' : '+').Append(Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture)).ToString();
        }

        if (exponent < 0)
        {
            return text.Append("0.").Append('0', -exponent - 1).Append(digits).ToString();
        }

        text.Append(digits).Append('0', Math.Max(0, exponent + 1 - digits.Length));
        return digits.Length > exponent + 1 ? text.Insert(exponent + 1, '.').ToString() : text.ToString();
    }
#endif
}
