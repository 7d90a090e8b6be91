using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>
/// Defines which column goes to which member of a cidaas user if no map specifies it. Letter case, hyphens, underscores and spaces are
/// ignored: <c>First Name</c> and <c>first_name</c> go to <c>given_name</c>. Names with several meanings (<c>id</c>, <c>name</c>,
/// <c>displayName</c>, <c>login</c>) are not guessed. A column that is not a member goes to a custom field with the name of the column.
/// </summary>
internal static class CidaasMap
{
    private const string CustomPrefix = CidaasMembers.CustomFields + ".";
    private const string AddressPrefix = CidaasMembers.Address + ".";
    private const string PasswordPrefix = "password_hash_info.";
    private const string Formatted = "formatted";
    private const string AkamaiAddressPrefix = "primaryaddress.";

    private static readonly Dictionary<string, string> s_parts = Index(CidaasMembers.All.Where(member => member.Place == CidaasMemberPlace.Address));
    private static readonly Dictionary<string, string> s_members = CreateMembers();

    /// <summary>Gets the attribute that a column goes to.</summary>
    /// <param name="column">The name of the column.</param>
    public static string AttributeOf(string column)
    {
        string key = KeyOf(column);
        if (s_members.TryGetValue(key, out string? member))
        {
            return member;
        }

        if (key.StartsWith("customfields.", StringComparison.Ordinal))
        {
            return CustomPrefix + column.Substring(column.IndexOf('.') + 1);
        }

        int dot = key.IndexOf('.') + 1;
        if (dot > 0 && key.Substring(0, dot) is AddressPrefix or AkamaiAddressPrefix && s_parts.TryGetValue(key.Substring(dot), out string? part))
        {
            return part;
        }

        // A dot would turn the custom field into an object, but only a group of fields has a data type for objects.
        bool isPart = column.StartsWith(AddressPrefix, StringComparison.Ordinal) || column.StartsWith(PasswordPrefix, StringComparison.Ordinal);
        return isPart ? column : CustomPrefix + column.Replace('.', '_');
    }

    /// <summary>Whether the contract describes a member, or the object that contains it.</summary>
    /// <param name="attribute">The full name of the member, with dots.</param>
    public static bool Documents(string attribute)
    {
        int dot = attribute.IndexOf('.');
        string root = dot < 0 ? attribute : attribute.Substring(0, dot);
        return CidaasMembers.Find(root == CidaasMembers.Address ? attribute : root) is not null;
    }

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

    // A column with the name of an address part goes to that part, unless a member at the root has that name.
    private static Dictionary<string, string> CreateMembers()
    {
        Dictionary<string, string> members = Index(CidaasMembers.All.Where(member => member.Place != CidaasMemberPlace.Address));
        foreach (KeyValuePair<string, string> part in s_parts)
        {
            if (part.Key != Formatted)
            {
                members.Add(part.Key, part.Value);
            }
        }

        members.Add(Formatted + CidaasMembers.Address, s_parts[Formatted]);
        return members;
    }

    private static Dictionary<string, string> Index(IEnumerable<CidaasMember> members) => members
        .SelectMany(member => member.Columns.Prepend(KeyOf(member.Name)), (member, column) => (column, member.Path))
        .ToDictionary(one => one.column, one => one.Path, StringComparer.Ordinal);
}
