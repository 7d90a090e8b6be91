using System;
using System.Collections.Generic;

namespace UserMigration.Infrastructure;

/// <summary>Names and values in their order, PowerShell's wrapping taken off.</summary>
internal sealed class FieldList
{
    private readonly List<object?> _values = new List<object?>();

    /// <summary>The names.</summary>
    public List<string> Names { get; } = new List<string>();

    /// <summary>How many there are.</summary>
    public int Count => _values.Count;

    /// <summary>Adds a field.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    public void Add(string name, object? value)
    {
        Names.Add(name);
        _values.Add(ScriptValue.Bare(value));
    }

    /// <summary>Whether there is a field of a type.</summary>
    /// <param name="name">The name.</param>
    public bool Has<T>(string name)
    {
        int index = Names.IndexOf(name);
        return index >= 0 && _values[index] is T;
    }

    /// <summary>Takes a field out.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value, where it is of the type asked for.</param>
    /// <param name="condition">What the value must be beside its type, or null.</param>
    /// <returns>Whether there is such a field with such a value.</returns>
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

    /// <summary>Takes a field out.</summary>
    /// <param name="index">Its position.</param>
    public void RemoveAt(int index)
    {
        Names.RemoveAt(index);
        _values.RemoveAt(index);
    }

    /// <summary>The values.</summary>
    public object?[] ToValues() => _values.ToArray();
}
