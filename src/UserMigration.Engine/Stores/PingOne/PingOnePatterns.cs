using System;
using System.Collections.Generic;

namespace UserMigration.Engine.Stores.PingOne;

/// <summary>
/// The regular expressions of attributes (contract of PingOne), and what they are in .NET, where a character outside the Basic
/// Multilingual Plane is a pair and belongs to no category: there are letters among them, and in one part only symbols.
/// </summary>
internal static class PingOnePatterns
{
    /// <summary>The characters of a family name and of a formatted name.</summary>
    public const string Name = @"^[\p{L}\p{M}\p{N}' .-]*$";

    /// <summary>The characters of most texts: everything that is not a control character.</summary>
    public const string Text = @"^[\p{L}\p{M}\p{Zs}\p{S}\p{N}\p{P}]*$";

    /// <summary>The characters of a street address, which can have several lines.</summary>
    public const string Street = @"^[\p{L}\p{M}\p{N}\p{Zs}\p{P}\n\r]*$";

    /// <summary>A country as in ISO 3166-1 alpha-2.</summary>
    public const string Country = "[A-Z]{2}";

    /// <summary>A time zone with one slash.</summary>
    public const string TimeZone = @"^\w+\/\w+$";

    /// <summary>A text with a digit.</summary>
    public const string Phone = "[0-9]";

    private const string Pair = @"[\uD800-\uDBFF][\uDC00-\uDFFF]";
    private const string PairOfLetter = @"[\uD800-\uD83B\uD83F-\uDBFF][\uDC00-\uDFFF]";

    private static readonly Dictionary<string, string> s_net = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Name] = $@"\A(?:[\p{{L}}\p{{M}}\p{{N}}' .-]|{PairOfLetter})*\z",
        [Text] = $@"\A(?:[\p{{L}}\p{{M}}\p{{Zs}}\p{{S}}\p{{N}}\p{{P}}]|{Pair})*\z",
        [Street] = $@"\A(?:[\p{{L}}\p{{M}}\p{{N}}\p{{Zs}}\p{{P}}\n\r]|{PairOfLetter})*\z",
        [Country] = @"\A[A-Z]{2}\z",
        [TimeZone] = @"\A[A-Za-z0-9_]+/[A-Za-z0-9_]+\z",
        [Phone] = "[0-9]",
    };

    /// <summary>Translates a regular expression of the contract.</summary>
    /// <param name="pattern">The regular expression.</param>
    /// <returns>The regular expression for .NET; null if the contract does not have the pattern.</returns>
    public static string? ToNet(string pattern) => s_net.TryGetValue(pattern, out string? net) ? net : null;
}
