using System;
using System.Collections.Generic;
using System.Text;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>Translates the character classes of Go's regular expressions for .NET.</summary>
internal static class GoPatternClass
{
    private const string Pair = @"[\uD800-\uDBFF][\uDC00-\uDFFF]";

    private static readonly Dictionary<string, (string Has, string Lacks)> s_perl = new Dictionary<string, (string, string)>(StringComparer.Ordinal)
    {
        ["d"] = ("0-9", @"\u0000-\u002F\u003A-\uFFFF"),
        ["s"] = (@"\t\n\f\r\u0020", @"\u0000-\u0008\u000B\u000E-\u001F\u0021-\uFFFF"),
        ["w"] = (@"0-9A-Za-z\u005F", @"\u0000-\u002F\u003A-\u0040\u005B-\u005E\u0060\u007B-\uFFFF"),
    };

    private static readonly Dictionary<string, (string Has, string Lacks)> s_posix = new Dictionary<string, (string, string)>(StringComparer.Ordinal)
    {
        ["alnum"] = ("0-9A-Za-z", @"\u0000-\u002F\u003A-\u0040\u005B-\u0060\u007B-\uFFFF"),
        ["alpha"] = ("A-Za-z", @"\u0000-\u0040\u005B-\u0060\u007B-\uFFFF"),
        ["ascii"] = (@"\u0000-\u007F", @"\u0080-\uFFFF"),
        ["blank"] = (@"\t\u0020", @"\u0000-\u0008\u000A-\u001F\u0021-\uFFFF"),
        ["cntrl"] = (@"\u0000-\u001F\u007F", @"\u0020-\u007E\u0080-\uFFFF"),
        ["digit"] = ("0-9", @"\u0000-\u002F\u003A-\uFFFF"),
        ["graph"] = (@"\u0021-\u007E", @"\u0000-\u0020\u007F-\uFFFF"),
        ["lower"] = ("a-z", @"\u0000-\u0060\u007B-\uFFFF"),
        ["print"] = (@"\u0020-\u007E", @"\u0000-\u001F\u007F-\uFFFF"),
        ["punct"] = (@"\u0021-\u002F\u003A-\u0040\u005B-\u0060\u007B-\u007E", @"\u0000-\u00200-9A-Za-z\u007F-\uFFFF"),
        ["space"] = (@"\t\n\v\f\r\u0020", @"\u0000-\u0008\u000E-\u001F\u0021-\uFFFF"),
        ["upper"] = ("A-Z", @"\u0000-\u0040\u005B-\uFFFF"),
        ["word"] = (@"0-9A-Za-z\u005F", @"\u0000-\u002F\u003A-\u0040\u005B-\u005E\u0060\u007B-\uFFFF"),
        ["xdigit"] = ("0-9A-Fa-f", @"\u0000-\u002F\u003A-\u0040\u0047-\u0060\u0067-\uFFFF"),
    };

    private static readonly HashSet<string> s_categories = new HashSet<string>(StringComparer.Ordinal)
    {
        "C", "Cc", "Cf", "Co", "L", "Ll", "Lm", "Lo", "Lt", "Lu", "M", "Mc", "Me", "Mn", "N", "Nd", "Nl", "No",
        "P", "Pc", "Pd", "Pe", "Pf", "Pi", "Po", "Ps", "S", "Sc", "Sk", "Sm", "So", "Z", "Zl", "Zp", "Zs",
    };

    /// <summary>Translates a class in brackets.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="next">The position after the opening bracket; on return, the position after the class.</param>
    /// <param name="net">Receives the class.</param>
    /// <returns>Whether the class is valid in Go and .NET supports an equivalent.</returns>
    public static bool TryWrite(string pattern, ref int next, StringBuilder net)
    {
        bool isNegated = next < pattern.Length && pattern[next] == '^';
        next += isNegated ? 1 : 0;
        StringBuilder members = new StringBuilder();
        bool hasPairs = false;
        bool mayHavePairs = false;
        for (bool isFirst = true; isFirst || next >= pattern.Length || pattern[next] != ']'; isFirst = false)
        {
            if (next >= pattern.Length || !TryMember(pattern, ref next, members, ref hasPairs, ref mayHavePairs))
            {
                return false;
            }
        }

        next++;
        if (isNegated ? hasPairs : !hasPairs && !mayHavePairs)
        {
            members.Insert(0, isNegated ? @"^\uD800-\uDFFF" : string.Empty);
            net.Append('[').Append(members).Append(']');
        }
        else if (isNegated)
        {
            net.Append(@"(?:[^\uD800-\uDFFF").Append(members).Append("]|").Append(Pair).Append(')');
        }
        else
        {
            net.Append("(?:[").Append(members).Append(@"-[\uD800-\uDFFF]]|").Append(Pair).Append(')');
        }

        return true;
    }

    /// <summary>Translates a class that is an escape, such as <c>\d</c>.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="next">The position after the backslash; on return, the position after the escape.</param>
    /// <param name="net">Receives the class.</param>
    /// <returns>Whether the class is valid in Go and .NET supports an equivalent.</returns>
    public static bool TryWriteEscaped(string pattern, ref int next, StringBuilder net)
    {
        StringBuilder members = new StringBuilder();
        bool hasPairs = false;
        bool mayHavePairs = false;
        if (!TryNamed(pattern, ref next, members, ref hasPairs, ref mayHavePairs))
        {
            return false;
        }

        bool takesPairs = hasPairs || mayHavePairs;
        net.Append(takesPairs ? "(?:[" : "[").Append(members).Append(takesPairs ? @"-[\uD800-\uDFFF]]|" + Pair + ")" : "]");
        return true;
    }

    private static bool TryMember(string pattern, ref int next, StringBuilder members, ref bool hasPairs, ref bool mayHavePairs)
    {
        if (pattern[next] == '[' && next + 1 < pattern.Length && pattern[next + 1] == ':' && pattern.IndexOf(":]", next + 2, StringComparison.Ordinal) is int end and > 0)
        {
            string name = pattern.Substring(next + 2, end - next - 2);
            bool lacks = name.StartsWith("^", StringComparison.Ordinal);
            next = end + 2;
            return TryAppend(s_posix, lacks ? name.Substring(1) : name, lacks, members, ref hasPairs);
        }

        if (pattern[next] == '\\' && next + 1 < pattern.Length && "dDsSwWpP".IndexOf(pattern[next + 1]) >= 0)
        {
            next++;
            return TryNamed(pattern, ref next, members, ref hasPairs, ref mayHavePairs);
        }

        if (!TryPoint(pattern, ref next, out int first))
        {
            return false;
        }

        int last = first;
        bool isRange = next + 1 < pattern.Length && pattern[next] == '-' && pattern[next + 1] != ']';
        if (isRange)
        {
            next++;
            if (!TryPoint(pattern, ref next, out last) || last < first)
            {
                return false;
            }
        }

        return TryAppendRange(first, last, members);
    }

    /// <summary>Writes a range. .NET does not support a class for a range that exceeds the plane of a <c>char</c>.</summary>
    private static bool TryAppendRange(int first, int last, StringBuilder members)
    {
        if (last > char.MaxValue)
        {
            return false;
        }

        members.Append(GoEscape.ToNet((char)first));
        if (last > first)
        {
            members.Append('-').Append(GoEscape.ToNet((char)last));
        }

        return true;
    }

    private static bool TryPoint(string pattern, ref int next, out int point)
    {
        if (pattern[next] == '\\')
        {
            next++;
            point = 0;
            return next < pattern.Length && GoEscape.TryRead(pattern, ref next, out point);
        }

        point = char.IsSurrogatePair(pattern, next) ? char.ConvertToUtf32(pattern, next) : pattern[next];
        next += point > char.MaxValue ? 2 : 1;
        return true;
    }

    /// <summary>Reads <c>d</c>, <c>pL</c>, <c>p{Lu}</c>, <c>p{^Lu}</c> and similar names after a backslash.</summary>
    private static bool TryNamed(string pattern, ref int next, StringBuilder members, ref bool hasPairs, ref bool mayHavePairs)
    {
        char letter = pattern[next++];
        bool lacks = char.IsUpper(letter);
        if (letter is not ('p' or 'P'))
        {
            return TryAppend(s_perl, char.ToLowerInvariant(letter).ToString(), lacks, members, ref hasPairs);
        }

        if (next >= pattern.Length)
        {
            return false;
        }

        string name = pattern[next].ToString();
        int end = next + 1;
        if (name == "{")
        {
            int close = pattern.IndexOf('}', next);
            if (close < 0)
            {
                return false;
            }

            (name, end) = (pattern.Substring(next + 1, close - next - 1), close + 1);
        }

        next = end;
        if (name.StartsWith("^", StringComparison.Ordinal))
        {
            (name, lacks) = (name.Substring(1), !lacks);
        }

        // .NET does not support classes for scripts. A character outside the plane of a char counts as a member of each category. It is better
        // to accept a value than to reject a name with rare ideographs.
        mayHavePairs = true;
        members.Append(lacks ? @"\P{" : @"\p{").Append(name).Append('}');
        return s_categories.Contains(name);
    }

    private static bool TryAppend(
        Dictionary<string, (string Has, string Lacks)> classes, string name, bool lacks, StringBuilder members, ref bool hasPairs)
    {
        if (!classes.TryGetValue(name, out (string Has, string Lacks) known))
        {
            return false;
        }

        members.Append(lacks ? known.Lacks : known.Has);
        hasPairs |= lacks;
        return true;
    }
}
