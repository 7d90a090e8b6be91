using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;

namespace UserMigration.Infrastructure;

/// <summary>Removes PowerShell's wrappers from values.</summary>
internal static class ScriptValue
{
    /// <summary>
    /// Returns the value itself, or null for a database null. An object that consists only of properties is returned
    /// unchanged.
    /// </summary>
    /// <param name="value">The value.</param>
    public static object? Bare(object? value)
    {
        object? bare = value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
        return bare is System.DBNull ? null : bare;
    }

    /// <summary>Converts a value to the form of an attribute: a custom object becomes a dictionary.</summary>
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

    /// <summary>
    /// Converts a value to the form that the engine reads: hashtables with keys that are not case-sensitive, and lists,
    /// all without wrappers.
    /// </summary>
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

    /// <summary>Returns the values of an argument that can be one value or several; a hashtable is one value.</summary>
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
