using System.Collections.Generic;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>The members of a user and its address (contract, section 2).</summary>
internal static class CidaasUsualAttributes
{
    /// <summary>The attributes, by what they say about a user.</summary>
    public static IReadOnlyList<UsualAttribute> All { get; } = new[]
    {
        new UsualAttribute(AttributeMeaning.Identifier, "sub"),
        new UsualAttribute(AttributeMeaning.Email, "email"),
        new UsualAttribute(AttributeMeaning.Password, "password_hash_info"),
        new UsualAttribute(AttributeMeaning.UserName, "username"),
        new UsualAttribute(AttributeMeaning.GivenName, "given_name"),
        new UsualAttribute(AttributeMeaning.MiddleName, "middle_name"),
        new UsualAttribute(AttributeMeaning.FamilyName, "family_name"),
        new UsualAttribute(AttributeMeaning.Nickname, "nickname"),
        new UsualAttribute(AttributeMeaning.Birthdate, "birthdate"),
        new UsualAttribute(AttributeMeaning.Gender, "gender"),
        new UsualAttribute(AttributeMeaning.MobileNumber, "mobile_number"),
        new UsualAttribute(AttributeMeaning.PhoneNumber, "phone_number"),
        new UsualAttribute(AttributeMeaning.Street, "address.street_address"),
        new UsualAttribute(AttributeMeaning.City, "address.locality"),
        new UsualAttribute(AttributeMeaning.PostalCode, "address.postal_code"),
        new UsualAttribute(AttributeMeaning.Region, "address.region"),
        new UsualAttribute(AttributeMeaning.Country, "address.country"),
        new UsualAttribute(AttributeMeaning.FullAddress, "address.formatted"),
        new UsualAttribute(AttributeMeaning.Language, "locale"),
        new UsualAttribute(AttributeMeaning.TimeZone, "zoneinfo"),
        new UsualAttribute(AttributeMeaning.Status, "userStatus"),
        new UsualAttribute(AttributeMeaning.Created, "createdTime"),
        new UsualAttribute(AttributeMeaning.LastLogin, "lastLoggedInTime"),
        new UsualAttribute(AttributeMeaning.Website, "website"),
        new UsualAttribute(AttributeMeaning.Picture, "picture"),
        new UsualAttribute(AttributeMeaning.Roles, "roles"),
        new UsualAttribute(AttributeMeaning.Groups, "groups"),
        new UsualAttribute(AttributeMeaning.Consents, "consents"),
    };
}
