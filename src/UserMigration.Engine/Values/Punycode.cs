using System;
using System.Text;

namespace UserMigration.Engine.Values;

/// <summary>
/// Decodes the ASCII form of an internationalized domain label (RFC 3492). The platform's own conversion is not used: it differs
/// between Windows, ICU and their versions, throws exceptions, and rejects labels that are in use.
/// </summary>
internal static class Punycode
{
    private const string Prefix = "xn--";
    private const int Base = 36;
    private const int TMin = 1;
    private const int TMax = 26;
    private const int Skew = 38;
    private const int Damp = 700;
    private const int LongestLabel = 63;

    /// <summary>Whether text contains the prefix of a label in ASCII form.</summary>
    /// <param name="text">The text.</param>
    public static bool IsIn(ReadOnlySpan<char> text) => text.IndexOf(Prefix.AsSpan(), StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>Decodes a label.</summary>
    /// <param name="label">The label.</param>
    /// <returns>The letters of the label; null if it is not in ASCII form, or is invalid.</returns>
    public static string? Decode(string label)
    {
        if (label.Length > LongestLabel || !label.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        int hyphen = label.LastIndexOf('-');
        StringBuilder plain = new StringBuilder(label.Length);
        int[] points = new int[label.Length];
        int count = 0;
        for (int i = Prefix.Length; i < hyphen; i++)
        {
            if (label[i] > 0x7F)
            {
                return null;
            }

            points[count++] = label[i];
        }

        int next = Math.Max(hyphen + 1, Prefix.Length);
        if (next == label.Length || !Insert(label, next, points, ref count))
        {
            return null;
        }

        for (int i = 0; i < count; i++)
        {
            plain.Append(char.ConvertFromUtf32(points[i]));
        }

        return plain.ToString();
    }

    private static bool Insert(string label, int next, int[] points, ref int count)
    {
        int point = 0x80;
        int bias = 72;
        long position = 0;
        while (next < label.Length)
        {
            long before = position;
            long weight = 1;
            for (int k = Base; ; k += Base)
            {
                int digit = next < label.Length ? DigitOf(label[next++]) : -1;
                if (digit < 0)
                {
                    return false;
                }

                position += digit * weight;
                int threshold = k <= bias ? TMin : k >= bias + TMax ? TMax : k - bias;
                if (digit < threshold)
                {
                    break;
                }

                weight *= Base - threshold;
                if (position > int.MaxValue || weight > int.MaxValue)
                {
                    return false;
                }
            }

            count++;
            bias = Adapt(position - before, count, isFirst: before == 0);
            long reached = point + (position / count);
            position %= count;
            if (reached > 0x10FFFF || reached is >= 0xD800 and <= 0xDFFF)
            {
                return false;
            }

            point = (int)reached;
            Array.Copy(points, (int)position, points, (int)position + 1, count - 1 - (int)position);
            points[position++] = point;
        }

        return true;
    }

    private static int DigitOf(char c) => c switch
    {
        >= 'a' and <= 'z' => c - 'a',
        >= 'A' and <= 'Z' => c - 'A',
        >= '0' and <= '9' => c - '0' + 26,
        _ => -1,
    };

    private static int Adapt(long delta, int count, bool isFirst)
    {
        delta = isFirst ? delta / Damp : delta / 2;
        delta += delta / count;
        int k = 0;
        while (delta > (Base - TMin) * TMax / 2)
        {
            delta /= Base - TMin;
            k += Base;
        }

        return k + (int)((Base - TMin + 1) * delta / (delta + Skew));
    }
}
