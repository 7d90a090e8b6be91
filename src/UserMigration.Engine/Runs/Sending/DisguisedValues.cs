using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace UserMigration.Engine.Runs.Sending;

/// <summary>
/// Finds values in a server's text that the server repeats in another form: truncated, as a telephone number or date in
/// another format, or encoded in base64 or hexadecimal digits.
/// </summary>
internal static class DisguisedValues
{
    private const int ShortestStart = 6;
    private const int ShortestCut = 4;
    private const int FewestDigits = 6;
    private const int ShortestHidden = 3;

    private static readonly char[] s_separators = { ' ', '.', '/', '-' };
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);
    private static readonly Regex s_number = new Regex(@"[+(]?[0-9](?:[ ./()\-]{0,3}[0-9]){5,}", RegexOptions.CultureInvariant, s_patience);
    private static readonly Regex s_date = new Regex("^([0-9]{4})-([0-9]{2})-([0-9]{2})", RegexOptions.CultureInvariant, s_patience);
    private static readonly Regex s_packed = new Regex("[A-Za-z0-9+/_-]{6,}={0,2}", RegexOptions.CultureInvariant, s_patience);

    /// <summary>Finds the values in a text.</summary>
    /// <param name="text">The server's text.</param>
    /// <param name="values">The values, each with its attribute.</param>
    /// <returns>For each occurrence, its start and length, and the index of the value.</returns>
    public static IEnumerable<(int Start, int Length, int Value)> Find(string text, IReadOnlyList<KeyValuePair<string, string>> values) =>
        FindCut(text, values).Concat(FindNumbers(text, values)).Concat(FindPacked(text, values));

    private static IEnumerable<(int Start, int Length, int Value)> FindCut(string text, IReadOnlyList<KeyValuePair<string, string>> values)
    {
        for (int i = 0; i < values.Count; i++)
        {
            string value = values[i].Key;
            if (value.Length <= ShortestCut)
            {
                continue;
            }

            string start = value.Substring(0, ShortestCut);
            for (int at = IndexOf(text, start, 0); at >= 0; at = IndexOf(text, start, at + 1))
            {
                int length = CommonLength(text, at, value);
                bool isCut = IsEllipsis(text, at + length);
                if (!isCut && length > ShortestCut && IsEllipsis(text, at + length - 1))
                {
                    // The value itself also has a period at this position.
                    length--;
                    isCut = true;
                }

                // A complete value is not truncated; it is found elsewhere.
                if (length < value.Length && (length >= ShortestStart || isCut) && (at == 0 || !char.IsLetterOrDigit(text[at - 1])))
                {
                    yield return (at, length, i);
                }
            }

            string end = value.Substring(value.Length - ShortestCut);
            for (int at = IndexOf(text, end, 0); at >= 0; at = IndexOf(text, end, at + 1))
            {
                int length = CommonLengthBackwards(text, at + end.Length, value);
                int from = at + end.Length - length;
                if (length < value.Length && IsEllipsisBefore(text, from))
                {
                    yield return (from, length, i);
                }
            }
        }
    }

    private static IEnumerable<(int Start, int Length, int Value)> FindNumbers(string text, IReadOnlyList<KeyValuePair<string, string>> values)
    {
        MatchCollection runs = s_number.Matches(text);
        if (runs.Count == 0)
        {
            yield break;
        }

        for (int i = 0; i < values.Count; i++)
        {
            string digits = DigitsOf(values[i].Key);
            if (digits.Length < FewestDigits || digits.Length * 2 < values[i].Key.Length)
            {
                continue;
            }

            foreach (Match run in runs)
            {
                if (IsSameNumber(DigitsOf(run.Value), digits) || IsSameDate(run.Value, values[i].Key))
                {
                    yield return (run.Index, run.Length, i);
                }
            }
        }
    }

    private static IEnumerable<(int Start, int Length, int Value)> FindPacked(string text, IReadOnlyList<KeyValuePair<string, string>> values)
    {
        foreach (Match packed in s_packed.Matches(text))
        {
            foreach (string plain in Unpack(packed.Value))
            {
                for (int i = 0; i < values.Count; i++)
                {
                    if (values[i].Key.Length >= ShortestHidden && IndexOf(plain, values[i].Key, 0) >= 0)
                    {
                        yield return (packed.Index, packed.Length, i);
                        break;
                    }
                }
            }
        }
    }

    private static IEnumerable<string> Unpack(string packed)
    {
        if (packed.Length % 2 == 0 && packed.All(IsHex))
        {
            yield return Encoding.UTF8.GetString(Enumerable.Range(0, packed.Length / 2).Select(i => Convert.ToByte(packed.Substring(2 * i, 2), 16)).ToArray());
        }

        string body = packed.TrimEnd('=').Replace('-', '+').Replace('_', '/');
        if (body.Length % 4 != 1)
        {
            yield return Encoding.UTF8.GetString(Convert.FromBase64String(body.PadRight((body.Length + 3) / 4 * 4, '=')));
        }
    }

    private static bool IsHex(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');

    // The national format has a 0 in place of the country code.
    private static bool IsSameNumber(string found, string digits)
    {
        string national = found.TrimStart('0');
        string known = digits.TrimStart('0');
        return (national.Length >= FewestDigits && known.EndsWith(national, StringComparison.Ordinal))
            || (known.Length >= FewestDigits && national.EndsWith(known, StringComparison.Ordinal));
    }

    private static bool IsSameDate(string found, string value)
    {
        Match date = s_date.Match(value);
        if (!date.Success)
        {
            return false;
        }

        string year = date.Groups[1].Value;
        string month = date.Groups[2].Value;
        string day = date.Groups[3].Value;
        string[] parts = found.Split(s_separators, StringSplitOptions.RemoveEmptyEntries).Select(part => part.PadLeft(2, '0')).ToArray();
        string digits = DigitsOf(found);
        return (parts.Length == 3 && new[] { year, month, day }.All(parts.Contains))
            || digits == year + month + day || digits == day + month + year || digits == month + day + year;
    }

    private static string DigitsOf(string text) => new string(text.Where(c => c is >= '0' and <= '9').ToArray());

    private static int IndexOf(string text, string value, int from) =>
        from > text.Length ? -1 : text.IndexOf(value, from, StringComparison.OrdinalIgnoreCase);

    private static int CommonLength(string text, int at, string value)
    {
        int length = 0;
        while (length < value.Length && at + length < text.Length && char.ToUpperInvariant(text[at + length]) == char.ToUpperInvariant(value[length]))
        {
            length++;
        }

        return length;
    }

    private static int CommonLengthBackwards(string text, int end, string value)
    {
        int length = 0;
        while (length < value.Length && length < end && char.ToUpperInvariant(text[end - 1 - length]) == char.ToUpperInvariant(value[value.Length - 1 - length]))
        {
            length++;
        }

        return length;
    }

    private static bool IsEllipsis(string text, int at) =>
        at < text.Length && (text[at] == '…' || string.CompareOrdinal(text, at, "...", 0, 3) == 0 || text[at] == '*');

    private static bool IsEllipsisBefore(string text, int at) =>
        at > 0 && (text[at - 1] is '…' or '*' || (at >= 3 && string.CompareOrdinal(text, at - 3, "...", 0, 3) == 0));
}
