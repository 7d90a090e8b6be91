using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Stores.Scim;

/// <summary>Reads the values of records and users. The names of attributes are not case-sensitive (RFC 7643, section 2.1).</summary>
internal static class ScimValues
{
    /// <summary>Gets a member of an object; null if there is none.</summary>
    /// <param name="owner">The object, or any other value.</param>
    /// <param name="name">The name of the member.</param>
    /// <param name="unwrap">Converts a value from a script to a value that an attribute can have; null if no conversion is necessary.</param>
    public static object? Member(object? owner, string name, Func<object, object?>? unwrap = null)
    {
        switch (Plain(owner, unwrap))
        {
            case IDictionary<string, object?> members:
                return members.TryGetValue(name, out object? exact) ? Plain(exact, unwrap)
                    : Plain(members.FirstOrDefault(member => member.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value, unwrap);
            case IDictionary members:
                object? key = members.Keys.Cast<object>().FirstOrDefault(one => name.Equals(InvariantFormatter.Write(one), StringComparison.OrdinalIgnoreCase));
                return key is null ? null : Plain(members[key], unwrap);
            default:
                return null;
        }
    }

    /// <summary>Gets the members of an object in their order; null if the value is not an object.</summary>
    /// <param name="value">The value.</param>
    public static IReadOnlyDictionary<string, object?>? Members(object? value) => value switch
    {
        IReadOnlyDictionary<string, object?> members => members,
        IDictionary members => AttributeWriter.MembersOf(members),
        _ => null,
    };

    /// <summary>Gets the elements of a list; null if the value is not a list.</summary>
    /// <param name="value">The value.</param>
    /// <param name="unwrap">Converts a value from a script to a value that an attribute can have; null if no conversion is necessary.</param>
    public static object?[]? Elements(object? value, Func<object, object?>? unwrap = null) =>
        value is IEnumerable items and not string and not IDictionary ? items.Cast<object?>().Select(item => Plain(item, unwrap)).ToArray() : null;

    /// <summary>Whether an attribute with this value is unassigned (RFC 7643, section 2.5): null, an empty list, or an object without values; or empty text.</summary>
    /// <param name="value">The value.</param>
    public static bool IsUnassigned(object? value) => value switch
    {
        null => true,
        string text => text.Length == 0,
        IDictionary<string, object?> members => members.Values.All(IsUnassigned),
        IDictionary members => members.Values.Cast<object?>().All(IsUnassigned),
        IEnumerable items => !items.Cast<object?>().Any(),
        _ => false,
    };

    /// <summary>Converts a value from a script.</summary>
    /// <param name="value">The value.</param>
    /// <param name="unwrap">Converts it; null if no conversion is necessary.</param>
    public static object? Plain(object? value, Func<object, object?>? unwrap) => value is null || unwrap is null ? value : unwrap(value);
}
