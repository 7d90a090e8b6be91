using System;
using System.Collections;
using System.Collections.Generic;

namespace UserMigration.Engine.Values;

/// <summary>Reads the key of a record: the value of the attribute that identifies a user.</summary>
internal static class RecordKey
{
    /// <summary>Gets the key as text; null if the record has none.</summary>
    /// <param name="record">The record.</param>
    /// <param name="attribute">The attribute, with dots between the names of a path.</param>
    public static string? Get(IdentityRecord record, string attribute) => Get(record.Attributes, attribute);

    /// <summary>Gets the key as text; null if there is none.</summary>
    /// <param name="attributes">The attributes of a record or a user.</param>
    /// <param name="attribute">The attribute, with dots between the names of a path.</param>
    public static string? Get(IDictionary<string, object?> attributes, string attribute)
    {
        string? key = Find(attributes, attribute) is { } value and not IDictionary and (string or not IEnumerable) ? InvariantFormatter.Write(value) : null;
        return string.IsNullOrWhiteSpace(key) ? null : key;
    }

    /// <summary>
    /// Gets the text that identifies a record: the value of the attribute, or another value that the store accepts instead, with
    /// its name before it; null if the record has none.
    /// </summary>
    /// <param name="store">The store.</param>
    /// <param name="record">The record.</param>
    /// <param name="attribute">The attribute, with dots between the names of a path.</param>
    public static string? Identify(IIdentityStore store, IdentityRecord record, string attribute) => store.KeyOf(record, attribute) is not { } key ? null
        : key.Attribute == attribute ? key.Value
        : key.Attribute + "\n" + key.Value;

    /// <summary>Gets the key in the form for queries to the store; null if the record has none.</summary>
    /// <param name="record">The record.</param>
    /// <param name="attribute">The attribute, with dots between the names of a path.</param>
    public static IdentityKey? ToAsk(IdentityRecord record, string attribute) => Get(record, attribute) is { } key
        ? new IdentityKey(attribute, key, IsNumber(Find(record.Attributes, attribute)))
        : null;

    /// <summary>Whether a value is sent as a number.</summary>
    /// <param name="value">The value.</param>
    internal static bool IsNumber(object? value) =>
        value is sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal;

    /// <summary>Gets the value at a path; null if there is none.</summary>
    /// <param name="attributes">The attributes of a record or a user.</param>
    /// <param name="attribute">The attribute, with dots between the names of a path.</param>
    /// <param name="unwrap">Unwraps the output of a script into a value that an attribute can have; null if nothing needs unwrapping.</param>
    internal static object? Find(IDictionary<string, object?> attributes, string attribute, Func<object, object?>? unwrap = null)
    {
        if (unwrap is null && attribute.IndexOf('.') < 0)
        {
            return attributes.TryGetValue(attribute, out object? own) ? own : null;
        }

        object? value = attributes;
        foreach (string name in PathNames.Split(attribute))
        {
            object? plain = value is null || unwrap is null ? value : unwrap(value);
            value = plain switch
            {
                IDictionary<string, object?> members => members.TryGetValue(name, out object? member) ? member : null,
                IDictionary members => members[name],
                _ => null,
            };
        }

        return value;
    }
}
