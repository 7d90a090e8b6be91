using System;
using System.Collections.Generic;
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
    /// <summary>The member that custom fields are in.</summary>
    public const string CustomFields = "customFields";

    private const string CustomPrefix = CustomFields + ".";
    private const string AddressPrefix = "address.";
    private const string PasswordPrefix = "password_hash_info.";
    private const string AkamaiAddressPrefix = "primaryaddress.";

    private static readonly string[] s_account =
    {
        "sub", "userStatus", "user_status_reason", "password_hash_info", "mfa_enabled", "roles", "groups", "consents",
        "createdTime", "lastLoggedInTime", "identities", CustomFields,
    };

    private static readonly string[] s_identity =
    {
        "provider", "providerUserId", "identityId", "username", "email", "mobile_number", "phone_number", "given_name", "family_name",
        "middle_name", "nickname", "gender", "birthdate", "locale", "zoneinfo", "profile", "picture", "website", "address",
    };

    private static readonly string[] s_address = { "formatted", "street_address", "locality", "region", "postal_code", "country" };

    // A member, and the other names that columns of it have.
    private static readonly string[] s_addressWords =
    {
        "street_address street address1 addressline1",
        "locality city town",
        "region state stateabbreviation province",
        "postal_code zip zipcode postcode",
        "country countrycode",
    };

    private static readonly string[] s_words =
    {
        "sub uuid",
        "userStatus status accountstatus",
        "user_status_reason statusreason",
        "password_hash_info password passwordhash hashedpassword userpassword",
        "createdTime created createdat createdon createddate creationdate registrationdate registeredat",
        "lastLoggedInTime lastlogin lastloginat lastlogindate lastlogintime lastlogon lastloggedin",
        "username loginname preferredusername",
        "email mail emailaddress",
        "mobile_number mobile mobilephone mobilephonenumber cellphone cellphonenumber primaryaddress.mobile",
        "phone_number phone telephone telephonenumber primaryaddress.phone",
        "given_name firstname forename",
        "family_name lastname surname",
        "gender sex",
        "birthdate birthday dateofbirth dob",
        "locale language preferredlanguage",
        "zoneinfo timezone",
        "profile profileurl",
        "picture pictureurl",
        "website homepage",
        "address.formatted formattedaddress",
    };

    private static readonly Dictionary<string, string> s_parts = Index(s_address, s_addressWords);
    private static readonly Dictionary<string, string> s_members = MakeMembers();
    private static readonly HashSet<string> s_identityNames = new HashSet<string>(s_identity, StringComparer.Ordinal);

    /// <summary>The members of an account, in the order in which they are sent; custom fields and identities come last.</summary>
    public static IReadOnlyList<string> AccountMembers => s_account;

    /// <summary>The members of an identity, in the order in which they are sent; <c>sub</c> comes before them.</summary>
    public static IReadOnlyList<string> IdentityMembers => s_identity;

    /// <summary>The members of an address.</summary>
    public static IReadOnlyList<string> AddressMembers => s_address;

    /// <summary>Whether a member at the root belongs to an identity, and not to the account.</summary>
    public static bool IsIdentityMember(string name) => s_identityNames.Contains(name);

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
            return AddressPrefix + part;
        }

        // A dot would make an object of the custom field, which no data type but a group of fields has.
        bool isPart = column.StartsWith(AddressPrefix, StringComparison.Ordinal) || column.StartsWith(PasswordPrefix, StringComparison.Ordinal);
        return isPart ? column : CustomPrefix + column.Replace('.', '_');
    }

    /// <summary>Whether the contract has a member of a whole name, or an object that the member is in.</summary>
    /// <param name="attribute">The whole name, with dots.</param>
    public static bool Documents(string attribute)
    {
        int dot = attribute.IndexOf('.');
        string root = dot < 0 ? attribute : attribute.Substring(0, dot);
        return root switch
        {
            "address" => dot < 0 || Array.IndexOf(s_address, attribute.Substring(dot + 1)) >= 0,
            _ => Array.IndexOf(s_account, root) >= 0 || IsIdentityMember(root),
        };
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

    private static Dictionary<string, string> MakeMembers()
    {
        string[] names = new string[s_account.Length + s_identity.Length];
        s_account.CopyTo(names, 0);
        s_identity.CopyTo(names, s_account.Length);
        Dictionary<string, string> members = Index(names, s_words);
        foreach (KeyValuePair<string, string> part in s_parts)
        {
            if (part.Key != "formatted")
            {
                members.Add(part.Key, AddressPrefix + part.Value);
            }
        }

        return members;
    }

    private static Dictionary<string, string> Index(string[] names, string[] words)
    {
        Dictionary<string, string> index = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string name in names)
        {
            index.Add(KeyOf(name), name);
        }

        foreach (string line in words)
        {
            string[] parts = line.Split(' ');
            for (int i = 1; i < parts.Length; i++)
            {
                index.Add(parts[i], parts[0]);
            }
        }

        return index;
    }
}
