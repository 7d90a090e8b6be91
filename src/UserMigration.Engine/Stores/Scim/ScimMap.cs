using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Stores.Scim;

/// <summary>
/// Defines which column goes to which attribute if no map specifies it. Letter case, hyphens, underscores and spaces are ignored. E-mail address and
/// telephone go to the primary element of a multi-valued attribute; a mobile number and the parts of an address go to the element of their type.
/// Names with several meanings (<c>id</c>, <c>name</c>, <c>login</c>) are not guessed. Any other column goes to the attribute of its own name.
/// </summary>
internal static class ScimMap
{
    /// <summary>The e-mail address of a user.</summary>
    public const string Email = "emails[primary eq true].value";

    private const string Phone = "phoneNumbers[primary eq true].value";
    private const string Mobile = "phoneNumbers[type eq \"mobile\"].value";
    private const string Address = "addresses[type eq \"home\"].";
    private const string Street = Address + "streetAddress";
    private const string City = Address + "locality";
    private const string Region = Address + "region";
    private const string PostalCode = Address + "postalCode";
    private const string Country = Address + "country";
    private const string FullAddress = Address + "formatted";
    private const string Picture = "photos[type eq \"photo\"].value";
    private const string Organization = ScimUrns.Enterprise + ":organization";
    private const string Department = ScimUrns.Enterprise + ":department";

    private static readonly Dictionary<string, string> s_columns = CreateColumns(
        (ScimTarget.UserName, "username preferredusername loginname"),
        ("externalId", "externalid legacyid uuid"),
        (Email, "email mail emailaddress"),
        ("password", "password passwordhash hashedpassword userpassword"),
        ("name.givenName", "givenname firstname forename"),
        ("name.middleName", "middlename"),
        ("name.familyName", "familyname lastname surname"),
        ("name.formatted", "fullname formattedname"),
        ("name.honorificPrefix", "honorificprefix salutation"),
        ("name.honorificSuffix", "honorificsuffix"),
        ("displayName", "displayname"),
        ("nickName", "nickname"),
        ("profileUrl", "profileurl website homepage"),
        ("title", "title jobtitle"),
        ("userType", "usertype"),
        ("preferredLanguage", "preferredlanguage language"),
        ("locale", "locale"),
        ("timezone", "timezone zoneinfo"),
        ("active", "active isactive"),
        (Phone, "phone phonenumber telephone telephonenumber primaryaddress.phone"),
        (Mobile, "mobile mobilenumber mobilephone mobilephonenumber cellphone cellphonenumber primaryaddress.mobile"),
        (Street, "street streetaddress address1 addressline1 address.streetaddress primaryaddress.address1"),
        (City, "locality city town address.locality primaryaddress.city"),
        (Region, "region state stateabbreviation province address.region primaryaddress.stateabbreviation"),
        (PostalCode, "postalcode zip zipcode postcode address.postalcode primaryaddress.zip"),
        (Country, "country countrycode address.country primaryaddress.country"),
        (FullAddress, "formattedaddress address.formatted"),
        (Picture, "picture pictureurl photo"),
        (Organization, "organization company primaryaddress.company"),
        (Department, "department"),
        (ScimUrns.Enterprise + ":division", "division"),
        (ScimUrns.Enterprise + ":costCenter", "costcenter"),
        (ScimUrns.Enterprise + ":employeeNumber", "employeenumber"));

    /// <summary>The attributes, by what they say about a user.</summary>
    public static IReadOnlyList<UsualAttribute> UsualAttributes { get; } = new[]
    {
        new UsualAttribute(AttributeMeaning.UserName, ScimTarget.UserName),
        new UsualAttribute(AttributeMeaning.Identifier, "externalId"),
        new UsualAttribute(AttributeMeaning.Email, Email),
        new UsualAttribute(AttributeMeaning.Password, "password"),
        new UsualAttribute(AttributeMeaning.GivenName, "name.givenName"),
        new UsualAttribute(AttributeMeaning.MiddleName, "name.middleName"),
        new UsualAttribute(AttributeMeaning.FamilyName, "name.familyName"),
        new UsualAttribute(AttributeMeaning.FullName, "name.formatted"),
        new UsualAttribute(AttributeMeaning.Salutation, "name.honorificPrefix"),
        new UsualAttribute(AttributeMeaning.DisplayName, "displayName"),
        new UsualAttribute(AttributeMeaning.Nickname, "nickName"),
        new UsualAttribute(AttributeMeaning.MobileNumber, Mobile),
        new UsualAttribute(AttributeMeaning.PhoneNumber, Phone),
        new UsualAttribute(AttributeMeaning.Street, Street),
        new UsualAttribute(AttributeMeaning.City, City),
        new UsualAttribute(AttributeMeaning.PostalCode, PostalCode),
        new UsualAttribute(AttributeMeaning.Region, Region),
        new UsualAttribute(AttributeMeaning.Country, Country),
        new UsualAttribute(AttributeMeaning.FullAddress, FullAddress),
        new UsualAttribute(AttributeMeaning.Company, Organization),
        new UsualAttribute(AttributeMeaning.Language, "locale"),
        new UsualAttribute(AttributeMeaning.TimeZone, "timezone"),
        new UsualAttribute(AttributeMeaning.Status, "active"),
        new UsualAttribute(AttributeMeaning.Website, "profileUrl"),
        new UsualAttribute(AttributeMeaning.Picture, Picture),
        new UsualAttribute(AttributeMeaning.Roles, "roles"),
    };

    /// <summary>Gets the attribute that a column goes to.</summary>
    /// <param name="column">The name of the column.</param>
    public static string AttributeOf(string column) => s_columns.TryGetValue(KeyOf(column), out string? path) ? path : column;

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

    private static Dictionary<string, string> CreateColumns(params (string Path, string Columns)[] rows) => rows
        .SelectMany(row => row.Columns.Split(' '), (row, column) => (column, row.Path))
        .ToDictionary(one => one.column, one => one.Path, StringComparer.Ordinal);
}
