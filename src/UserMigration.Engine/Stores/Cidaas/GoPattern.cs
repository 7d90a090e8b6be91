using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>
/// Translates the regular expressions that Go and .NET have in common into .NET's: literals, classes, categories, groups, alternatives and
/// repetitions, and <c>(?i)</c> at the start (github.com/google/re2/wiki/Syntax). Anything else is not translated, so that values are not
/// judged by it. In Go a character outside the Basic Multilingual Plane is one character, in .NET it is a pair.
/// </summary>
internal sealed class GoPattern
{
    private const string Surrogates = @"\uD800-\uDFFF";
    private const string Pair = @"[\uD800-\uDBFF][\uDC00-\uDFFF]";
    private const string IgnoreCase = "(?i)";

    // In Go these are of ASCII only. Those in capitals hold every character outside the Basic Multilingual Plane.
    private static readonly Dictionary<char, string> s_perl = new Dictionary<char, string>
    {
        ['d'] = "0-9",
        ['s'] = @"\t\n\f\r\u0020",
        ['w'] = @"0-9A-Za-z\u005F",
        ['D'] = @"\u0000-\u002F\u003A-\uFFFF",
        ['S'] = @"\u0000-\u0008\u000B\u000E-\u001F\u0021-\uFFFF",
        ['W'] = @"\u0000-\u002F\u003A-\u0040\u005B-\u005E\u0060\u007B-\uFFFF",
    };

    private static readonly HashSet<string> s_categories = new HashSet<string>(StringComparer.Ordinal)
    {
        "L", "Ll", "Lm", "Lo", "Lt", "Lu", "M", "Mc", "Me", "Mn", "N", "Nd", "Nl", "No",
        "P", "Pc", "Pd", "Pe", "Pf", "Pi", "Po", "Ps", "S", "Sc", "Sk", "Sm", "So", "Z", "Zl", "Zp", "Zs",
    };

    private readonly string _pattern;
    private readonly StringBuilder _net = new StringBuilder();
    private int _next;
    private int _depth;

    private GoPattern(string pattern)
    {
        _pattern = pattern;
    }

    /// <summary>Whether a class holds characters outside the Basic Multilingual Plane.</summary>
    private enum Pairs
    {
        None,
        Some,
        All,
    }

    private char Current => _next < _pattern.Length ? _pattern[_next] : '\0';

    /// <summary>Translates a regular expression.</summary>
    /// <param name="pattern">The regular expression, as Go writes it.</param>
    /// <returns>The regular expression for .NET; null where it has more than both have in common.</returns>
    public static string? ToNet(string pattern)
    {
        GoPattern one = new GoPattern(pattern);
        if (pattern.StartsWith(IgnoreCase, StringComparison.Ordinal))
        {
            one._net.Append(IgnoreCase);
            one._next = IgnoreCase.Length;
        }

        return one.TryWrite() ? one._net.ToString() : null;
    }

    private bool TryWrite()
    {
        while (_next < _pattern.Length)
        {
            char c = _pattern[_next++];
            bool isWritten = c switch
            {
                '\\' => TryEscape(),
                '[' => TryClass(),
                '(' => TryOpen(),
                ')' => --_depth >= 0 && Write(")"),
                '.' => WriteClass(@"^\n" + Surrogates, Pairs.All),
                '^' => Write(@"\A"),
                '$' => Write(@"\z"),
                '*' or '+' or '?' or '|' => Write(c.ToString()),
                '{' => TryRepetition(),
                _ => WriteLiteral(c),
            };
            if (!isWritten)
            {
                return false;
            }
        }

        return _depth == 0;
    }

    // All groups capture: .NET simplifies groups that don't, and (?:a+|){2} would not match "b".
    private bool TryOpen()
    {
        if (Current == '?')
        {
            if (!TrySkip("?:"))
            {
                return false;
            }
        }

        _depth++;
        return Write("(");
    }

    private bool TryEscape()
    {
        char c = Current;
        if (c is 'd' or 's' or 'w' or 'D' or 'S' or 'W' or 'p' or 'P')
        {
            return TryMembers(out string members, out Pairs pairs) && WriteClass(members, pairs);
        }

        return TryPoint(out char point) && WriteLiteral(point);
    }

    private bool TryRepetition()
    {
        int end = _pattern.IndexOf('}', _next);
        string count = end < 0 ? string.Empty : _pattern.Substring(_next, end - _next);
        string[] bounds = count.Split(',');
        bool isCount = bounds[0].Length > 0 && bounds.Length <= 2 && bounds.All(bound => bound.All(c => c is >= '0' and <= '9'));
        if (!isCount)
        {
            // For Go this is literal text.
            return WriteLiteral('{');
        }

        _next = end + 1;
        return Write("{" + count + "}");
    }

    private bool TryClass()
    {
        bool isNegated = TrySkip("^");
        StringBuilder members = new StringBuilder();
        Pairs pairs = Pairs.None;
        for (bool isFirst = true; isFirst || Current != ']'; isFirst = false)
        {
            if (_next >= _pattern.Length || !TryMember(members, ref pairs))
            {
                return false;
            }
        }

        _next++;
        return isNegated
            ? pairs != Pairs.Some && WriteClass("^" + Surrogates + members, pairs == Pairs.All ? Pairs.None : Pairs.All)
            : WriteClass(members.ToString(), pairs);
    }

    private bool TryMember(StringBuilder members, ref Pairs pairs)
    {
        if (Current == '[' && _next + 1 < _pattern.Length && _pattern[_next + 1] == ':')
        {
            return false;
        }

        if (TrySkip(@"\"))
        {
            if (Current is 'd' or 's' or 'w' or 'D' or 'S' or 'W' or 'p' or 'P')
            {
                bool isKnown = TryMembers(out string named, out Pairs ofNamed);
                members.Append(named);
                pairs = ofNamed > pairs ? ofNamed : pairs;
                return isKnown;
            }

            _next--;
        }

        if (!TryClassPoint(out char first))
        {
            return false;
        }

        members.Append(ToNet(first));
        bool isRange = Current == '-' && _next + 1 < _pattern.Length && _pattern[_next + 1] != ']';
        if (!isRange)
        {
            return true;
        }

        _next++;
        bool isSound = TryClassPoint(out char last) && last >= first;
        members.Append('-').Append(ToNet(last));
        return isSound;
    }

    private bool TryClassPoint(out char point)
    {
        point = Current;
        _next++;
        return point == '\\' ? TryPoint(out point) : !char.IsSurrogate(point);
    }

    // What stands behind a backslash: a control character, or a sign that has a meaning without it.
    private bool TryPoint(out char point)
    {
        char c = Current;
        _next++;
        point = c switch
        {
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => c,
        };
        return point != c || (c is > ' ' and < '\u007F' && !IsLetterOrDigit(c));
    }

    // "\d" and the like, and "\pL", "\p{Lu}" and "\P{Lu}", behind the backslash.
    private bool TryMembers(out string members, out Pairs pairs)
    {
        char kind = _pattern[_next++];
        if (s_perl.TryGetValue(kind, out string? perl))
        {
            members = perl;
            pairs = char.IsUpper(kind) ? Pairs.All : Pairs.None;
            return true;
        }

        bool isLong = TrySkip("{");
        int end = isLong ? _pattern.IndexOf('}', _next) : _next + 1;
        string category = end > _next && end <= _pattern.Length ? _pattern.Substring(_next, end - _next) : string.Empty;
        _next = isLong ? end + 1 : end;
        members = $@"\{kind}{{{category}}}";
        pairs = Pairs.Some;
        return s_categories.Contains(category);
    }

    private bool WriteClass(string members, Pairs pairs) => Write(
        pairs == Pairs.None ? $"[{members}]"
        : members[0] == '^' ? $"(?:[{members}]|{Pair})"
        : $"(?:[{members}-[{Surrogates}]]|{Pair})");

    // A surrogate pair is one character, also if a quantifier follows.
    private bool WriteLiteral(char c) => char.IsHighSurrogate(c) && char.IsLowSurrogate(Current)
        ? Write("(?:" + ToNet(c) + ToNet(_pattern[_next++]) + ")")
        : Write(ToNet(c));

    private bool Write(string net)
    {
        _net.Append(net);
        return true;
    }

    private bool TrySkip(string text)
    {
        bool isNext = string.CompareOrdinal(_pattern, _next, text, 0, text.Length) == 0;
        _next += isNext ? text.Length : 0;
        return isNext;
    }

    private static string ToNet(char c) => IsLetterOrDigit(c) ? c.ToString() : @"\u" + ((int)c).ToString("X4", CultureInfo.InvariantCulture);

    private static bool IsLetterOrDigit(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
