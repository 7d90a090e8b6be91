using System;
using System.Collections.Generic;

namespace UserMigration.Infrastructure;

/// <summary>Names and values in their order, without PowerShell's wrappers.</summary>
internal sealed class FieldList
{
    private readonly List<object?> _values = new List<object?>();

    /// <summary>The names.</summary>
    public List<string> Names { get; } = new List<string>();

    /// <summary>The number of fields.</summary>
    public int Count => _values.Count;

    /// <summary>Adds a field.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    public void Add(string name, object? value)
    {
        Names.Add(name);
        _values.Add(ScriptValue.Bare(value));
    }

    /// <summary>Whether there is a field with this name and a value of the type.</summary>
    /// <param name="name">The name.</param>
    public bool Has<T>(string name)
    {
        int index = Names.IndexOf(name);
        return index >= 0 && _values[index] is T;
    }

    /// <summary>Removes a field by its name and returns its value.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value, if it has the requested type.</param>
    /// <param name="condition">An additional condition for the value, or null.</param>
    /// <returns>Whether there was such a field with such a value.</returns>
    public bool TryTake<T>(string name, out T? value, Func<T, bool>? condition = null)
    {
        int index = Names.IndexOf(name);
        if (index < 0 || _values[index] is not T typed || condition?.Invoke(typed) == false)
        {
            value = default;
            return false;
        }

        value = typed;
        RemoveAt(index);
        return true;
    }

    /// <summary>Removes a field by its position.</summary>
    /// <param name="index">Its position.</param>
    public void RemoveAt(int index)
    {
        Names.RemoveAt(index);
        _values.RemoveAt(index);
    }

    /// <summary>Returns the values.</summary>
    public object?[] ToValues() => _values.ToArray();
}
