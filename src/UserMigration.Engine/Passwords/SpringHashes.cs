using System;
using System.Globalization;

namespace UserMigration.Engine.Passwords;

/// <summary>
/// Parses Spring Security's <c>{id}hash</c> (DelegatingPasswordEncoder) if its format differs from the format of directories:
/// <c>{pbkdf2}</c>, <c>{scrypt}</c>, <c>{sha256}</c>, and <c>{MD5}{salt}hex</c> and similar. The text of <c>{pbkdf2}</c> and
/// <c>{sha256}</c> does not contain the iterations: Spring's defaults are assumed, and an issue reports this.
/// </summary>
internal static class SpringHashes
{
    private const string Encoding = "Spring Security";
    private const string Version58 = "@SpringSecurity_v5_8";

    /// <summary>Parses a hash after an id.</summary>
    /// <param name="id">The id without braces, unchanged.</param>
    /// <param name="text">The whole text.</param>
    /// <param name="rest">The text after the id; not empty.</param>
    /// <returns>The hash; null if it does not have Spring's format.</returns>
    public static ParsedHash? Parse(string id, string text, string rest)
    {
        switch (id)
        {
            case "ldap":
                return HashRecogniser.Parse(rest);
            case "pbkdf2" or "pbkdf2" + Version58:
                return ParsePbkdf2(id, text, rest);
            case "scrypt" or "scrypt" + Version58:
                return ParseScrypt(rest);
            case "sha256" when rest.Length == 2 * (8 + 32) && HashAlphabets.FromHex(rest) is { } bytes:
                return Assume(
                    new ParsedHash(PasswordHashKind.SpringSha256, Encoding, text).With("iterations", 1024).With(Part(bytes, 0, 8), Part(bytes, 8, 32)),
                    "1024 iterations and no secret");
            case "MD5" or "SHA-1" or "SHA-256" or "SHA-512":
                return ParseDigest(id, text, rest);
            default:
                return null;
        }
    }

    /// <summary>Parses the hash of SCryptPasswordEncoder: <c>$e0801$salt$digest</c>, where the number contains log N, r and p.</summary>
    /// <param name="text">The hash.</param>
    public static ParsedHash? ParseScrypt(string text)
    {
        string[] fields = text.Split('$');
        return fields.Length == 4 && fields[0].Length == 0
            && fields[1].Length is 5 or 6
            && int.TryParse(fields[1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int parameters)
            ? ScryptHashes.Finish(
                new ParsedHash(PasswordHashKind.Scrypt, Encoding, text),
                parameters >> 16 is >= 1 and <= 40 and int logN ? 1L << logN : -1,
                (parameters >> 8) & 0xFF,
                parameters & 0xFF,
                HashAlphabets.FromBase64(fields[2]),
                HashAlphabets.FromBase64(fields[3]))
            : null;
    }

    private static ParsedHash? ParsePbkdf2(string id, string text, string rest)
    {
        byte[]? bytes = HashAlphabets.FromHex(rest) ?? HashAlphabets.FromBase64(rest);
        return (id == "pbkdf2", bytes?.Length) switch
        {
            (true, 8 + 32) => Assume(
                Pbkdf2Hashes.Finish(new ParsedHash(PasswordHashKind.Pbkdf2Sha1, Encoding, text), 185_000, Part(bytes!, 0, 8), Part(bytes!, 8, 32)),
                "185000 iterations of SHA-1 and no secret"),
            (false, 16 + 32) => Assume(
                Pbkdf2Hashes.Finish(new ParsedHash(PasswordHashKind.Pbkdf2Sha256, Encoding, text), 310_000, Part(bytes!, 0, 16), Part(bytes!, 16, 32)),
                "310000 iterations of SHA-256 and no secret"),
            _ => null,
        };
    }

    // MessageDigestPasswordEncoder digests the password and then the salt including its braces.
    private static ParsedHash? ParseDigest(string id, string text, string rest)
    {
        (string plain, string salted, int size) = id switch
        {
            "MD5" => (PasswordHashKind.Md5, PasswordHashKind.Md5SaltedRight, 16),
            "SHA-1" => (PasswordHashKind.Sha1, PasswordHashKind.Sha1SaltedRight, 20),
            "SHA-256" => (PasswordHashKind.Sha256, PasswordHashKind.Sha256SaltedRight, 32),
            _ => (PasswordHashKind.Sha512, PasswordHashKind.Sha512SaltedRight, 64),
        };
        int end = rest[0] == '{' ? rest.IndexOf('}') : -1;
        byte[]? digest = HashAlphabets.FromHex(rest.Substring(end + 1));
        if (digest?.Length != size)
        {
            return null;
        }

        return end > 0
            ? new ParsedHash(salted, Encoding, text).WithText(rest.Substring(0, end + 1), digest)
            : new ParsedHash(plain, Encoding, text) { Digest = digest }.With("digestBytes", size);
    }

    private static ParsedHash Assume(ParsedHash hash, string what) => hash.With(HashIssues.Assumed(what));

    private static byte[] Part(byte[] bytes, int start, int length) => bytes.AsSpan(start, length).ToArray();
}
