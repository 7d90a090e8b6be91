using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>The identifiers of the user of a record (contract of cidaas, sections 2 and 7).</summary>
internal sealed class CidaasIdentifiers
{
    /// <summary>The identifier of a user in the store.</summary>
    public const string Sub = "sub";

    private const string Identities = "identities";

    private readonly IDictionary<string, object?> _attributes;
    private readonly Func<object, object?>? _unwrap;

    private CidaasIdentifiers(IDictionary<string, object?> attributes, Func<object, object?>? unwrap)
    {
        _attributes = attributes;
        _unwrap = unwrap;
    }

    /// <summary>The kinds of identifiers other than the sub, in the order in which they are used to look up a user.</summary>
    public static IReadOnlyList<string> Kinds { get; } = new[] { "email", "mobile_number", "username" };

    /// <summary>Creates the identifiers of a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="unwrap">Converts a value from a script to a value that an attribute can have; null if no conversion is necessary.</param>
    public static CidaasIdentifiers Read(IdentityRecord record, Func<object, object?>? unwrap) => new CidaasIdentifiers(record.Attributes, unwrap);

    /// <summary>Gets the sub of the account; null if there is none.</summary>
    public string? AccountSub() => Text(_attributes, Sub);

    /// <summary>Gets the values of an attribute: first the value of the account, then those of its identities in their order.</summary>
    /// <param name="attribute">The name of the attribute, without dots.</param>
    public IEnumerable<string> ValuesOf(string attribute)
    {
        if (Text(_attributes, attribute) is { } own)
        {
            yield return own;
        }

        if (!_attributes.TryGetValue(Identities, out object? value) || Plain(value) is not IEnumerable list || list is string)
        {
            yield break;
        }

        foreach (object? identity in list)
        {
            if (Text(MemberOf(Plain(identity), attribute)) is { } text)
            {
                yield return text;
            }
        }
    }

    /// <summary>Normalizes a value for comparison, so that different notations of the same identifier are equal.</summary>
    /// <param name="kind">The kind of identifier.</param>
    /// <param name="value">The value.</param>
    public static string Fold(string kind, string value) => kind switch
    {
        "email" => value.Trim().ToLowerInvariant(),
        "mobile_number" => Digits(value),
        _ => value,
    };

    private static string Digits(string value)
    {
        StringBuilder digits = new StringBuilder(value.Length);
        foreach (char c in value.Where(c => c is (>= '0' and <= '9') or '+'))
        {
            digits.Append(c);
        }

        return digits.ToString();
    }

    private static object? MemberOf(object? value, string name) => value switch
    {
        IDictionary<string, object?> members => members.TryGetValue(name, out object? member) ? member : null,
        IDictionary members => members[name],
        _ => null,
    };

    private string? Text(IDictionary<string, object?> members, string name) => members.TryGetValue(name, out object? value) ? Text(value) : null;

    private string? Text(object? value) =>
        Plain(value) is { } plain and not IDictionary and (string or not IEnumerable)
        && InvariantFormatter.Write(plain) is { } text
        && !string.IsNullOrWhiteSpace(text)
            ? text
            : null;

    private object? Plain(object? value) => value is null || _unwrap is null ? value : _unwrap(value);
}
