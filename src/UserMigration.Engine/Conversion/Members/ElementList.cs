using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Conversion.Members;

/// <summary>Reads a list of objects from JSON, from the output of a script, or from texts separated by semicolons.</summary>
internal static class ElementList
{
    private static readonly char[] s_between = { ';' };

    /// <summary>Reads the list. A single object is a list of one.</summary>
    /// <param name="value">The value of the attribute.</param>
    /// <param name="acceptsTexts">Whether the elements can be texts separated by semicolons.</param>
    /// <param name="read">Reads an element; returns null if it is not valid.</param>
    /// <returns>The elements; null if the value is not a list, or if an element is not valid.</returns>
    public static List<object?>? Read(object? value, bool acceptsTexts, Func<object?, object?> read)
    {
        object? given = value is string text ? Split(text.Trim(), acceptsTexts) : value;
        IEnumerable? items = given is IDictionary ? new[] { given } : given as IEnumerable;
        List<object?>? elements = items is null or string ? null : items.Cast<object?>().Select(read).ToList();
        return elements is not null && elements.TrueForAll(element => element is not null) ? elements : null;
    }

    private static object? Split(string text, bool acceptsTexts) => text.Length > 0 && text[0] is '[' or '{'
        ? (JsonTree.TryParse(text, out object? tree, out _) ? tree : null)
        : acceptsTexts ? text.Split(s_between, StringSplitOptions.RemoveEmptyEntries) : null;
}
