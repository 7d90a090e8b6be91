using System;
using System.Collections.Generic;

namespace UserMigration.Engine.Passwords;

/// <summary>The kinds of hashes that are told apart.</summary>
internal static class PasswordKinds
{
    private const string Digest = "digest";
    private const string Salt = "salt";
    private const string Iterations = "iterations";
    private const string Cost = "cost";
    private const string DigestBytes = "digestBytes";
    private const string ClearTextCandidate = "clear text";

    private static readonly Dictionary<string, PasswordKind> s_kinds = Index(
        new PasswordKind(PasswordHashKind.Bcrypt, "a bcrypt hash", Cost),
        new PasswordKind(PasswordHashKind.Bcrypt2x, "a bcrypt hash of the flawed revision 2x", Cost),
        new PasswordKind(PasswordHashKind.BcryptSha256, "bcrypt over a SHA-256 digest", Cost),
        new PasswordKind(PasswordHashKind.BcryptWordPress, "WordPress's bcrypt over an HMAC", Cost),
        new PasswordKind(PasswordHashKind.Argon2i, "an Argon2i hash", Digest, Salt, "version", "memoryKiB", Iterations, "parallelism"),
        new PasswordKind(PasswordHashKind.Argon2d, "an Argon2d hash", Digest, Salt, "version", "memoryKiB", Iterations, "parallelism"),
        new PasswordKind(PasswordHashKind.Argon2id, "an Argon2id hash", Digest, Salt, "version", "memoryKiB", Iterations, "parallelism"),
        new PasswordKind(PasswordHashKind.Scrypt, "an scrypt hash", Digest, Salt, "n", "r", "p"),
        new PasswordKind(PasswordHashKind.FirebaseScrypt, "an scrypt hash of Firebase", Digest, Salt, "n", "r", "p"),
        new PasswordKind(PasswordHashKind.Yescrypt, "a yescrypt hash"),
        new PasswordKind(PasswordHashKind.Pbkdf2Sha1, "PBKDF2 with SHA-1", Digest, Salt, Iterations, DigestBytes),
        new PasswordKind(PasswordHashKind.Pbkdf2Sha256, "PBKDF2 with SHA-256", Digest, Salt, Iterations, DigestBytes),
        new PasswordKind(PasswordHashKind.Pbkdf2Sha512, "PBKDF2 with SHA-512", Digest, Salt, Iterations, DigestBytes),
        new PasswordKind(PasswordHashKind.Phpass, "a phpass hash with MD5", Iterations),
        new PasswordKind(PasswordHashKind.PhpassSha512, "a phpass hash with SHA-512", Iterations),
        new PasswordKind(PasswordHashKind.PhpassSha512Md5, "a phpass hash with SHA-512 over MD5", Iterations),
        new PasswordKind(PasswordHashKind.DesCrypt, "a DES crypt hash").Maybe("DES crypt", ClearTextCandidate),
        new PasswordKind(PasswordHashKind.Md5Crypt, "an MD5 crypt hash", Salt),
        new PasswordKind(PasswordHashKind.Apr1Crypt, "an Apache MD5 crypt hash", Salt),
        new PasswordKind(PasswordHashKind.SunMd5, "a Sun MD5 crypt hash"),
        new PasswordKind(PasswordHashKind.Sha1Crypt, "a SHA-1 crypt hash", Salt, Iterations),
        new PasswordKind(PasswordHashKind.Sha256Crypt, "a SHA-256 crypt hash", Salt, Iterations),
        new PasswordKind(PasswordHashKind.Sha512Crypt, "a SHA-512 crypt hash", Salt, Iterations),
        new PasswordKind(PasswordHashKind.NtHash, "an NT hash", Digest),
        new PasswordKind(PasswordHashKind.MySql41, "a MySQL hash", Digest),
        new PasswordKind(PasswordHashKind.MsSqlSha1, "a SQL Server 2005 hash", Digest, Salt),
        new PasswordKind(PasswordHashKind.MsSqlSha512, "a SQL Server 2012 hash", Digest, Salt),
        new PasswordKind(PasswordHashKind.Md5, "an MD5 digest", Digest),
        new PasswordKind(PasswordHashKind.Sha1, "a SHA-1 digest", Digest),
        new PasswordKind(PasswordHashKind.Sha256, "a SHA-256 digest", Digest),
        new PasswordKind(PasswordHashKind.Sha384, "a SHA-384 digest", Digest),
        new PasswordKind(PasswordHashKind.Sha512, "a SHA-512 digest", Digest),
        new PasswordKind(PasswordHashKind.Md5SaltedLeft, "an MD5 digest of salt and password", Digest, Salt),
        new PasswordKind(PasswordHashKind.Md5SaltedRight, "an MD5 digest of password and salt", Digest, Salt),
        new PasswordKind(PasswordHashKind.Sha1SaltedLeft, "a SHA-1 digest of salt and password", Digest, Salt),
        new PasswordKind(PasswordHashKind.Sha1SaltedRight, "a SHA-1 digest of password and salt", Digest, Salt),
        new PasswordKind(PasswordHashKind.Sha256SaltedLeft, "a SHA-256 digest of salt and password", Digest, Salt),
        new PasswordKind(PasswordHashKind.Sha256SaltedRight, "a SHA-256 digest of password and salt", Digest, Salt),
        new PasswordKind(PasswordHashKind.Sha384SaltedRight, "a SHA-384 digest of password and salt", Digest, Salt),
        new PasswordKind(PasswordHashKind.Sha512SaltedLeft, "a SHA-512 digest of salt and password", Digest, Salt),
        new PasswordKind(PasswordHashKind.Sha512SaltedRight, "a SHA-512 digest of password and salt", Digest, Salt),
        new PasswordKind(PasswordHashKind.SpringSha256, "Spring Security's SHA-256 in 1024 passes", Digest, Salt, Iterations),
        new PasswordKind(PasswordHashKind.Md5Hex, "a digest of 16 bytes", Digest).Maybe("MD5", "NT hash", "MD4"),
        new PasswordKind(PasswordHashKind.Sha1Hex, "a digest of 20 bytes", Digest).Maybe("SHA-1", "MySQL without its asterisk", "RIPEMD-160"),
        new PasswordKind(PasswordHashKind.Sha224Hex, "a digest of 28 bytes", Digest).Maybe("SHA-224", "SHA3-224"),
        new PasswordKind(PasswordHashKind.Sha256Hex, "a digest of 32 bytes", Digest).Maybe("SHA-256", "SHA3-256"),
        new PasswordKind(PasswordHashKind.Sha384Hex, "a digest of 48 bytes", Digest).Maybe("SHA-384", "SHA3-384"),
        new PasswordKind(PasswordHashKind.Sha512Hex, "a digest of 64 bytes", Digest).Maybe("SHA-512", "SHA3-512", "Whirlpool"),
        new PasswordKind(PasswordHashKind.Md5Base64, "a digest of 16 bytes in base64", Digest).Maybe("MD5", "NT hash", "MD4", ClearTextCandidate),
        new PasswordKind(PasswordHashKind.Sha1Base64, "a digest of 20 bytes in base64", Digest).Maybe("SHA-1", "RIPEMD-160", ClearTextCandidate),
        new PasswordKind(PasswordHashKind.Sha256Base64, "a digest of 32 bytes in base64", Digest).Maybe("SHA-256", "SHA3-256", ClearTextCandidate),
        new PasswordKind(PasswordHashKind.Sha384Base64, "a digest of 48 bytes in base64", Digest).Maybe("SHA-384", "SHA3-384", ClearTextCandidate),
        new PasswordKind(PasswordHashKind.Sha512Base64, "a digest of 64 bytes in base64", Digest).Maybe("SHA-512", "SHA3-512", "scrypt of Firebase, whose salt and parameters are elsewhere", ClearTextCandidate),
        new PasswordKind(PasswordHashKind.DigestWithSalt, "a digest with a salt behind it", Digest, Salt)
            .Maybe("salt and password", "password and salt", "a digest of a digest and a salt"),
        new PasswordKind(PasswordHashKind.Unknown, "a hash of a kind that is not known"));

    /// <summary>The names of all kinds that a table can have.</summary>
    public static IReadOnlyCollection<string> Names => s_kinds.Keys;

    /// <summary>What there is to know of a kind.</summary>
    public static PasswordKind Of(string name) => s_kinds[name];

    /// <summary>Finds a kind by its exact name.</summary>
    public static bool TryFind(string name, out PasswordKind? kind) => s_kinds.TryGetValue(name, out kind);

    /// <summary>What a kind is called in a sentence.</summary>
    public static string Describe(string name) => s_kinds[name].Description;

    /// <summary>Whether a text that fits a kind may be clear text as well.</summary>
    public static bool CanBeClearText(string name)
    {
        IReadOnlyList<string> candidates = Of(name).Candidates;
        return candidates.Count > 0 && candidates[candidates.Count - 1] == ClearTextCandidate;
    }

    private static Dictionary<string, PasswordKind> Index(params PasswordKind[] kinds)
    {
        Dictionary<string, PasswordKind> byName = new Dictionary<string, PasswordKind>(kinds.Length, StringComparer.OrdinalIgnoreCase);
        foreach (PasswordKind kind in kinds)
        {
            byName.Add(kind.Name, kind);
        }

        return byName;
    }
}
