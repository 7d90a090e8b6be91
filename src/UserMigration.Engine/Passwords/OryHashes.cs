using System;

namespace UserMigration.Engine.Passwords;

/// <summary>
/// Parses the hashes that Ory Kratos imports under its own names: <c>$md5$pf=format$salt$digest</c> and similar, where the format
/// defines how password and salt are combined, all in base64; <c>$md5-crypt$</c> and similar; and <c>$firescrypt$</c>.
/// </summary>
internal static class OryHashes
{
    private const string Encoding = "Ory";
    private const string FormatMark = "pf=";
    private const string SaltMark = "{SALT}";
    private const string PasswordMark = "{PASSWORD}";

    /// <summary>Parses a hash.</summary>
    /// <param name="name">The name between the first two dollar signs.</param>
    /// <param name="text">The hash.</param>
    /// <returns>The hash; null if it does not have Ory's format.</returns>
    public static ParsedHash? Parse(string name, string text)
    {
        string[] fields = text.Split('$');
        switch (name)
        {
            case "md5-crypt":
                return CryptHashes.ParseMd5(PasswordHashKind.Md5Crypt, "$1" + text.Substring(name.Length + 1));
            case "sha256-crypt":
                return CryptHashes.ParseSha2(PasswordHashKind.Sha256Crypt, "$5" + text.Substring(name.Length + 1), 43);
            case "sha512-crypt":
                return CryptHashes.ParseSha2(PasswordHashKind.Sha512Crypt, "$6" + text.Substring(name.Length + 1), 86);
            case "firescrypt":
                return FirebaseHashes.Parse(text);
            case "md5" when fields.Length == 3:
                byte[]? digest = HashAlphabets.FromBase64(fields[2]);
                return digest?.Length == 16 ? new ParsedHash(PasswordHashKind.Md5, Encoding, text) { Digest = digest }.With("digestBytes", 16) : null;
            case "md5" or "sha1" or "sha256" or "sha512" when fields.Length == 5 && fields[2].StartsWith(FormatMark, StringComparison.Ordinal):
                return ParseFormatted(name, text, fields);
            default:
                return null;
        }
    }

    private static ParsedHash ParseFormatted(string name, string text, string[] fields)
    {
        (string plain, string left, string right, int size) = name switch
        {
            "md5" => (PasswordHashKind.Md5, PasswordHashKind.Md5SaltedLeft, PasswordHashKind.Md5SaltedRight, 16),
            "sha1" => (PasswordHashKind.Sha1, PasswordHashKind.Sha1SaltedLeft, PasswordHashKind.Sha1SaltedRight, 20),
            "sha256" => (PasswordHashKind.Sha256, PasswordHashKind.Sha256SaltedLeft, PasswordHashKind.Sha256SaltedRight, 32),
            _ => (PasswordHashKind.Sha512, PasswordHashKind.Sha512SaltedLeft, PasswordHashKind.Sha512SaltedRight, 64),
        };
        byte[]? format = HashAlphabets.FromBase64(fields[2].Substring(FormatMark.Length));
        byte[]? salt = HashAlphabets.FromBase64(fields[3]);
        byte[]? digest = HashAlphabets.FromBase64(fields[4]);
        if (format is null || salt is null || digest?.Length != size)
        {
            return new ParsedHash(right, Encoding, text).Damaged("has a format, a salt or a digest that can't be decoded");
        }

        string pattern = System.Text.Encoding.UTF8.GetString(format);
        int at = pattern.IndexOf(PasswordMark, StringComparison.Ordinal);
        if (at < 0 || pattern.IndexOf(PasswordMark, at + 1, StringComparison.Ordinal) >= 0)
        {
            return new ParsedHash(PasswordHashKind.Unknown, Encoding, text);
        }

        byte[] before = Fill(pattern.Substring(0, at), salt);
        byte[] behind = Fill(pattern.Substring(at + PasswordMark.Length), salt);
        return before.Length == 0 && behind.Length == 0 ? new ParsedHash(plain, Encoding, text) { Digest = digest }.With("digestBytes", size)
            : behind.Length == 0 ? new ParsedHash(left, Encoding, text) { HasTextSalt = IsText(before) }.With(before, digest)
            : before.Length == 0 ? new ParsedHash(right, Encoding, text) { HasTextSalt = IsText(behind) }.With(behind, digest)
            : new ParsedHash(PasswordHashKind.Unknown, Encoding, text);
    }

    private static byte[] Fill(string pattern, byte[] salt)
    {
        int at = pattern.IndexOf(SaltMark, StringComparison.Ordinal);
        return at < 0
            ? System.Text.Encoding.UTF8.GetBytes(pattern)
            : [.. System.Text.Encoding.UTF8.GetBytes(pattern.Substring(0, at)), .. salt, .. Fill(pattern.Substring(at + SaltMark.Length), salt)];
    }

    private static bool IsText(byte[] salt) => Array.TrueForAll(salt, one => one is >= 0x20 and < 0x7F);
}
