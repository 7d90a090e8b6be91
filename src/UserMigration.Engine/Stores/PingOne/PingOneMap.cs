using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace UserMigration.Engine.Stores.PingOne;

/// <summary>
/// Defines which column goes to which attribute of a PingOne user if no map specifies it. Letter case, hyphens, underscores and spaces are
/// ignored. Names with several meanings (<c>id</c>, <c>name</c>, <c>login</c>, <c>status</c>) are not guessed. Any other column goes to an
/// attribute with its own name, which an environment can have added.
/// </summary>
internal static class PingOneMap
{
    private const string AddressPrefix = "address.";
    private const string AkamaiAddressPrefix = "primaryaddress.";

    private static readonly Dictionary<string, string> s_members = PingOneMembers.All
        .Where(member => !member.IsReadOnly)
        .SelectMany(member => member.Columns.Prepend(KeyOf(member.Path)), (member, column) => (column, member.Path))
        .ToDictionary(one => one.column, one => one.Path, StringComparer.Ordinal);

    /// <summary>Gets the attribute that a column goes to.</summary>
    /// <param name="column">The name of the column.</param>
    public static string AttributeOf(string column)
    {
        string key = KeyOf(column);
        if (s_members.TryGetValue(key, out string? path))
        {
            return path;
        }

        bool isOfAddress = key.StartsWith(AkamaiAddressPrefix, StringComparison.Ordinal)
            && s_members.TryGetValue(key.Substring(AkamaiAddressPrefix.Length), out path)
            && path.StartsWith(AddressPrefix, StringComparison.Ordinal);
        return isOfAddress ? path! : column;
    }

    /// <summary>Whether the contract describes an attribute, or the object that contains it.</summary>
    /// <param name="attribute">The full name of the attribute, with dots.</param>
    public static bool Documents(string attribute) => PingOneMembers.Find(attribute) is not null
        || PingOneMembers.IsObject(attribute)
        || PingOneMembers.RootOf(attribute) == PingOneMembers.Password;

    private static string KeyOf(string column)
    {
        StringBuilder key = new StringBuilder(column.Length);
        foreach (char one in column)
        {
            if (one is not ('_' or '-' or ' '))
            {
                key.Append(char.ToLowerInvariant(one));
            }
        }

        return key.ToString();
    }
}
