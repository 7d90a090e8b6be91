using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Stores.Scim;

/// <summary>
/// The path of an attribute in the notation of RFC 7644, section 3.10: <c>name.givenName</c>, <c>emails[type eq "work"].value</c>, and for an
/// extension <c>urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value</c>. A selector compares one member with text or a boolean.
/// </summary>
internal sealed class ScimPath
{
    private static readonly Regex s_selector = new Regex(
        "^([A-Za-z$][\\w$-]*)\\s+eq\\s+(?:\"((?:[^\"\\\\]|\\\\.)*)\"|(true|false))$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        TimeSpan.FromSeconds(1));

    private ScimPath(string? schema, string name, KeyValuePair<string, object?>? selector, IReadOnlyList<string> parts)
    {
        Schema = schema;
        Name = name;
        Selector = selector;
        Parts = parts;
    }

    /// <summary>The URN of the extension; null for an attribute of the core schema.</summary>
    public string? Schema { get; }

    /// <summary>The name of the attribute, without the URN and the selector.</summary>
    public string Name { get; }

    /// <summary>The member and the value that select an element of a multi-valued attribute; null if the path selects none.</summary>
    public KeyValuePair<string, object?>? Selector { get; }

    /// <summary>The names of the sub-attributes; empty for the attribute as a whole.</summary>
    public IReadOnlyList<string> Parts { get; }

    /// <summary>The full name of the attribute without its sub-attributes and its selector.</summary>
    public string Root => Schema is null ? Name : Schema + ":" + Name;

    /// <summary>The full name of the attribute in a schema: without a selector.</summary>
    public string InSchema => Parts.Count == 0 ? Root : Root + "." + string.Join(".", Parts);

    /// <summary>Reads a path.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The path; null if it is not one.</returns>
    public static ScimPath? Read(string path)
    {
        string[] names = PathNames.Split(path);
        string first = names[0];
        string? schema = null;
        if (PathNames.IsUrn(first))
        {
            int colon = PathNames.LastColon(first);
            schema = first.Substring(0, colon);
            schema = schema.Equals(ScimUrns.User, StringComparison.OrdinalIgnoreCase) ? null : schema;
            first = first.Substring(colon + 1);
        }

        KeyValuePair<string, object?>? selector = null;
        int bracket = first.IndexOf('[');
        if (bracket >= 0)
        {
            if (bracket == 0 || first[first.Length - 1] != ']' || s_selector.Match(first.Substring(bracket + 1, first.Length - bracket - 2)) is not { Success: true } match)
            {
                return null;
            }

            selector = new KeyValuePair<string, object?>(match.Groups[1].Value, match.Groups[3].Success
                ? match.Groups[3].Value.Equals("true", StringComparison.OrdinalIgnoreCase)
                : Regex.Unescape(match.Groups[2].Value));
            first = first.Substring(0, bracket);
        }

        return names.All(name => name.Length > 0) && first.Length > 0 ? new ScimPath(schema, first, selector, names.Skip(1).ToArray()) : null;
    }

    /// <summary>Gets the value at the path; null if there is none. Of a multi-valued attribute, it is that of the primary or the first element.</summary>
    /// <param name="attributes">The attributes of a record or a user.</param>
    /// <param name="unwrap">Converts a value from a script to a value that an attribute can have; null if no conversion is necessary.</param>
    public object? Find(IDictionary<string, object?> attributes, Func<object, object?>? unwrap)
    {
        object? value = attributes;
        if (Schema is not null)
        {
            value = ScimValues.Member(value, Schema, unwrap);
        }

        value = ScimValues.Member(value, Name, unwrap);
        if (value is IEnumerable items and not string and not IDictionary)
        {
            object?[] elements = items.Cast<object?>().Select(item => ScimValues.Plain(item, unwrap)).ToArray();
            value = Selector is { } selector
                ? elements.FirstOrDefault(element => Equals(ScimValues.Member(element, selector.Key, unwrap), selector.Value))
                : elements.FirstOrDefault(element => ScimValues.Member(element, "primary", unwrap) is true) ?? elements.FirstOrDefault();
        }

        return Parts.Aggregate(value, (around, part) => ScimValues.Member(around, part, unwrap));
    }
}
