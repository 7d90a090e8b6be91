namespace UserMigration.Engine.Targets;

/// <summary>What an attribute or a column says about a user, whatever a store or a file calls it.</summary>
internal enum AttributeMeaning
{
    /// <summary>Unknown.</summary>
    None,

    /// <summary>A stable identifier in another system.</summary>
    Identifier,

    /// <summary>The e-mail address.</summary>
    Email,

    /// <summary>Whether or when the e-mail address was verified.</summary>
    EmailVerified,

    /// <summary>The password or its hash.</summary>
    Password,

    /// <summary>The salt of the password hash.</summary>
    Salt,

    /// <summary>The name that the user signs in with.</summary>
    UserName,

    /// <summary>The nickname.</summary>
    Nickname,

    /// <summary>The given name.</summary>
    GivenName,

    /// <summary>The middle name.</summary>
    MiddleName,

    /// <summary>The family name.</summary>
    FamilyName,

    /// <summary>Given name and family name together; in some files only the family name.</summary>
    FullName,

    /// <summary>The name that is shown to others.</summary>
    DisplayName,

    /// <summary>The date of birth.</summary>
    Birthdate,

    /// <summary>The gender.</summary>
    Gender,

    /// <summary>The form of address: Mr, Frau, Mme.</summary>
    Salutation,

    /// <summary>The academic title.</summary>
    Title,

    /// <summary>The number of a mobile phone.</summary>
    MobileNumber,

    /// <summary>The number of any other telephone.</summary>
    PhoneNumber,

    /// <summary>The street, with or without the house number.</summary>
    Street,

    /// <summary>The house number, in a column of its own.</summary>
    HouseNumber,

    /// <summary>The second line of the address.</summary>
    AddressLine2,

    /// <summary>The whole address in one text.</summary>
    FullAddress,

    /// <summary>The town.</summary>
    City,

    /// <summary>The postal code.</summary>
    PostalCode,

    /// <summary>The state or province.</summary>
    Region,

    /// <summary>The country.</summary>
    Country,

    /// <summary>The company.</summary>
    Company,

    /// <summary>The language or locale.</summary>
    Language,

    /// <summary>The time zone.</summary>
    TimeZone,

    /// <summary>Whether the user wants a newsletter.</summary>
    Newsletter,

    /// <summary>The status of the account.</summary>
    Status,

    /// <summary>When the account was created.</summary>
    Created,

    /// <summary>When the account was last changed.</summary>
    LastUpdated,

    /// <summary>When the user last signed in.</summary>
    LastLogin,

    /// <summary>The web page of the user.</summary>
    Website,

    /// <summary>The address of the user's picture.</summary>
    Picture,

    /// <summary>A description of the user by the user.</summary>
    AboutMe,

    /// <summary>The accounts at social networks.</summary>
    SocialProfiles,

    /// <summary>The consents.</summary>
    Consents,

    /// <summary>The roles.</summary>
    Roles,

    /// <summary>The groups.</summary>
    Groups,
}
