using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>
/// Translates a regular expression of Go (the RE2 syntax of the field setup) for .NET, so that it matches the same texts. These are the
/// differences: <c>$</c> matches only the end and not before a final line break; <c>\d</c>, <c>\w</c>, <c>\s</c> and <c>\b</c> are
/// limited to ASCII; a character is a code point; classes such as <c>[[:alpha:]]</c>; <c>(?P&lt;name&gt;…)</c>; <c>\pL</c>;
/// <c>\Q…\E</c>; octal and long hexadecimal escapes; <c>[</c> and <c>-[</c> within a class.
/// </summary>
internal sealed class GoPattern
{
    private const string WordBoundary = @"(?:(?<=[0-9A-Za-z_])(?![0-9A-Za-z_])|(?<![0-9A-Za-z_])(?=[0-9A-Za-z_]))";
    private const string NoWordBoundary = @"(?:(?<=[0-9A-Za-z_])(?=[0-9A-Za-z_])|(?<![0-9A-Za-z_])(?![0-9A-Za-z_]))";
    private const string Pair = @"[\uD800-\uDBFF][\uDC00-\uDFFF]";
    private const string Flags = "imsU";

    private readonly string _pattern;
    private readonly StringBuilder _net = new StringBuilder();
    private readonly Stack<(bool Lines, bool All)> _outer = new Stack<(bool, bool)>();
    private int _next;
    private bool _areLines;
    private bool _isAll;

    private GoPattern(string pattern)
    {
        _pattern = pattern;
    }

    /// <summary>Translates a pattern.</summary>
    /// <param name="pattern">The pattern for Go.</param>
    /// <returns>The pattern for .NET; null if it is not valid in Go, or if .NET does not support an equivalent.</returns>
    public static string? ToNet(string pattern)
    {
        GoPattern one = new GoPattern(pattern);
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
                '[' => GoPatternClass.TryWrite(_pattern, ref _next, _net),
                '(' => TryOpen(),
                ')' => TryClose(),
                '.' => Write(_isAll ? $@"(?:[^\uD800-\uDFFF]|{Pair})" : $@"(?:[^\n\uD800-\uDFFF]|{Pair})"),
                '^' => Write(_areLines ? "(?m:^)" : @"\A"),
                '$' => Write(_areLines ? "(?m:$)" : @"\z"),
                '*' or '+' or '?' or '|' => Write(c.ToString()),
                '{' => WriteRepetition(),
                _ => WriteLiteral(c),
            };
            if (!isWritten)
            {
                return false;
            }
        }

        return _outer.Count == 0;
    }

    // All groups capture, because .NET simplifies non-capturing groups incorrectly: (?:a+|){2} would not match "b".
    private bool TryOpen()
    {
        (bool Lines, bool All) flags = (_areLines, _isAll);
        if (_next >= _pattern.Length || _pattern[_next] != '?')
        {
            _outer.Push(flags);
            return Write("(");
        }

        _next++;
        if (StartsWith("P<") || StartsWith("<"))
        {
            int end = _pattern.IndexOf('>', _next);
            int start = _pattern.IndexOf('<', _next) + 1;
            if (end <= start || !IsName(_pattern.Substring(start, end - start)))
            {
                return false;
            }

            _next = end + 1;
            _outer.Push(flags);
            return Write("(");
        }

        return TryFlags(flags);
    }

    /// <summary>Translates flags, as in <c>(?i)</c> and <c>(?s-m:…)</c>. Go does not support anything else after <c>(?</c>.</summary>
    private bool TryFlags((bool Lines, bool All) before)
    {
        bool isOn = true;
        bool? ignoreCase = null;
        for (; _next < _pattern.Length; _next++)
        {
            char c = _pattern[_next];
            if (c == '-' && isOn)
            {
                isOn = false;
            }
            else if (c is ':' or ')')
            {
                break;
            }
            else if (Flags.IndexOf(c) < 0)
            {
                return false;
            }
            else
            {
                ignoreCase = c == 'i' ? isOn : ignoreCase;
                _areLines = c == 'm' ? isOn : _areLines;
                _isAll = c == 's' ? isOn : _isAll;
            }
        }

        if (_next >= _pattern.Length)
        {
            return false;
        }

        string net = ignoreCase is { } ignores ? (ignores ? "i" : "-i") : string.Empty;
        if (_pattern[_next++] == ':')
        {
            _outer.Push(before);
            return Write(net.Length == 0 ? "(" : $"((?{net})");
        }

        // Go would repeat the expression before the flags.
        bool isRepeated = _next < _pattern.Length && _pattern[_next] is '*' or '+' or '?' or '{';
        return !isRepeated && (net.Length == 0 || Write($"(?{net})"));
    }

    private bool TryClose()
    {
        if (_outer.Count == 0)
        {
            return false;
        }

        (_areLines, _isAll) = _outer.Pop();
        return Write(")");
    }

    private bool TryEscape()
    {
        if (_next >= _pattern.Length)
        {
            return false;
        }

        char c = _pattern[_next];
        switch (c)
        {
            case 'A' or 'z':
                _next++;
                return Write(@"\" + c);
            case 'b':
                _next++;
                return Write(WordBoundary);
            case 'B':
                _next++;
                return Write(NoWordBoundary);
            case 'Q':
                _next++;
                return WriteQuoted();
            case 'd' or 'D' or 's' or 'S' or 'w' or 'W' or 'p' or 'P':
                return GoPatternClass.TryWriteEscaped(_pattern, ref _next, _net);
            default:
                return GoEscape.TryRead(_pattern, ref _next, out int point) && WriteLiteral(point);
        }
    }

    /// <summary>Translates a repetition, which is numbers in braces. Other braces are literal characters.</summary>
    private bool WriteRepetition()
    {
        int end = _pattern.IndexOf('}', _next);
        string count = end < 0 ? string.Empty : _pattern.Substring(_next, end - _next);
        int comma = count.IndexOf(',');
        if (!AreDigits(comma < 0 ? count : count.Substring(0, comma)) || (comma >= 0 && comma < count.Length - 1 && !AreDigits(count.Substring(comma + 1))))
        {
            return WriteLiteral('{');
        }

        _next = end + 1;
        return Write("{" + count + "}");
    }

    private static bool AreDigits(string text) => text.Length > 0 && text.All(c => c is >= '0' and <= '9');

    private bool WriteQuoted()
    {
        int end = _pattern.IndexOf(@"\E", _next, StringComparison.Ordinal);
        int last = end < 0 ? _pattern.Length : end;
        while (_next < last)
        {
            WriteLiteral(_pattern[_next++]);
        }

        _next = end < 0 ? last : last + 2;
        return true;
    }

    private bool WriteLiteral(int point) => point <= char.MaxValue
        ? WriteLiteral((char)point)
        : Write("(?:" + GoEscape.ToNet(char.ConvertFromUtf32(point)[0]) + GoEscape.ToNet(char.ConvertFromUtf32(point)[1]) + ")");

    // A surrogate pair is one character, also if a quantifier follows.
    private bool WriteLiteral(char c) => char.IsHighSurrogate(c) && _next < _pattern.Length && char.IsLowSurrogate(_pattern[_next])
        ? Write("(?:" + GoEscape.ToNet(c) + GoEscape.ToNet(_pattern[_next++]) + ")")
        : Write(GoEscape.ToNet(c));

    private bool Write(string net)
    {
        _net.Append(net);
        return true;
    }

    private bool StartsWith(string text) => string.CompareOrdinal(_pattern, _next, text, 0, text.Length) == 0;

    private static bool IsName(string name)
    {
        foreach (char c in name)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_'))
            {
                return false;
            }
        }

        return name.Length > 0;
    }
}
