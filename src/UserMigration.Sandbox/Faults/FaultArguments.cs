using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using UserMigration.Sandbox.Targets;

namespace UserMigration.Sandbox.Faults;

/// <summary>The keys and values of one fault. What is asked for is known; what is left over is an error.</summary>
internal sealed class FaultArguments
{
    private readonly Dictionary<string, string> _values;
    private readonly FaultSetting _setting;
    private readonly List<string> _known = new();

    public FaultArguments(string text, string name, Dictionary<string, string> values, FaultSetting setting, int ordinal)
    {
        Text = text;
        Name = name;
        _values = values;
        _setting = setting;
        Random = new FaultRandom(setting.Seed, text, ordinal);
    }

    /// <summary>The text form.</summary>
    public string Text { get; }

    /// <summary>The fault's name.</summary>
    public string Name { get; }

    public FaultRandom Random { get; }

    public TimeProvider Time => _setting.Time;

    /// <summary>The store that the fault strikes.</summary>
    public ISurface Surface => _setting.Surface;

    /// <summary>A number, or null when it is absent.</summary>
    public double? Number(string key, double least, double most) => Find(key) is not { } value
        ? null
        : double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number) && number >= least && number <= most
            ? number
            : throw Wrong(key, FormattableString.Invariant($"a number from {least} to {most}"));

    /// <summary>A whole number, or null when it is absent.</summary>
    public int? Integer(string key, int least, int most) => Find(key) is not { } value
        ? null
        : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most
            ? number
            : throw Wrong(key, $"a whole number from {least} to {most}");

    /// <summary>Text, or null when it is absent.</summary>
    public string? Word(string key) => Find(key);

    /// <summary>One of some words, or null when it is absent.</summary>
    public string? Choice(string key, params string[] words) => Find(key) is not { } value
        ? null
        : Array.IndexOf(words, value) >= 0 ? value : throw Wrong(key, "one of " + string.Join(", ", words));

    /// <summary>Whether the second of two words is there; the first is meant where there is none.</summary>
    public bool IsSecond(string key, string first, string second)
    {
        string word = Find(key) ?? first;
        return word == first || word == second ? word == second : throw Wrong(key, $"{first} or {second}");
    }

    /// <summary>The calls that it applies to, parted by plus signs; null is all.</summary>
    public IReadOnlySet<string>? Calls(string key)
    {
        string[]? names = Find(key)?.Split('+', StringSplitOptions.TrimEntries);
        return names is null ? null
            : names.All(Surface.Calls.Contains) ? names.ToHashSet(StringComparer.Ordinal)
            : throw Wrong(key, "of " + string.Join(", ", Surface.Calls) + ", several joined by +");
    }

    /// <summary>The error of a key that must be there.</summary>
    public FaultFormatException Missing(string keys) => new($"The fault {Name} needs {keys}.");

    /// <summary>Refuses keys that nobody asked for.</summary>
    public void CheckAllKnown()
    {
        string? unknown = _values.Keys.FirstOrDefault(key => !_known.Contains(key, StringComparer.OrdinalIgnoreCase));
        if (unknown is not null)
        {
            throw new FaultFormatException($"The fault {Name} has no key '{unknown}'. It has {string.Join(", ", _known)}.");
        }
    }

    private string? Find(string key)
    {
        _known.Add(key);
        return _values.GetValueOrDefault(key);
    }

    private FaultFormatException Wrong(string key, string words) => new($"The key {key} of the fault {Name} must be {words}.");
}
