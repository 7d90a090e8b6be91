using System;
using System.Collections.Generic;
using UserMigration.Sandbox.Akamai.Calls;
using UserMigration.Sandbox.Akamai.Schema;
using UserMigration.Sandbox.Akamai.Values;

namespace UserMigration.Sandbox.Akamai.Filters;

/// <summary>
/// Parses filters: <c>email = 'a@example.com'</c>, <c>and</c>, <c>or</c>, parentheses, <c>is null</c>, <c>is not
/// null</c> (contract of Akamai, section 3). A filter is never converted to SQL.
/// </summary>
internal sealed class FilterParser
{
    private const int DeepestNesting = 64;
    private const int LongestFilter = 64 * 1024;

    private readonly EntityType _type;
    private readonly List<FilterToken> _tokens;
    private int _at;
    private int _depth;

    private FilterParser(List<FilterToken> tokens, EntityType type)
    {
        _tokens = tokens;
        _type = type;
    }

    private FilterToken Current => _tokens[_at];

    /// <summary>Parses a filter.</summary>
    /// <exception cref="CallException">The text is not a valid filter.</exception>
    public static FilterNode Parse(string filter, EntityType type)
    {
        if (filter.Length > LongestFilter)
        {
            throw CallArguments.Invalid("filter", "is too long");
        }

        FilterParser parser = new(FilterLexer.Read(filter), type);
        FilterNode node = parser.ReadJunction(isAnd: false);
        return parser.Current.Kind == FilterTokenKind.End
            ? node
            : throw CallArguments.Invalid("filter", "continues after its end");
    }

    private FilterNode ReadJunction(bool isAnd)
    {
        List<FilterNode> parts = new();
        do
        {
            parts.Add(isAnd ? ReadPart() : ReadJunction(isAnd: true));
        }
        while (TryWord(isAnd ? "and" : "or"));
        return parts.Count == 1 ? parts[0] : new JunctionNode(isAnd, parts);
    }

    private FilterNode ReadPart()
    {
        if (Current.Kind != FilterTokenKind.Open)
        {
            return ReadComparison();
        }

        if (++_depth > DeepestNesting)
        {
            throw CallArguments.Invalid("filter", "nests too deep");
        }

        _at++;
        FilterNode node = ReadJunction(isAnd: false);
        Take(FilterTokenKind.Close, "lacks a closing parenthesis");
        _depth--;
        return node;
    }

    private FilterNode ReadComparison()
    {
        string name = Take(FilterTokenKind.Word, "must compare an attribute").Text;
        IReadOnlyList<AttributeDefinition> path = _type.FindPath(name)
            ?? throw new CallException(RecordFault.Unknown(string.Empty, name.Replace('.', '/')), "filter");
        if (TryWord("is"))
        {
            bool isNull = !TryWord("not");
            return TryWord("null")
                ? new NullNode(path, isNull)
                : throw CallArguments.Invalid("filter", "must say null after is");
        }

        string comparison = Take(FilterTokenKind.Operator, "lacks an operator").Text;
        if (Current.Kind is not (FilterTokenKind.Quoted or FilterTokenKind.Word))
        {
            throw CallArguments.Invalid("filter", "lacks a value");
        }

        FilterToken value = _tokens[_at++];
        if (value.Kind == FilterTokenKind.Word && value.Text.Equals("null", StringComparison.OrdinalIgnoreCase) && (comparison is "=" or "!="))
        {
            return new NullNode(path, comparison == "=");
        }

        if (value.Kind == FilterTokenKind.Word && path[^1].Kind is AttributeKind.String)
        {
            throw CallArguments.Invalid("filter", "must have text in single quotes");
        }

        return new ComparisonNode(path, comparison, ValueReader.Parse(path[^1], value.Text));
    }

    private bool TryWord(string word)
    {
        bool isIt = Current.Kind == FilterTokenKind.Word && Current.Text.Equals(word, StringComparison.OrdinalIgnoreCase);
        _at += isIt ? 1 : 0;
        return isIt;
    }

    private FilterToken Take(FilterTokenKind kind, string otherwise) =>
        Current.Kind == kind ? _tokens[_at++] : throw CallArguments.Invalid("filter", otherwise);
}
