using System;
using System.Collections.Generic;
using System.Text.Json;
using UserMigration.Sandbox.PingOne.Answers;

namespace UserMigration.Sandbox.PingOne.Users;

/// <summary>
/// A filter in the language of SCIM (RFC 7644, section 3.4.2.2), as far as the contract describes it: eq and sw, combined by and, which
/// binds closer, and or.
/// </summary>
internal sealed class UserFilter
{
    private static readonly HashSet<string> s_attributes = new(StringComparer.Ordinal)
    {
        "id", "username", "email", "externalId", "name.given", "name.family", "name.middle", "name.formatted", "mobilePhone", "primaryPhone", "population.id",
    };

    private readonly List<List<Term>> _alternatives;

    private UserFilter(List<List<Term>> alternatives)
    {
        _alternatives = alternatives;
    }

    /// <summary>The usernames that the filter asks for; null if it asks for something else.</summary>
    public IReadOnlyList<string>? Usernames => _alternatives.TrueForAll(terms => terms is [{ Attribute: "username", IsStart: false }])
        ? _alternatives.ConvertAll(terms => terms[0].Value)
        : null;

    /// <summary>Reads a filter.</summary>
    /// <exception cref="PingOneException">The filter is not valid.</exception>
    public static UserFilter Parse(string text)
    {
        List<List<Term>> alternatives = [[]];
        int next = 0;
        while (true)
        {
            string attribute = Word(text, ref next);
            string compare = Word(text, ref next);
            if (!s_attributes.Contains(attribute) || compare is not ("eq" or "sw"))
            {
                throw Invalid();
            }

            alternatives[^1].Add(new Term(attribute, compare == "sw", Text(text, ref next)));
            string junction = Word(text, ref next);
            switch (junction)
            {
                case "":
                    return new UserFilter(alternatives);
                case "and":
                    break;
                case "or":
                    alternatives.Add([]);
                    break;
                default:
                    throw Invalid();
            }
        }
    }

    /// <summary>Whether a user matches.</summary>
    public bool Matches(UserRow row, JsonElement document) => _alternatives.Exists(terms => terms.TrueForAll(term => Matches(term, row, document)));

    private static bool Matches(Term term, UserRow row, JsonElement document)
    {
        string? value = term.Attribute switch
        {
            "id" => row.Id,
            "population.id" => row.Population,
            _ => ValueOf(document, term.Attribute),
        };
        return value is not null && (term.IsStart
            ? value.StartsWith(term.Value, StringComparison.OrdinalIgnoreCase)
            : value.Equals(term.Value, StringComparison.OrdinalIgnoreCase));
    }

    private static string? ValueOf(JsonElement document, string path)
    {
        JsonElement value = document;
        foreach (string name in path.Split('.'))
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value))
            {
                return null;
            }
        }

        return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }

    private static string Word(string text, ref int next)
    {
        while (next < text.Length && text[next] == ' ')
        {
            next++;
        }

        int start = next;
        while (next < text.Length && text[next] is not (' ' or '"'))
        {
            next++;
        }

        return text.Substring(start, next - start);
    }

    private static string Text(string text, ref int next)
    {
        int start = text.IndexOf('"', next);
        if (start < 0 || text.AsSpan(next, start - next).Trim().Length > 0)
        {
            throw Invalid();
        }

        int end = start + 1;
        while (end < text.Length && text[end] != '"')
        {
            end += text[end] == '\\' ? 2 : 1;
        }

        try
        {
            next = end + 1;
            return end < text.Length ? JsonSerializer.Deserialize<string>(text.AsSpan(start, next - start))! : throw Invalid();
        }
        catch (JsonException)
        {
            throw Invalid();
        }
    }

    private static PingOneException Invalid() => new(PingOneError.BadData([new PingOneDetail("INVALID_FILTER", "filter", "is not valid")]));

    private sealed record Term(string Attribute, bool IsStart, string Value);
}
