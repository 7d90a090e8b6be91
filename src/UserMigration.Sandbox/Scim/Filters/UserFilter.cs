using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace UserMigration.Sandbox.Scim.Filters;

/// <summary>A filter (RFC 7644, section 3.4.2.2).</summary>
internal abstract record UserFilter
{
    /// <summary>Whether a resource, or an element of a multi-valued attribute, matches.</summary>
    public abstract bool Matches(JsonElement resource);

    /// <summary>Returns the values of an attribute if the filter is true exactly for users with one of them; otherwise null.</summary>
    public virtual IReadOnlyList<string>? ValuesOf(string attribute) => null;
}

/// <summary>Two filters that are combined.</summary>
internal sealed record JunctionFilter(bool IsAnd, UserFilter Left, UserFilter Right) : UserFilter
{
    public override bool Matches(JsonElement resource) => IsAnd ? Left.Matches(resource) && Right.Matches(resource) : Left.Matches(resource) || Right.Matches(resource);

    public override IReadOnlyList<string>? ValuesOf(string attribute) =>
        !IsAnd && Left.ValuesOf(attribute) is { } left && Right.ValuesOf(attribute) is { } right ? left.Concat(right).ToArray() : null;
}

/// <summary>A filter that must not match.</summary>
internal sealed record NotFilter(UserFilter Inner) : UserFilter
{
    public override bool Matches(JsonElement resource) => !Inner.Matches(resource);
}

/// <summary>A filter for the elements of a multi-valued attribute.</summary>
internal sealed record ElementFilter(AttributeName Name, UserFilter Inner) : UserFilter
{
    public override bool Matches(JsonElement resource) => Name.Find(resource).Any(Inner.Matches);
}

/// <summary>A comparison of an attribute with a value.</summary>
internal sealed record ComparisonFilter(AttributeName Name, string Operator, object? Value) : UserFilter
{
    public override bool Matches(JsonElement resource)
    {
        bool hasValue = false;
        foreach (JsonElement found in Name.Find(resource))
        {
            hasValue = true;
            if (Operator == "pr" || Compare(found))
            {
                return true;
            }
        }

        return !hasValue && Operator == "ne";
    }

    public override IReadOnlyList<string>? ValuesOf(string attribute) =>
        Operator == "eq" && Name.IsRoot(attribute) && Value is string text ? [text] : null;

    private bool Compare(JsonElement found) => (found.ValueKind, Value) switch
    {
        (JsonValueKind.String, string text) => CompareText(found.GetString()!, text),
        (JsonValueKind.True or JsonValueKind.False, bool flag) => Operator == "ne" ? found.GetBoolean() != flag : Operator == "eq" && found.GetBoolean() == flag,
        (JsonValueKind.Number, decimal number) => CompareOrder(found.GetDecimal().CompareTo(number)),
        _ => Operator == "ne",
    };

    private bool CompareText(string found, string text)
    {
        StringComparison comparison = Name.IsCaseExact ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        return Operator switch
        {
            "co" => found.Contains(text, comparison),
            "sw" => found.StartsWith(text, comparison),
            "ew" => found.EndsWith(text, comparison),
            _ => CompareOrder(string.Compare(found, text, comparison)),
        };
    }

    private bool CompareOrder(int order) => Operator switch
    {
        "eq" => order == 0,
        "ne" => order != 0,
        "gt" => order > 0,
        "ge" => order >= 0,
        "lt" => order < 0,
        "le" => order <= 0,
        _ => false,
    };
}
