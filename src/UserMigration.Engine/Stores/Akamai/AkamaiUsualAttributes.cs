using System.Collections.Generic;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Stores.Akamai;

/// <summary>The attributes of the default user schema (contract, section 4).</summary>
internal static class AkamaiUsualAttributes
{
    /// <summary>The attributes, by what they say about a user.</summary>
    public static IReadOnlyList<UsualAttribute> All { get; } = new[]
    {
        new UsualAttribute(AttributeMeaning.Email, "email"),
        new UsualAttribute(AttributeMeaning.EmailVerified, "emailVerified"),
        new UsualAttribute(AttributeMeaning.Password, "password"),
        new UsualAttribute(AttributeMeaning.GivenName, "givenName"),
        new UsualAttribute(AttributeMeaning.MiddleName, "middleName"),
        new UsualAttribute(AttributeMeaning.FamilyName, "familyName"),
        new UsualAttribute(AttributeMeaning.DisplayName, "displayName"),
        new UsualAttribute(AttributeMeaning.FullName, "displayName"),
        new UsualAttribute(AttributeMeaning.Nickname, "displayName"),
        new UsualAttribute(AttributeMeaning.Birthdate, "birthday"),
        new UsualAttribute(AttributeMeaning.Gender, "gender"),
        new UsualAttribute(AttributeMeaning.MobileNumber, "mobileNumber"),
        new UsualAttribute(AttributeMeaning.MobileNumber, "primaryAddress.mobile"),
        new UsualAttribute(AttributeMeaning.PhoneNumber, "primaryAddress.phone"),
        new UsualAttribute(AttributeMeaning.Street, "primaryAddress.address1"),
        new UsualAttribute(AttributeMeaning.AddressLine2, "primaryAddress.address2"),
        new UsualAttribute(AttributeMeaning.City, "primaryAddress.city"),
        new UsualAttribute(AttributeMeaning.PostalCode, "primaryAddress.zip"),
        new UsualAttribute(AttributeMeaning.Region, "primaryAddress.stateAbbreviation"),
        new UsualAttribute(AttributeMeaning.Country, "primaryAddress.country"),
        new UsualAttribute(AttributeMeaning.Company, "primaryAddress.company"),
        new UsualAttribute(AttributeMeaning.AboutMe, "aboutMe"),
        new UsualAttribute(AttributeMeaning.Created, "created"),
        new UsualAttribute(AttributeMeaning.LastLogin, "lastLogin"),
        new UsualAttribute(AttributeMeaning.SocialProfiles, "profiles"),
    };
}
