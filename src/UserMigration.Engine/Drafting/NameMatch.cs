using UserMigration.Engine.Csv.Encodings;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Drafting;

/// <summary>How well the name of a column matches.</summary>
internal enum NameMatch
{
    /// <summary>It does not match. Only the values point to an attribute.</summary>
    None,

    /// <summary>It differs in one letter.</summary>
    Similar,

    /// <summary>It matches without the words that only say whose the value is.</summary>
    Partial,

    /// <summary>It matches.</summary>
    Exact,
}

/// <summary>What the name of a column means.</summary>
internal readonly record struct NameMeaning(AttributeMeaning Meaning, NameMatch Match)
{
    /// <summary>Finds out what a name means, also if it was decoded with the wrong encoding.</summary>
    /// <param name="column">The name of the column.</param>
    public static NameMeaning Of(string column)
    {
        string name = Mojibake.Restore(column) ?? column;
        string reduced = HeaderName.Reduce(name);
        if (MeaningNames.Find(reduced) is var exact and not AttributeMeaning.None)
        {
            return new NameMeaning(exact, NameMatch.Exact);
        }

        string core = HeaderName.ReduceToCore(name);
        return MeaningNames.Find(core) is var partial and not AttributeMeaning.None ? new NameMeaning(partial, NameMatch.Partial)
            : MeaningNames.FindSimilar(core) is var similar and not AttributeMeaning.None ? new NameMeaning(similar, NameMatch.Similar)
            : default;
    }
}
