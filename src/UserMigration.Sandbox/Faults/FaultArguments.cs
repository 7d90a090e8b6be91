using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using UserMigration.Sandbox.Targets;

namespace UserMigration.Sandbox.Faults;

/// <summary>The keys and values of one fault. Keys that the fault does not read are an error.</summary>
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

    /// <summary>The text form of the fault.</summary>
    public string Text { get; }

    /// <summary>The name of the fault.</summary>
    public string Name { get; }

    public FaultRandom Random { get; }

    public TimeProvider Time => _setting.Time;

    /// <summary>The store that the fault affects.</summary>
    public ISurface Surface => _setting.Surface;

    /// <summary>Returns a number, or null if it is absent.</summary>
    public double? Number(string key, double least, double most) => Find(key) is not { } value
        ? null
        : double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number) && number >= least && number <= most
            ? number
            : throw Wrong(key, FormattableString.Invariant($"a number from {least} to {most}"));

    /// <summary>Returns a whole number, or null if it is absent.</summary>
    public int? Integer(string key, int least, int most) => Find(key) is not { } value
        ? null
        : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most
            ? number
            : throw Wrong(key, $"a whole number from {least} to {most}");

    /// <summary>Returns text, or null if it is absent.</summary>
    public string? Word(string key) => Find(key);

    /// <summary>Returns one of several words, or null if it is absent.</summary>
    public string? Choice(string key, params string[] words) => Find(key) is not { } value
        ? null
        : Array.IndexOf(words, value) >= 0 ? value : throw Wrong(key, "one of " + string.Join(", ", words));

    /// <summary>Whether the second of two words is specified. The first one is the default.</summary>
    public bool IsSecond(string key, string first, string second)
    {
        string word = Find(key) ?? first;
        return word == first || word == second ? word == second : throw Wrong(key, $"{first} or {second}");
    }

    /// <summary>Returns the calls that it applies to, separated by plus signs; null means all.</summary>
    public IReadOnlySet<string>? Calls(string key)
    {
        string[]? names = Find(key)?.Split('+', StringSplitOptions.TrimEntries);
        return names is null ? null
            : names.All(Surface.Calls.Contains) ? names.ToHashSet(StringComparer.Ordinal)
            : throw Wrong(key, "one or several of " + string.Join(", ", Surface.Calls) + ", separated by +");
    }

    /// <summary>Creates the error for a missing key that is required.</summary>
    public FaultFormatException Missing(string keys) => new($"The fault {Name} requires {keys}.");

    /// <summary>Refuses keys that the fault did not read.</summary>
    public void CheckAllKnown()
    {
        string? unknown = _values.Keys.FirstOrDefault(key => !_known.Contains(key, StringComparer.OrdinalIgnoreCase));
        if (unknown is not null)
        {
            throw new FaultFormatException($"The fault {Name} does not have the key '{unknown}'. Its keys are {string.Join(", ", _known)}.");
        }
    }

    private string? Find(string key)
    {
        _known.Add(key);
        return _values.GetValueOrDefault(key);
    }

    private FaultFormatException Wrong(string key, string words) => new($"The key {key} of the fault {Name} must be {words}.");
}
