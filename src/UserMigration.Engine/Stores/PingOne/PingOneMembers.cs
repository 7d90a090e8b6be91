using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Stores.PingOne;

/// <summary>The attributes of a PingOne user (contract of PingOne), in the order in which they are sent.</summary>
internal static class PingOneMembers
{
    public const string Id = "id";
    public const string Username = "username";
    public const string Email = "email";
    public const string ExternalId = "externalId";
    public const string Population = "population";
    public const string PopulationId = "population.id";
    public const string Password = "password";
    public const string Created = "createdAt";
    public const string Updated = "updatedAt";
    public const string SignedOn = "lastSignOn.at";

    private const int Long = 256;

    private static readonly string[] s_statuses = { "ACCOUNT_OK", "VERIFICATION_REQUIRED" };

    private static readonly PingOneMember[] s_all =
    {
        new PingOneMember(Username, PingOneTypes.Text, "loginname preferredusername") { Meaning = AttributeMeaning.UserName, Length = 128, Pattern = PingOnePatterns.Text, IsRequired = true, IsUnique = true },
        new PingOneMember(Email, PingOneTypes.Email, "mail emailaddress") { Meaning = AttributeMeaning.Email, IsRequired = true },
        new PingOneMember(ExternalId, PingOneTypes.Text, "uuid sub legacyid") { Meaning = AttributeMeaning.Identifier, Length = 1024 },
        Text("name.formatted", PingOnePatterns.Name, AttributeMeaning.FullName, "formattedname fullname"),
        Text("name.given", PingOnePatterns.Text, AttributeMeaning.GivenName, "givenname firstname forename"),
        Text("name.middle", PingOnePatterns.Text, AttributeMeaning.MiddleName, "middlename"),
        Text("name.family", PingOnePatterns.Name, AttributeMeaning.FamilyName, "familyname lastname surname"),
        new PingOneMember("name.honorificPrefix", PingOneTypes.Text, "honorificprefix salutation") { Meaning = AttributeMeaning.Salutation },
        new PingOneMember("name.honorificSuffix", PingOneTypes.Text, "honorificsuffix"),
        Text("nickname", PingOnePatterns.Text, AttributeMeaning.Nickname),
        Text("title", PingOnePatterns.Text, AttributeMeaning.Title),
        Text("type", PingOnePatterns.Text, AttributeMeaning.None, "usertype"),
        Text("address.streetAddress", PingOnePatterns.Street, AttributeMeaning.Street, "streetaddress street address1 addressline1"),
        Text("address.locality", PingOnePatterns.Text, AttributeMeaning.City, "locality city town"),
        Text("address.region", PingOnePatterns.Text, AttributeMeaning.Region, "state province stateabbreviation"),
        new PingOneMember("address.postalCode", PingOneTypes.Text, "postalcode zip zipcode") { Meaning = AttributeMeaning.PostalCode, Length = 40, Pattern = PingOnePatterns.Text },
        new PingOneMember("address.countryCode", PingOneTypes.Text, "countrycode country") { Meaning = AttributeMeaning.Country, Pattern = PingOnePatterns.Country },
        new PingOneMember("primaryPhone", PingOneTypes.Text, "phone phonenumber telephone telephonenumber primaryaddress.phone") { Meaning = AttributeMeaning.PhoneNumber, Length = 32, Pattern = PingOnePatterns.Phone },
        new PingOneMember("mobilePhone", PingOneTypes.Text, "mobile mobilenumber mobilephonenumber cellphone primaryaddress.mobile") { Meaning = AttributeMeaning.MobileNumber, Length = 32, Pattern = PingOnePatterns.Phone },
        Text("locale", PingOnePatterns.Text, AttributeMeaning.Language),
        new PingOneMember("preferredLanguage", PingOneTypes.Text, "language"),
        new PingOneMember("timezone", PingOneTypes.Text, "zoneinfo") { Meaning = AttributeMeaning.TimeZone, Pattern = PingOnePatterns.TimeZone },
        new PingOneMember("photo.href", PingOneTypes.Url, "picture pictureurl photo photourl") { Meaning = AttributeMeaning.Picture },
        new PingOneMember(PopulationId, PingOneTypes.Id, "population populationid"),
        new PingOneMember("identityProvider.id", PingOneTypes.Id, "identityproviderid"),
        new PingOneMember("lifecycle.status", PingOneTypes.Text, "lifecyclestatus") { Options = s_statuses, IsOfNewUser = true },
        new PingOneMember("lifecycle.suppressVerificationCode", PingOneTypes.Boolean, "suppressverificationcode") { IsOfNewUser = true },
        new PingOneMember("mfaEnabled", PingOneTypes.Boolean, "mfa") { IsOfNewUser = true },
        new PingOneMember(Password, PingOneTypes.Password, "passwordhash hashedpassword userpassword") { Meaning = AttributeMeaning.Password },
        Own(Id, PingOneTypes.Id),
        Own(Created, PingOneTypes.Time),
        Own(Updated, PingOneTypes.Time),
        Own(SignedOn, PingOneTypes.Time),
        Own("enabled", PingOneTypes.Boolean),
        Own("emailVerified", PingOneTypes.Boolean),
        Own("account", PingOneTypes.Json),
        Own("verifyStatus", PingOneTypes.Text),
        Own("environment", PingOneTypes.Json),
    };

    private static readonly Dictionary<string, int> s_places = s_all.Select((member, place) => (member, place)).ToDictionary(one => one.member.Path, one => one.place, StringComparer.Ordinal);

    private static readonly HashSet<string> s_objects = new HashSet<string>(s_all.Where(member => member.Path.IndexOf('.') >= 0).Select(member => RootOf(member.Path)), StringComparer.Ordinal);

    /// <summary>The attributes, in the order in which they are sent; those that only the store sets come last.</summary>
    public static IReadOnlyList<PingOneMember> All => s_all;

    /// <summary>Finds an attribute.</summary>
    /// <param name="path">The full name, with dots, in the exact letter case.</param>
    /// <returns>The attribute; null if the contract does not describe it.</returns>
    public static PingOneMember? Find(string path) => s_places.TryGetValue(path, out int place) ? s_all[place] : null;

    /// <summary>Whether an attribute is an object with parts.</summary>
    /// <param name="path">The full name of the attribute.</param>
    public static bool IsObject(string path) => s_objects.Contains(path);

    /// <summary>Gets the position in the order in which attributes are sent; <see cref="int.MaxValue"/> if the contract does not describe the attribute.</summary>
    /// <param name="path">The full name of the attribute, or of an object.</param>
    public static int PlaceOf(string path) => s_places.TryGetValue(path, out int place) ? place
        : s_objects.Contains(path) ? Array.FindIndex(s_all, member => RootOf(member.Path) == path)
        : int.MaxValue;

    /// <summary>Whether only a new user can have an attribute at the root in a record, or no record can.</summary>
    /// <param name="name">The name of the attribute.</param>
    public static bool IsOfNewUser(string name) => Array.Exists(s_all, member => RootOf(member.Path) == name && (member.IsOfNewUser || member.IsReadOnly));

    /// <summary>Whether an error is about the population.</summary>
    /// <param name="target">What the error names; null if it names nothing.</param>
    public static bool IsOfPopulation(string? target) => target is not null && RootOf(target) == Population;

    /// <summary>Gets the first name of a path.</summary>
    /// <param name="path">The path, with dots.</param>
    public static string RootOf(string path)
    {
        int dot = path.IndexOf('.');
        return dot < 0 ? path : path.Substring(0, dot);
    }

    private static PingOneMember Text(string path, string pattern, AttributeMeaning meaning, string columns = "") =>
        new PingOneMember(path, PingOneTypes.Text, columns) { Meaning = meaning, Length = Long, Pattern = pattern };

    private static PingOneMember Own(string path, string type) => new PingOneMember(path, type) { IsReadOnly = true };
}
