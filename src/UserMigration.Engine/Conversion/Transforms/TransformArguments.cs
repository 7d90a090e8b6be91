using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Conversion.Transforms;

/// <summary>The arguments of a transform for one attribute, checked against the parameters of the transform.</summary>
internal sealed class TransformArguments
{
    private readonly string _attribute;
    private readonly MigrationTransform _transform;
    private readonly Dictionary<string, object?> _values = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);

    private TransformArguments(string attribute, MigrationTransform transform)
    {
        _attribute = attribute;
        _transform = transform;
    }

    /// <summary>Reads the arguments.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="transform">The transform.</param>
    /// <param name="argument">Null, parameters by name, or the value of the main parameter.</param>
    /// <param name="table">The parameter that a hashtable is the value of; null if a hashtable has parameters by name.</param>
    /// <exception cref="MigrationException">A parameter does not exist, or a mandatory parameter is missing.</exception>
    public static TransformArguments Read(string attribute, MigrationTransform transform, object? argument, string? table = null)
    {
        TransformArguments arguments = new TransformArguments(attribute, transform);
        if (argument is IDictionary && table is not null)
        {
            arguments._values[table] = argument;
        }
        else if (argument is IDictionary named)
        {
            foreach (DictionaryEntry entry in named)
            {
                arguments.Add(InvariantFormatter.Write(entry.Key)!, entry.Value);
            }
        }
        else if (argument is not null)
        {
            MigrationTransformParameter? main = transform.Parameters.FirstOrDefault(parameter => parameter.IsMain);
            arguments._values[main?.Name ?? throw arguments.Invalid(
                transform.Parameters.Count == 0 ? "does not have parameters" : "requires the names of its parameters")] = argument;
        }

        foreach (MigrationTransformParameter parameter in transform.Parameters)
        {
            if (parameter.IsMandatory && !arguments._values.ContainsKey(parameter.Name))
            {
                throw arguments.Invalid($"requires the parameter {parameter.Name}");
            }
        }

        return arguments;
    }

    /// <summary>Gets the values of a parameter that accepts one or several; empty if the parameter was not specified.</summary>
    /// <param name="parameter">The parameter.</param>
    public IReadOnlyList<string> Texts(string parameter)
    {
        if (!_values.TryGetValue(parameter, out object? value) || value is null)
        {
            return Array.Empty<string>();
        }

        List<string> texts = new List<string>();
        foreach (object? item in value is string or not IEnumerable ? new[] { value } : (IEnumerable)value)
        {
            texts.Add(item is not null && ScalarFormatter.TryOf(item, out string text) && text.Length > 0
                ? text
                : throw Invalid($"has a parameter {parameter} that is empty or not text"));
        }

        return texts;
    }

    /// <summary>Gets the value of a parameter; null if it was not specified.</summary>
    /// <param name="parameter">The parameter.</param>
    public string? Text(string parameter)
    {
        IReadOnlyList<string> texts = Texts(parameter);
        return texts.Count > 1 ? throw Invalid($"accepts only one {parameter}") : texts.Count == 0 ? null : texts[0];
    }

    /// <summary>Gets the value of a numeric parameter; null if it was not specified.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="least">The minimum.</param>
    /// <param name="most">The maximum.</param>
    public int? Number(string parameter, int least, int most)
    {
        if (Text(parameter) is not { } text)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most
            ? number
            : throw Invalid($"accepts a {parameter} from {least} to {most}");
    }

    /// <summary>Gets the value of a parameter that must be one of several names; null if it was not specified.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="names">The valid names.</param>
    public string? Choice(string parameter, params string[] names)
    {
        if (Text(parameter) is not { } text)
        {
            return null;
        }

        return names.FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase))
            ?? throw Invalid($"accepts only {string.Join(", ", names)} for {parameter}");
    }

    /// <summary>Gets the entries of a parameter that is a hashtable from word to text; empty if it was not specified.</summary>
    /// <param name="parameter">The parameter.</param>
    public IReadOnlyDictionary<string, string> Words(string parameter)
    {
        Dictionary<string, string> words = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (!_values.TryGetValue(parameter, out object? value))
        {
            return words;
        }

        foreach (DictionaryEntry entry in value as IDictionary ?? throw Invalid($"requires a hashtable for {parameter}"))
        {
            words[InvariantFormatter.Write(entry.Key)!.Trim()] = InvariantFormatter.Write(entry.Value) ?? string.Empty;
        }

        return words;
    }

    /// <summary>Gets the entries of a parameter that is a hashtable from word to value, in any letter case.</summary>
    /// <param name="parameter">The parameter.</param>
    public IReadOnlyDictionary<string, object?> Table(string parameter)
    {
        IDictionary entries = _values.TryGetValue(parameter, out object? given) && given is IDictionary { Count: > 0 } table
            ? table
            : throw Invalid("requires a hashtable of words and their values");
        Dictionary<string, object?> words = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry entry in entries)
        {
            string word = InvariantFormatter.Write(entry.Key)!.Trim();
            if (word.Length == 0 || words.ContainsKey(word))
            {
                throw Invalid(word.Length == 0 ? "has an empty word" : "has two entries that differ only in letter case or spaces");
            }

            words.Add(word, entry.Value is null or bool or string or int or long or decimal ? entry.Value
                : ScalarFormatter.TryOf(entry.Value, out string text) ? text
                : throw Invalid("has a value that is not text, a number, true, false or null"));
        }

        return words;
    }

    /// <summary>Creates the exception for an argument that the transform does not support.</summary>
    /// <param name="reason">What is wrong, as the end of a sentence that starts with the transform.</param>
    public MigrationException Invalid(string reason)
    {
        string use = _transform.Examples.FirstOrDefault(example => example.Use.StartsWith("@", StringComparison.Ordinal))?.Use ?? $"'{_transform.Name}'";
        return new MigrationException(
            "TransformParameterInvalid",
            MigrationFault.InvalidArgument,
            $"The transform {_transform.Name} of '{_attribute}' {reason}. Write it as in {use}. For more information, run Get-MigrationTransform {_transform.Name}.",
            _attribute);
    }

    private void Add(string name, object? value)
    {
        MigrationTransformParameter? known = _transform.Parameters
            .FirstOrDefault(parameter => parameter.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (known is null)
        {
            string[] names = _transform.Parameters.Select(parameter => parameter.Name).ToArray();
            string? nearest = ColumnNames.Nearest(names, name);
            throw Invalid(
                $"does not have the parameter '{name}'"
                    + (nearest is null ? string.Empty : $" (did you mean '{nearest}'?)")
                    + (names.Length == 0 ? string.Empty : $"; its parameters are {string.Join(", ", names)}"));
        }

        _values[known.Name] = value;
    }
}
