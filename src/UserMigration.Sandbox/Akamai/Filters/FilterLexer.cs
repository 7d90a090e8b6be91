using System.Collections.Generic;
using System.Text;
using UserMigration.Sandbox.Akamai.Calls;

namespace UserMigration.Sandbox.Akamai.Filters;

/// <summary>
/// Splits a filter into tokens. Values are in single quotes. How a quote in a value is escaped is not documented
/// (contract of Akamai, section 3), so both a doubled quote and a backslash are accepted.
/// </summary>
internal static class FilterLexer
{
    /// <summary>Splits a filter.</summary>
    /// <exception cref="CallException">It contains a character that is not valid in a filter.</exception>
    public static List<FilterToken> Read(string filter)
    {
        List<FilterToken> tokens = new();
        int at = 0;
        while (at < filter.Length)
        {
            char c = filter[at];
            if (char.IsWhiteSpace(c))
            {
                at++;
            }
            else if (c == '\'')
            {
                tokens.Add(new FilterToken(FilterTokenKind.Quoted, ReadQuoted(filter, ref at)));
            }
            else if (c is '(' or ')')
            {
                tokens.Add(new FilterToken(c == '(' ? FilterTokenKind.Open : FilterTokenKind.Close, c.ToString()));
                at++;
            }
            else if (c is '=' or '!' or '<' or '>')
            {
                tokens.Add(new FilterToken(FilterTokenKind.Operator, ReadOperator(filter, ref at)));
            }
            else
            {
                tokens.Add(new FilterToken(FilterTokenKind.Word, ReadWord(filter, ref at)));
            }
        }

        tokens.Add(new FilterToken(FilterTokenKind.End, string.Empty));
        return tokens;
    }

    private static string ReadQuoted(string filter, ref int at)
    {
        StringBuilder text = new();
        for (at++; at < filter.Length; at++)
        {
            char c = filter[at];
            bool isFollowed = at + 1 < filter.Length;
            if (c == '\\' && isFollowed && (filter[at + 1] is '\'' or '\\'))
            {
                text.Append(filter[++at]);
            }
            else if (c == '\'' && isFollowed && filter[at + 1] == '\'')
            {
                text.Append('\'');
                at++;
            }
            else if (c == '\'')
            {
                at++;
                return text.ToString();
            }
            else
            {
                text.Append(c);
            }
        }

        throw CallArguments.Invalid("filter", "has a quote that is not closed");
    }

    private static string ReadOperator(string filter, ref int at)
    {
        int length = at + 1 < filter.Length && filter[at + 1] == '=' ? 2 : 1;
        string text = filter.Substring(at, length);
        at += length;
        return text is "=" or "!=" or "<" or ">" or "<=" or ">="
            ? text
            : throw CallArguments.Invalid("filter", "has an operator that is not known");
    }

    private static string ReadWord(string filter, ref int at)
    {
        int start = at;
        while (at < filter.Length && (char.IsLetterOrDigit(filter[at]) || filter[at] is '.' or '_' or '-' or '/' or '+'))
        {
            at++;
        }

        return at > start
            ? filter.Substring(start, at - start)
            : throw CallArguments.Invalid("filter", "has a character that belongs in quotes");
    }
}
