using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Engine.Stores.PingOne;

/// <summary>
/// Writes filters in the language of SCIM (RFC 7644, section 3.4.2.2): values are JSON texts, so quotation marks and backslashes in them
/// are escaped.
/// </summary>
internal static class PingOneFilter
{
    /// <summary>The maximum number of users in one answer.</summary>
    public const int MostResults = 1000;

    /// <summary>A longer filter is refused by servers and proxies, because it is part of the address.</summary>
    public const int Longest = 4000;

    /// <summary>Whether a filter can compare an attribute with a value.</summary>
    /// <param name="attribute">The path of the attribute, with dots.</param>
    /// <param name="value">The value.</param>
    public static bool CanAsk(string attribute, string value) =>
        attribute.Length > 0 && attribute.All(IsOfName) && value.Length > 0 && !value.Any(char.IsControl);

    /// <summary>Writes a filter for the users that have one of several values.</summary>
    /// <param name="attribute">The path of the attribute, with dots.</param>
    /// <param name="values">The values.</param>
    public static string AnyOf(string attribute, IEnumerable<string> values) =>
        string.Join(" or ", values.Select(value => $"{attribute} eq \"{value.Replace("\\", "\\\\").Replace("\"", "\\\"")}\""));

    private static bool IsOfName(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-' or '.';
}
