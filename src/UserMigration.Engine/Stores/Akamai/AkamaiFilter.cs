using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace UserMigration.Engine.Stores.Akamai;

/// <summary>
/// Writes filters for <c>entity.find</c> (contract, section 3), with values in single quotation marks. The documentation does not
/// define how to escape a quotation mark in a value, so a value that would need escaping is not looked up with a filter.
/// </summary>
internal static class AkamaiFilter
{
    /// <summary>The maximum number of users in one answer.</summary>
    public const int MostResults = 10_000;

    /// <summary>Whether a value can be used in a filter.</summary>
    /// <param name="attribute">The path of the attribute, with dots.</param>
    /// <param name="value">The value.</param>
    public static bool CanAsk(string attribute, string value) =>
        attribute.Length > 0 && attribute.All(IsOfName) && value.Length > 0 && !value.Any(NeedsEscape);

    /// <summary>Writes a filter for the users that have one of several values.</summary>
    /// <param name="attribute">The path of the attribute, with dots.</param>
    /// <param name="values">The values.</param>
    /// <exception cref="ArgumentException">A value can't be used in a filter; the message does not contain it.</exception>
    public static string AnyOf(string attribute, IReadOnlyList<string> values)
    {
        StringBuilder filter = new StringBuilder();
        foreach (string value in values)
        {
            if (!CanAsk(attribute, value))
            {
                throw new ArgumentException("A filter can't contain this attribute or value.", nameof(values));
            }

            filter.Append(filter.Length == 0 ? string.Empty : " or ").Append(attribute).Append(" = '").Append(value).Append('\'');
        }

        return filter.ToString();
    }

    private static bool IsOfName(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-' or '.';

    private static bool NeedsEscape(char c) => c is '\'' or '\\' || char.IsControl(c);
}
