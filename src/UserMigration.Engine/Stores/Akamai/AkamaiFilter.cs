using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace UserMigration.Engine.Stores.Akamai;

/// <summary>
/// Writes filters of <c>entity.find</c> (contract, section 3): values stand in single quotes. How a quote is escaped in
/// them is not documented, so a value that would need it is not asked for with a filter.
/// </summary>
internal static class AkamaiFilter
{
    /// <summary>The most users that one answer can have.</summary>
    public const int MostResults = 10_000;

    /// <summary>Whether a value can be asked for.</summary>
    /// <param name="attribute">The attribute, with dots between the names of a path.</param>
    /// <param name="value">The value.</param>
    public static bool CanAsk(string attribute, string value) =>
        attribute.Length > 0 && attribute.All(IsOfName) && value.Length > 0 && !value.Any(NeedsEscape);

    /// <summary>The users that have one of some values.</summary>
    /// <param name="attribute">The attribute, with dots between the names of a path.</param>
    /// <param name="values">The values.</param>
    /// <exception cref="ArgumentException">One of them can't be asked for; the message does not have it.</exception>
    public static string AnyOf(string attribute, IReadOnlyList<string> values)
    {
        StringBuilder filter = new StringBuilder();
        foreach (string value in values)
        {
            if (!CanAsk(attribute, value))
            {
                throw new ArgumentException("A filter can't have this attribute or value.", nameof(values));
            }

            filter.Append(filter.Length == 0 ? string.Empty : " or ").Append(attribute).Append(" = '").Append(value).Append('\'');
        }

        return filter.ToString();
    }

    private static bool IsOfName(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-' or '.';

    private static bool NeedsEscape(char c) => c is '\'' or '\\' || char.IsControl(c);
}
