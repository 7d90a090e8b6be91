using System;
using System.Globalization;

namespace UserMigration.Engine.Passwords;

/// <summary>
/// Parses Argon2 hashes (RFC 9106) in the format of the reference program: <c>$argon2id$v=19$m=65536,t=3,p=4$salt$digest</c>.
/// A hash without <c>v=</c> is version 16.
/// </summary>
internal static class Argon2Hashes
{
    private const int FirstVersion = 16;
    private const int SecondVersion = 19;
    private const int LeastSalt = 8;
    private const int LeastDigest = 4;
    private const int MostLanes = (1 << 24) - 1;
    private const int LeastUsualMemory = 4096;

    public static ParsedHash Parse(string kind, string text)
    {
        ParsedHash hash = new ParsedHash(kind, "PHC", text);
        string[] fields = text.Split('$');
        bool hasVersion = fields.Length == 6 && fields[2].StartsWith("v=", StringComparison.Ordinal);
        if (!hasVersion && fields.Length != 5)
        {
            return hash.Damaged("does not have the parts version, parameters, salt and digest");
        }

        long version = hasVersion ? HashAlphabets.ToNumber(fields[2].Substring(2)) : FirstVersion;
        string[] options = fields[fields.Length - 3].Split(',');
        long memory = Option(options, 0, "m=");
        long passes = Option(options, 1, "t=");
        long lanes = Option(options, 2, "p=");
        if (version is not (FirstVersion or SecondVersion) || options.Length < 3 || passes < 1 || lanes is < 1 or > MostLanes || memory < 8 * lanes)
        {
            return hash.Damaged("has a version or parameters that RFC 9106 does not allow (m must be at least 8 p, t at least 1, p from 1 to 16777215)");
        }

        hash.With("version", version).With("memoryKiB", memory).With("iterations", passes).With("parallelism", lanes);
        byte[]? salt = HashAlphabets.FromBase64(fields[fields.Length - 2]);
        byte[]? digest = HashAlphabets.FromBase64(fields[fields.Length - 1]);
        if (salt is null || digest is null || salt.Length < LeastSalt || digest.Length < LeastDigest)
        {
            return hash.Damaged("has a salt or a digest that is not base64 or is too short");
        }

        // Other options are a key or associated data. The hash can't be verified without them.
        hash.Variant = options.Length > 3 ? "keyed" : null;
        hash.With(salt, digest);
        return memory < LeastUsualMemory ? hash.With(HashIssues.Unusual("less than 4 MiB of memory", isLow: true)) : hash;
    }

    /// <summary>Creates a hash in the format of the reference program from parts that another program stores separately.</summary>
    public static ParsedHash Write(string kind, long version, long memoryKiB, long passes, long lanes, byte[] salt, byte[] digest) => Parse(
        kind,
        string.Format(
            CultureInfo.InvariantCulture,
            "${0}$v={1}$m={2},t={3},p={4}${5}${6}",
            kind,
            version,
            memoryKiB,
            passes,
            lanes,
            Convert.ToBase64String(salt).TrimEnd('='),
            Convert.ToBase64String(digest).TrimEnd('=')));

    private static long Option(string[] options, int index, string name) =>
        index < options.Length && options[index].StartsWith(name, StringComparison.Ordinal) ? HashAlphabets.ToNumber(options[index].Substring(name.Length)) : -1;
}
