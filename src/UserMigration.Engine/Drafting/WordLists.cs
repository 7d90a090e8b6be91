using System;
using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Engine.Drafting;

/// <summary>Words that values consist of, in several languages. Only these words are ever shown, never other values.</summary>
internal static class WordLists
{
    private static readonly char[] s_between = { ' ' };

    /// <summary>Words for true that the transform Boolean does not know by itself.</summary>
    public static IReadOnlyCollection<string> True { get; } = Split("ja j oui o si sí s wahr vrai v verdadero x active aktiv");

    /// <summary>Words for false that the transform Boolean does not know by itself.</summary>
    public static IReadOnlyCollection<string> False { get; } = Split("nein non falsch faux falso inactive inaktiv");

    /// <summary>Abbreviations for genders that the transform Gender does not know by itself, each with the word that it means.</summary>
    public static IReadOnlyDictionary<string, string> Gender { get; } = Split("hr hr. h")
        .Select(word => (word, "male"))
        .Concat(Split("fr fr.").Select(word => (word, "female")))
        .ToDictionary(one => one.word, one => one.Item2, StringComparer.Ordinal);

    /// <summary>Words that exports write for an empty value.</summary>
    public static IReadOnlyCollection<string> Empty { get; } = Split("- -- --- null (null) nil n/a #n/a k.a. \\n unknown unbekannt inconnu desconocido");

    private static HashSet<string> Split(string words) => new HashSet<string>(words.Split(s_between), StringComparer.Ordinal);
}
