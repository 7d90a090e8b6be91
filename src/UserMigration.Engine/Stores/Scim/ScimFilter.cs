using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace UserMigration.Engine.Stores.Scim;

/// <summary>Writes filters (RFC 7644, section 3.4.2.2). Values are JSON, so quotation marks and backslashes are escaped.</summary>
internal static class ScimFilter
{
    /// <summary>The longest filter in an address, encoded. Many servers accept addresses of up to 8 KB.</summary>
    public const int Longest = 6000;

    /// <summary>Writes a filter for users with a key.</summary>
    /// <param name="key">The key.</param>
    public static string Of(IdentityKey key) => Of(key.Attribute, key.IsNumber ? key.Value : Quote(key.Value));

    /// <summary>Writes a filter for users with one of several values.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="values">The values.</param>
    public static string AnyOf(string attribute, IEnumerable<string> values) => string.Join(" or ", values.Select(value => Of(attribute, Quote(value))));

    private static string Of(string attribute, string literal)
    {
        int bracket = attribute.IndexOf(']');
        return bracket < 0 ? $"{attribute} eq {literal}"
            : $"{attribute.Substring(0, bracket)} and {(bracket + 2 < attribute.Length ? attribute.Substring(bracket + 2) : "value")} eq {literal}]";
    }

    private static string Quote(string value)
    {
        StringBuilder text = new StringBuilder(value.Length + 2).Append('"');
        foreach (char one in value)
        {
            if (one is '"' or '\\')
            {
                text.Append('\\').Append(one);
            }
            else if (one < ' ')
            {
                text.Append("\\u").Append(((int)one).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
            }
            else
            {
                text.Append(one);
            }
        }

        return text.Append('"').ToString();
    }
}
