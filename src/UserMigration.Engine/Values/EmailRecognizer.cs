using System;

namespace UserMigration.Engine.Values;

/// <summary>
/// Recognizes e-mail addresses that RFC 5321 allows and that any store accepts: a local part of at most 64 octets, one <c>@</c>,
/// and a domain with a dot; no white space and no control characters. Letters beyond ASCII are allowed (RFC 6531).
/// </summary>
internal static class EmailRecognizer
{
    private const int LongestAddress = 254;
    private const int LongestLocalPart = 64;
    private const int LongestLabel = 63;

    private static readonly bool[] s_notInLocalPart = CreateRefused();

    public static bool IsEmail(string text)
    {
        int at = text.LastIndexOf('@');
        return text.Length <= LongestAddress
            && at is > 0 and <= LongestLocalPart
            && IsLocalPart(text.AsSpan(0, at))
            && IsDomain(text.AsSpan(at + 1));
    }

    // By ASCII character: white space, control characters, and what separates addresses from each other and from names.
    private static bool[] CreateRefused()
    {
        bool[] refused = new bool[128];
        for (int i = 0; i < refused.Length; i++)
        {
            char c = (char)i;
            refused[i] = char.IsWhiteSpace(c) || char.IsControl(c) || "@,;:<>()[]\\\"".IndexOf(c) >= 0;
        }

        return refused;
    }

    private static bool IsLocalPart(ReadOnlySpan<char> local)
    {
        if (local[0] == '.' || local[local.Length - 1] == '.')
        {
            return false;
        }

        bool wasDot = false;
        foreach (char c in local)
        {
            bool isDot = c == '.';
            bool isRefused = c < s_notInLocalPart.Length ? s_notInLocalPart[c] : char.IsWhiteSpace(c) || char.IsControl(c);
            if (isRefused || (isDot && wasDot))
            {
                return false;
            }

            wasDot = isDot;
        }

        return true;
    }

    private static bool IsDomain(ReadOnlySpan<char> domain)
    {
        int labels = 0;
        while (true)
        {
            int dot = domain.IndexOf('.');
            ReadOnlySpan<char> label = dot < 0 ? domain : domain.Slice(0, dot);
            if (label.Length is 0 or > LongestLabel || label[0] == '-' || label[label.Length - 1] == '-')
            {
                return false;
            }

            foreach (char c in label)
            {
                if (!char.IsLetterOrDigit(c) && c != '-' && !char.IsSurrogate(c) && !IsMark(c))
                {
                    return false;
                }
            }

            labels++;
            if (dot < 0)
            {
                return labels > 1;
            }

            domain = domain.Slice(dot + 1);
        }
    }

    // Scripts such as Devanagari need marks for spelling, and marks are not letters.
    private static bool IsMark(char c) => char.GetUnicodeCategory(c)
        is System.Globalization.UnicodeCategory.NonSpacingMark
        or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
