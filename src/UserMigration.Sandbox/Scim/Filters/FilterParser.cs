using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;

namespace UserMigration.Sandbox.Scim.Filters;

/// <summary>Parses filters: comparisons with and, or, not, parentheses, and filters of elements in square brackets.</summary>
internal sealed class FilterParser
{
    private static readonly string[] s_operators = { "eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le", "pr" };

    private readonly List<string> _tokens;
    private int _next;

    private FilterParser(List<string> tokens)
    {
        _tokens = tokens;
    }

    /// <summary>Parses a filter.</summary>
    /// <exception cref="ScimException">The text is not a filter.</exception>
    public static UserFilter Parse(string text)
    {
        FilterParser parser = new(Split(text));
        UserFilter filter = parser.ReadOr();
        return parser._next == parser._tokens.Count ? filter : throw Wrong();
    }

    private static ScimException Wrong() => ScimException.Filter("The filter is not valid.");

    private UserFilter ReadOr()
    {
        UserFilter left = ReadAnd();
        while (TryTake("or"))
        {
            left = new JunctionFilter(false, left, ReadAnd());
        }

        return left;
    }

    private UserFilter ReadAnd()
    {
        UserFilter left = ReadTerm();
        while (TryTake("and"))
        {
            left = new JunctionFilter(true, left, ReadTerm());
        }

        return left;
    }

    private UserFilter ReadTerm()
    {
        if (TryTake("not"))
        {
            return TryTake("(") ? new NotFilter(ReadUntil(")")) : throw Wrong();
        }

        if (TryTake("("))
        {
            return ReadUntil(")");
        }

        AttributeName name = ReadName();
        if (TryTake("["))
        {
            return new ElementFilter(name, ReadUntil("]"));
        }

        string word = Take().ToLowerInvariant();
        return Array.IndexOf(s_operators, word) < 0 ? throw Wrong() : new ComparisonFilter(name, word, word == "pr" ? null : ReadValue());
    }

    private UserFilter ReadUntil(string end)
    {
        UserFilter inner = ReadOr();
        return TryTake(end) ? inner : throw Wrong();
    }

    private AttributeName ReadName()
    {
        try
        {
            return AttributeName.Read(Take());
        }
        catch (ScimException)
        {
            throw Wrong();
        }
    }

    private object? ReadValue()
    {
        string token = Take();
        if (token[0] == '"')
        {
            try
            {
                return JsonSerializer.Deserialize<string>(token);
            }
            catch (JsonException)
            {
                throw Wrong();
            }
        }

        return token.ToLowerInvariant() switch
        {
            "true" => true,
            "false" => false,
            "null" => null,
            _ => decimal.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) ? number : throw Wrong(),
        };
    }

    private string Take() => _next < _tokens.Count ? _tokens[_next++] : throw Wrong();

    private bool TryTake(string word)
    {
        bool isNext = _next < _tokens.Count && _tokens[_next].Equals(word, StringComparison.OrdinalIgnoreCase);
        _next += isNext ? 1 : 0;
        return isNext;
    }

    private static List<string> Split(string text)
    {
        List<string> tokens = new();
        int i = 0;
        while (i < text.Length)
        {
            int start = i;
            if (text[i] == ' ')
            {
                i++;
                continue;
            }

            if (text[i] is '(' or ')' or '[' or ']')
            {
                i++;
            }
            else if (text[i] == '"')
            {
                i = EndOfText(text, i + 1);
            }
            else
            {
                while (i < text.Length && text[i] is not (' ' or '(' or ')' or '[' or ']' or '"'))
                {
                    i++;
                }
            }

            tokens.Add(text.Substring(start, i - start));
        }

        return tokens;
    }

    private static int EndOfText(string text, int start)
    {
        for (int i = start; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == '"')
            {
                return i + 1;
            }
        }

        throw Wrong();
    }
}
