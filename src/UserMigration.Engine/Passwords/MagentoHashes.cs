using System.Globalization;
using System.Linq;
using System.Text;

namespace UserMigration.Engine.Passwords;

/// <summary>
/// Parses Magento's <c>hash:salt:version</c>: version 0 is MD5 and 1 is SHA-256 of salt and password, 2 is Argon2id with the constants
/// of libsodium (2 passes, 64 MiB), and <c>3_32_2_67108864</c> is Argon2id with its size, passes and memory. A hash that was upgraded
/// has several versions and is a digest of a digest.
/// </summary>
internal static class MagentoHashes
{
    private const int SodiumSalt = 16;
    private const int SodiumPasses = 2;
    private const int SodiumMemory = 64 * 1024 * 1024;

    /// <summary>Parses a hash.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The hash; null if it is not a Magento hash with a version.</returns>
    public static ParsedHash? Parse(string text)
    {
        string[] fields = text.Split(':');
        if (fields.Length < 3 || !DigestHashes.IsNearlyHex(fields[0], 0) || fields.Skip(2).Any(version => !IsVersion(version)))
        {
            return null;
        }

        if (fields.Length > 3 || HashAlphabets.FromHex(fields[0]) is not { } digest)
        {
            return new ParsedHash(PasswordHashKind.Unknown, "Magento", text);
        }

        string[] version = fields[2].Split('_');
        switch (version[0])
        {
            case "0" when digest.Length == 16:
                return new ParsedHash(PasswordHashKind.Md5SaltedLeft, "Magento", text).WithText(fields[1], digest);
            case "1" when digest.Length == 32:
                return new ParsedHash(PasswordHashKind.Sha256SaltedLeft, "Magento", text).WithText(fields[1], digest);
            case "2" when digest.Length == 32 && fields[1].Length > 0:
                return Argon2(fields[1], digest, SodiumPasses, SodiumMemory)
                    .With(HashIssues.Assumed("2 passes and 64 MiB"));
            case "3" when version.Length == 4 && digest.Length == 32 && fields[1].Length > 0:
                return Argon2(fields[1], digest, HashAlphabets.ToNumber(version[2]), HashAlphabets.ToNumber(version[3]));
            default:
                return new ParsedHash(PasswordHashKind.Unknown, "Magento", text);
        }
    }

    private static ParsedHash Argon2(string salt, byte[] digest, long passes, long bytes)
    {
        // Truncated or repeated to the size that libsodium accepts.
        string sized = string.Concat(Enumerable.Repeat(salt, (SodiumSalt / salt.Length) + 1)).Substring(0, SodiumSalt);
        ParsedHash hash = Argon2Hashes.Write(
            PasswordHashKind.Argon2id, 19, bytes / 1024, passes, 1, Encoding.UTF8.GetBytes(sized), digest);
        hash.Encoding = "Magento";
        return hash;
    }

    private static bool IsVersion(string version) =>
        version.Length is > 0 and < 32 && version.All(c => char.IsDigit(c) || c == '_') && int.TryParse(version.Split('_')[0], NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= 9;
}
