using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace UserMigration.Sandbox.PingOne.Users;

/// <summary>An attribute that clients can set (contract of PingOne).</summary>
/// <param name="Path">The full name, with dots.</param>
/// <param name="Most">The maximum number of characters; 0 if there is no limit.</param>
/// <param name="Pattern">The regular expression as the vendor writes it, or null.</param>
/// <param name="Accepts">Whether a text matches the regular expression.</param>
/// <param name="IsBoolean">Whether the value is true or false.</param>
/// <param name="IsOfImport">Whether only an import can set it.</param>
/// <param name="IsOfNewUser">Whether only a new user can have it.</param>
/// <param name="IsCustom">Whether the environment added it.</param>
internal sealed record Member(
    string Path, int Most = 0, string? Pattern = null, Func<string, bool>? Accepts = null, bool IsBoolean = false, bool IsOfImport = false, bool IsOfNewUser = false, bool IsCustom = false)
{
    private const int Long = 256;
    private const string NamePattern = @"^[\p{L}\p{M}\p{N}' .-]*$";
    private const string TextPattern = @"^[\p{L}\p{M}\p{Zs}\p{S}\p{N}\p{P}]*$";
    private const string StreetPattern = @"^[\p{L}\p{M}\p{N}\p{Zs}\p{P}\n\r]*$";

    private static readonly Dictionary<string, Member> s_all = new[]
    {
        Text("username", 128),
        new Member("email", 0, null, text => text.IndexOf('@', StringComparison.Ordinal) is > 0 and int at && at < text.Length - 1 && !text.Contains(' ', StringComparison.Ordinal)),
        new Member("externalId", 1024),
        new Member("name.formatted", Long, NamePattern, IsName),
        Text("name.given", Long),
        Text("name.middle", Long),
        new Member("name.family", Long, NamePattern, IsName),
        new Member("name.honorificPrefix"),
        new Member("name.honorificSuffix"),
        Text("nickname", Long),
        Text("title", Long),
        Text("type", Long),
        new Member("address.streetAddress", Long, StreetPattern, text => text.EnumerateRunes().All(rune => rune.Value is '\n' or '\r' || Of(rune) is 'L' or 'M' or 'N' or 'P' or 'Z')),
        Text("address.locality", Long),
        Text("address.region", Long),
        Text("address.postalCode", 40),
        new Member("address.countryCode", 0, "[A-Z]{2}", text => text.Length == 2 && text.All(char.IsAsciiLetterUpper)),
        new Member("primaryPhone", 32, null, text => text.Any(char.IsAsciiDigit)),
        new Member("mobilePhone", 32, null, text => text.Any(char.IsAsciiDigit)),
        Text("locale", Long),
        new Member("preferredLanguage"),
        new Member("timezone", 0, @"^\w+\/\w+$", text => text.Split('/') is { Length: 2 } parts && parts.All(part => part.Length > 0 && part.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))),
        new Member("photo.href"),
        new Member("identityProvider.id"),
        new Member("lifecycle.status", 0, null, text => text is "ACCOUNT_OK" or "VERIFICATION_REQUIRED", IsOfImport: true, IsOfNewUser: true),
        new Member("lifecycle.suppressVerificationCode", IsBoolean: true, IsOfImport: true, IsOfNewUser: true),
        new Member("mfaEnabled", IsBoolean: true, IsOfNewUser: true),
        new Member("loyaltyNumber", IsCustom: true),
        new Member("newsletter", IsBoolean: true, IsCustom: true),
    }.ToDictionary(member => member.Path, StringComparer.Ordinal);

    /// <summary>All attributes.</summary>
    public static IEnumerable<Member> All => s_all.Values;

    /// <summary>Finds an attribute; null if clients can't set it.</summary>
    public static Member? Find(string path) => s_all.GetValueOrDefault(path);

    /// <summary>Whether an attribute is an object.</summary>
    public static bool IsObject(string path) => s_all.Keys.Any(key => key.StartsWith(path + ".", StringComparison.Ordinal));

    private static Member Text(string path, int most) => new(path, most, TextPattern, text => text.EnumerateRunes().All(rune => Of(rune) is not 'C'));

    private static bool IsName(string text) => text.EnumerateRunes().All(rune => Of(rune) is 'L' or 'M' or 'N' || rune.Value is '\'' or ' ' or '.' or '-');

    // The first letter of the category, as regular expressions name it. Separators of lines and paragraphs count as control characters.
    private static char Of(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        <= UnicodeCategory.OtherLetter => 'L',
        <= UnicodeCategory.EnclosingMark => 'M',
        <= UnicodeCategory.OtherNumber => 'N',
        UnicodeCategory.SpaceSeparator => 'Z',
        < UnicodeCategory.ConnectorPunctuation => 'C',
        <= UnicodeCategory.OtherPunctuation => 'P',
        <= UnicodeCategory.OtherSymbol => 'S',
        _ => 'C',
    };
}
