using System;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using UserMigration.Engine.Passwords.Verification;

namespace UserMigration.Engine.Passwords.Schemes;

/// <summary>What a bare digest may be.</summary>
internal sealed class DigestCandidate
{
    private DigestCandidate(string name, Func<byte[], byte[]>? compute, string? finding = null)
    {
        Name = name;
        Finding = finding ?? name;
        Compute = compute;
    }

    public static DigestCandidate Md5 { get; } = Plain("MD5", HashAlgorithmName.MD5, PasswordHashKind.Md5);

    public static DigestCandidate Nt { get; } = new DigestCandidate(
        "NT hash", password => Digests.Of(new MD4Digest(), Encoding.Convert(Encoding.UTF8, Encoding.Unicode, password)), "an NT hash");

    public static DigestCandidate Md4 { get; } = Other("MD4", () => new MD4Digest());

    public static DigestCandidate Sha1 { get; } = Plain("SHA-1", HashAlgorithmName.SHA1, PasswordHashKind.Sha1);

    public static DigestCandidate MySql { get; } = new DigestCandidate(
        "MySQL without its asterisk",
        password => Digests.Of(HashAlgorithmName.SHA1, Digests.Of(HashAlgorithmName.SHA1, password)),
        "MySQL's without its asterisk");

    public static DigestCandidate RipeMd160 { get; } = Other("RIPEMD-160", () => new RipeMD160Digest());

    public static DigestCandidate Sha224 { get; } = Other("SHA-224", () => new Sha224Digest());

    public static DigestCandidate Sha256 { get; } = Plain("SHA-256", HashAlgorithmName.SHA256, PasswordHashKind.Sha256);

    public static DigestCandidate Sha384 { get; } = Plain("SHA-384", HashAlgorithmName.SHA384, PasswordHashKind.Sha384);

    public static DigestCandidate Sha512 { get; } = Plain("SHA-512", HashAlgorithmName.SHA512, PasswordHashKind.Sha512);

    public static DigestCandidate Whirlpool { get; } = Other("Whirlpool", () => new WhirlpoolDigest());

    /// <summary>Firebase's, which needs what is not beside it, so that it is not tried.</summary>
    public static DigestCandidate FirebaseScrypt { get; } = new DigestCandidate("scrypt of Firebase, whose salt and parameters are elsewhere", null);

    /// <summary>What it may be, in a list.</summary>
    public string Name { get; }

    /// <summary>What it is, where it was found to be that.</summary>
    public string Finding { get; }

    /// <summary>The kind of a hash that is marked as such; null where there is none.</summary>
    public string? Kind { get; private init; }

    /// <summary>Computes it for a password in UTF-8; null where that needs more than the password.</summary>
    public Func<byte[], byte[]>? Compute { get; }

    /// <summary>SHA-3 (FIPS 202).</summary>
    /// <param name="bits">The size in bits.</param>
    public static DigestCandidate Sha3(int bits) => Other($"SHA3-{bits}", () => new Sha3Digest(bits));

    private static DigestCandidate Plain(string name, HashAlgorithmName algorithm, string kind) =>
        new DigestCandidate(name, password => Digests.Of(algorithm, password)) { Kind = kind };

    private static DigestCandidate Other(string name, Func<IDigest> create) => new DigestCandidate(name, password => Digests.Of(create(), password));
}
