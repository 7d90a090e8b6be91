using System;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto.Digests;
using UserMigration.Engine.Passwords.Verification;

namespace UserMigration.Engine.Passwords.Schemes;

/// <summary>An algorithm that an unmarked digest can come from.</summary>
internal sealed class DigestCandidate
{
    private DigestCandidate(string name, Func<byte[], byte[]>? compute, string? finding = null)
    {
        Name = name;
        Finding = finding ?? name;
        Compute = compute;
    }

    // No member has a type of BouncyCastle: to list the candidates would load it.
    public static DigestCandidate Md5 { get; } = Plain("MD5", HashAlgorithmName.MD5, PasswordHashKind.Md5);

    public static DigestCandidate Nt { get; } = new DigestCandidate(
        "NT hash", password => Digests.Compute(new MD4Digest(), Encoding.Convert(Encoding.UTF8, Encoding.Unicode, password)), "an NT hash");

    public static DigestCandidate Md4 { get; } = new DigestCandidate("MD4", password => Digests.Compute(new MD4Digest(), password));

    public static DigestCandidate Sha1 { get; } = Plain("SHA-1", HashAlgorithmName.SHA1, PasswordHashKind.Sha1);

    public static DigestCandidate MySql { get; } = new DigestCandidate(
        "MySQL without its asterisk",
        password => Digests.Compute(HashAlgorithmName.SHA1, Digests.Compute(HashAlgorithmName.SHA1, password)),
        "MySQL's without its asterisk");

    public static DigestCandidate RipeMd160 { get; } = new DigestCandidate("RIPEMD-160", password => Digests.Compute(new RipeMD160Digest(), password));

    public static DigestCandidate Sha224 { get; } = new DigestCandidate("SHA-224", password => Digests.Compute(new Sha224Digest(), password));

    public static DigestCandidate Sha256 { get; } = Plain("SHA-256", HashAlgorithmName.SHA256, PasswordHashKind.Sha256);

    public static DigestCandidate Sha384 { get; } = Plain("SHA-384", HashAlgorithmName.SHA384, PasswordHashKind.Sha384);

    public static DigestCandidate Sha512 { get; } = Plain("SHA-512", HashAlgorithmName.SHA512, PasswordHashKind.Sha512);

    public static DigestCandidate Whirlpool { get; } = new DigestCandidate("Whirlpool", password => Digests.Compute(new WhirlpoolDigest(), password));

    /// <summary>Firebase's scrypt. It is not tried, because its salt and parameters are not stored with the digest.</summary>
    public static DigestCandidate FirebaseScrypt { get; } = new DigestCandidate("scrypt of Firebase, whose salt and parameters are stored elsewhere", null);

    /// <summary>The name in a list of candidates.</summary>
    public string Name { get; }

    /// <summary>The name in a sentence after the candidate was confirmed.</summary>
    public string Finding { get; }

    /// <summary>The kind of the same hash with a mark; null if there is no such kind.</summary>
    public string? Kind { get; private init; }

    /// <summary>Computes the digest of a password in UTF-8; null if this needs more than the password.</summary>
    public Func<byte[], byte[]>? Compute { get; }

    /// <summary>Creates the candidate of SHA-3 (FIPS 202).</summary>
    /// <param name="bits">The size in bits.</param>
    public static DigestCandidate Sha3(int bits) =>
        new DigestCandidate($"SHA3-{bits}", password => Digests.Compute(new Sha3Digest(bits), password));

    private static DigestCandidate Plain(string name, HashAlgorithmName algorithm, string kind) =>
        new DigestCandidate(name, password => Digests.Compute(algorithm, password)) { Kind = kind };
}
