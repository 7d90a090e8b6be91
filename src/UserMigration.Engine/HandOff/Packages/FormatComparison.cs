using System;
using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Engine.HandOff.Packages;

/// <summary>Compares the format of a production file with that of the file of which a sample was taken.</summary>
internal static class FormatComparison
{
    private const int MostNamed = 20;

    /// <summary>Finds what has changed so that the service may read it differently.</summary>
    /// <param name="before">The file of the sample.</param>
    /// <param name="now">The production file.</param>
    public static IReadOnlyList<string> FindDifferences(PackageProfile before, PackageProfile now)
    {
        List<string> found = new List<string>();
        AddIf(found, before.HasMark != now.HasMark, now.HasMark ? "it starts with a byte order mark" : "it does not start with a byte order mark");
        AddIf(found, before.LineBreak != now.LineBreak, $"its line breaks are {now.LineBreak}, not {before.LineBreak}");
        string[] old = before.Columns.ConvertAll(column => column.Name).ToArray();
        string[] names = now.Columns.ConvertAll(column => column.Name).ToArray();
        AddNames(found, "it lacks the columns", old.Except(names, StringComparer.Ordinal));
        AddNames(found, "it has the new columns", names.Except(old, StringComparer.Ordinal));
        AddIf(found, found.Count == 0 && !names.SequenceEqual(old), "its columns are in another order");
        foreach (PackageColumn column in now.Columns)
        {
            if (before.Columns.Find(one => one.Name == column.Name) is { } known && NewKinds(known.Traits, column.Traits) is var added and not ValueTraits.None)
            {
                found.Add($"{column.Name} has values of the kind {NamesOf(added)}, but in the sample's file {NamesOf(known.Traits & ValueTraits.Kinds)}");
            }
        }

        AddNames(found, "it has passwords of the kinds", now.HashKinds.Keys.Except(before.HashKinds.Keys, StringComparer.Ordinal));
        return found;
    }

    /// <summary>Finds what the file shows for the first time, without a change of its format.</summary>
    /// <param name="before">The file of the sample.</param>
    /// <param name="now">The production file.</param>
    public static IReadOnlyList<string> FindNews(PackageProfile before, PackageProfile now)
    {
        List<string> found = new List<string>();
        foreach (PackageColumn column in now.Columns)
        {
            ValueTraits added = before.Columns.Find(one => one.Name == column.Name) is { } known ? column.Traits & ~known.Traits & ~ValueTraits.Kinds : ValueTraits.None;
            added |= before.Columns.Find(one => one.Name == column.Name) is { } other ? column.Traits & ~other.Traits & ValueTraits.Blanks : ValueTraits.None;
            AddIf(found, added != ValueTraits.None && found.Count < MostNamed, $"{column.Name}: {NamesOf(added)}");
        }

        return found;
    }

    // In a column of free text, any value may occur. A column of decimal numbers may contain whole ones, and a telephone number may have no sign.
    private static ValueTraits NewKinds(ValueTraits before, ValueTraits now)
    {
        before |= (before & ValueTraits.Decimal) != 0 ? ValueTraits.Integer : ValueTraits.None;
        before |= (before & ValueTraits.Phone) != 0 ? ValueTraits.Integer : ValueTraits.None;
        return (before & ValueTraits.Text) != 0 ? ValueTraits.None : now & ~before & ValueTraits.Kinds & ~ValueTraits.Blanks;
    }

    private static string NamesOf(ValueTraits traits) => traits == ValueTraits.None ? "none" : traits.ToString();

    private static void AddNames(List<string> found, string text, IEnumerable<string> names)
    {
        string[] all = names.ToArray();
        AddIf(found, all.Length > 0, $"{text} {string.Join(", ", all.Take(MostNamed))}{(all.Length > MostNamed ? " …" : string.Empty)}");
    }

    private static void AddIf(List<string> found, bool condition, string text)
    {
        if (condition)
        {
            found.Add(text);
        }
    }
}
