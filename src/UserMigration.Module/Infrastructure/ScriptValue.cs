using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;

namespace UserMigration.Infrastructure;

/// <summary>Takes PowerShell's wrapping off values.</summary>
internal static class ScriptValue
{
    /// <summary>The value itself, null for a database's null; an object made of properties alone stays as it is.</summary>
    /// <param name="value">The value.</param>
    public static object? Bare(object? value)
    {
        object? bare = value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
        return bare is System.DBNull ? null : bare;
    }

    /// <summary>The value as an attribute can have it: a custom object becomes a dictionary.</summary>
    /// <param name="value">The value.</param>
    public static object? ToAttribute(object value)
    {
        object? bare = Bare(value);
        if (bare is not PSObject custom)
        {
            return bare;
        }

        Dictionary<string, object?> members = new Dictionary<string, object?>(System.StringComparer.Ordinal);
        foreach (PSPropertyInfo property in custom.Properties)
        {
            members[property.Name] = property.Value is null ? null : ToAttribute(property.Value);
        }

        return members;
    }

    /// <summary>The value as the engine reads it: hashtables with keys in any case, and lists, all of them bare.</summary>
    /// <param name="value">The value.</param>
    public static object? ToPlain(object? value)
    {
        switch (Bare(value))
        {
            case IDictionary members:
                Dictionary<string, object?> plain = new Dictionary<string, object?>(System.StringComparer.OrdinalIgnoreCase);
                foreach (DictionaryEntry member in members)
                {
                    plain[LanguagePrimitives.ConvertTo<string>(member.Key)] = ToPlain(member.Value);
                }

                return plain;
            case IEnumerable items and not string:
                List<object?> list = new List<object?>();
                foreach (object? item in items)
                {
                    list.Add(ToPlain(item));
                }

                return list;
            case { } bare:
                return bare;
            default:
                return null;
        }
    }

    /// <summary>The values of an argument that may be one or many; a hashtable is one.</summary>
    /// <param name="value">The argument.</param>
    public static IEnumerable<object?> Many(object? value)
    {
        object? bare = Bare(value);
        if (bare is string or IDictionary || bare is not IEnumerable items)
        {
            yield return bare;
            yield break;
        }

        foreach (object? item in items)
        {
            yield return Bare(item);
        }
    }
}
