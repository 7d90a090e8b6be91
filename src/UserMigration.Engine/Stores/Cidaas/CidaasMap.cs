using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>
/// Which column goes to which member of a cidaas user where no map says so. Names are compared without regard to case,
/// hyphens, underscores and blanks: <c>First Name</c> and <c>first_name</c> are <c>given_name</c>. Names that several
/// meanings are used for (<c>id</c>, <c>name</c>, <c>displayName</c>, <c>login</c>) are not guessed at: what is no member
/// goes to a custom field of the column's name.
/// </summary>
internal static class CidaasMap
{
    private const string CustomPrefix = CidaasMembers.CustomFields + ".";
    private const string AddressPrefix = CidaasMembers.Address + ".";
    private const string PasswordPrefix = "password_hash_info.";
    private const string Formatted = "formatted";
    private const string AkamaiAddressPrefix = "primaryaddress.";

    private static readonly Dictionary<string, string> s_parts = Index(CidaasMembers.All.Where(member => member.Place == CidaasMemberPlace.Address));
    private static readonly Dictionary<string, string> s_members = MakeMembers();

    /// <summary>The attribute that a column goes to.</summary>
    /// <param name="column">The column.</param>
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

        // A dot would make an object of the custom field, which no data type but a group of fields has.
        bool isPart = column.StartsWith(AddressPrefix, StringComparison.Ordinal) || column.StartsWith(PasswordPrefix, StringComparison.Ordinal);
        return isPart ? column : CustomPrefix + column.Replace('.', '_');
    }

    /// <summary>Whether the contract has a member of a whole name, or an object that the member is in.</summary>
    /// <param name="attribute">The whole name.</param>
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

    // A column of the name of a part of an address goes there, unless a member of the root has the name.
    private static Dictionary<string, string> MakeMembers()
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
