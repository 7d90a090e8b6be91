using System;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto.Digests;

namespace UserMigration.Engine.Passwords.Verification;

/// <summary>Tells whether a password is the one of a hash that says what it is.</summary>
internal static class PasswordVerifier
{
    private const string NoProgram = "It is recognised, and can't be verified here.";
    private const string NotAscii = "The revision 2x is flawed for characters outside ASCII, and is verified for passwords in ASCII alone.";
    private const string Keyed = "It was made with a key or further data, which the hash does not hold; it can't be verified here.";

    /// <summary>Verifies a password.</summary>
    /// <param name="hash">The hash; whole, and not ambiguous.</param>
    /// <param name="password">The password in UTF-8.</param>
    /// <returns>Whether it is the one; null with the reason where that can't be told here.</returns>
    public static (bool? Verified, string Message) Verify(ParsedHash hash, byte[] password)
    {
        if (Why(hash, password) is { } reason)
        {
            return (null, reason);
        }

        return (Matches(hash, password), string.Empty);
    }

    private static string? Why(ParsedHash hash, byte[] password) => hash.Kind switch
    {
        PasswordHashKind.Yescrypt or PasswordHashKind.SunMd5 or PasswordHashKind.Unknown => NoProgram,
        PasswordHashKind.Bcrypt2x when Array.Exists(password, one => one > 0x7f) => NotAscii,
        PasswordHashKind.Argon2d or PasswordHashKind.Argon2i or PasswordHashKind.Argon2id when hash.Variant is not null => Keyed,
        _ => PasswordCost.Refuse(hash),
    };

    private static bool Matches(ParsedHash hash, byte[] password)
    {
        switch (hash.Kind)
        {
            case PasswordHashKind.Bcrypt or PasswordHashKind.Bcrypt2x:
                return BcryptVerifier.Verify(hash.Text, password);
            case PasswordHashKind.BcryptSha256:
                return BcryptVerifier.VerifySha256(hash, password);
            case PasswordHashKind.BcryptWordPress:
                return BcryptVerifier.VerifyWordPress(hash, password);
            case PasswordHashKind.Phpass:
                return AreSame(Phpass.Compute(HashAlgorithmName.MD5, password, hash.Variant!), hash.Variant!);
            case PasswordHashKind.PhpassSha512:
                return AreSame(Phpass.Compute(HashAlgorithmName.SHA512, password, hash.Variant!), hash.Variant!);
            case PasswordHashKind.PhpassSha512Md5:
                byte[] digested = Encoding.ASCII.GetBytes(HashText.ToHex(Digests.Of(HashAlgorithmName.MD5, password)));
                return AreSame(Phpass.Compute(HashAlgorithmName.SHA512, digested, hash.Variant!), hash.Variant!);
            case PasswordHashKind.DesCrypt:
                return AreSame(DesCrypt.Compute(password, hash.Text), hash.Text);
            case PasswordHashKind.NtHash:
                return Digests.AreEqual(Digests.Of(new MD4Digest(), Utf16(password)), hash.Digest!)
                    || Digests.AreEqual(Digests.Of(new MD4Digest(), Widen(password)), hash.Digest!);
            default:
                return DigestOf(hash, password) is { } digest ? Digests.AreEqual(digest, hash.Digest!) : AreSame(CryptDigestOf(hash, password), Tail(hash.Text));
        }
    }

    private static string CryptDigestOf(ParsedHash hash, byte[] password) => hash.Kind switch
    {
        PasswordHashKind.Md5Crypt => Md5Crypt.Compute("$1$", password, hash.Salt!),
        PasswordHashKind.Apr1Crypt => Md5Crypt.Compute("$apr1$", password, hash.Salt!),
        PasswordHashKind.Sha1Crypt => Sha1Crypt.Compute(password, hash.Salt!, (int)hash["iterations"]),
        PasswordHashKind.Sha256Crypt => Sha2Crypt.Compute(HashAlgorithmName.SHA256, password, hash.Salt!, (int)hash["iterations"]),
        PasswordHashKind.Sha512Crypt => Sha2Crypt.Compute(HashAlgorithmName.SHA512, password, hash.Salt!, (int)hash["iterations"]),
        _ => throw new ArgumentOutOfRangeException(nameof(hash)),
    };

    private static byte[]? DigestOf(ParsedHash hash, byte[] password) => hash.Kind switch
    {
        PasswordHashKind.Argon2d or PasswordHashKind.Argon2i or PasswordHashKind.Argon2id => KeyDerivation.Argon2(hash, password),
        PasswordHashKind.Scrypt => KeyDerivation.Scrypt(hash, password),
        PasswordHashKind.Pbkdf2Sha1 or PasswordHashKind.Pbkdf2Sha256 or PasswordHashKind.Pbkdf2Sha512 => KeyDerivation.Pbkdf2(hash, password),
        PasswordHashKind.MySql41 => Digests.Of(HashAlgorithmName.SHA1, Digests.Of(HashAlgorithmName.SHA1, password)),
        PasswordHashKind.MsSqlSha1 => Digests.Of(HashAlgorithmName.SHA1, Utf16(password), hash.Salt!),
        PasswordHashKind.MsSqlSha512 => Digests.Of(HashAlgorithmName.SHA512, Utf16(password), hash.Salt!),
        PasswordHashKind.Md5 => Digests.Of(HashAlgorithmName.MD5, password),
        PasswordHashKind.Sha1 => Digests.Of(HashAlgorithmName.SHA1, password),
        PasswordHashKind.Sha256 => Digests.Of(HashAlgorithmName.SHA256, password),
        PasswordHashKind.Sha384 => Digests.Of(HashAlgorithmName.SHA384, password),
        PasswordHashKind.Sha512 => Digests.Of(HashAlgorithmName.SHA512, password),
        PasswordHashKind.Md5SaltedLeft => Digests.Of(HashAlgorithmName.MD5, hash.Salt!, password),
        PasswordHashKind.Md5SaltedRight => Digests.Of(HashAlgorithmName.MD5, password, hash.Salt!),
        PasswordHashKind.Sha1SaltedLeft => Digests.Of(HashAlgorithmName.SHA1, hash.Salt!, password),
        PasswordHashKind.Sha1SaltedRight => Digests.Of(HashAlgorithmName.SHA1, password, hash.Salt!),
        PasswordHashKind.Sha256SaltedLeft => Digests.Of(HashAlgorithmName.SHA256, hash.Salt!, password),
        PasswordHashKind.Sha512SaltedLeft => Digests.Of(HashAlgorithmName.SHA512, hash.Salt!, password),
        PasswordHashKind.SpringSha256 => Digests.Repeat(HashAlgorithmName.SHA256, Digests.Of(HashAlgorithmName.SHA256, hash.Salt!, password), hash["iterations"] - 1),
        PasswordHashKind.FirebaseScrypt => KeyDerivation.FirebaseScrypt(hash, password),
        PasswordHashKind.Sha256SaltedRight => Digests.Of(HashAlgorithmName.SHA256, password, hash.Salt!),
        PasswordHashKind.Sha384SaltedRight => Digests.Of(HashAlgorithmName.SHA384, password, hash.Salt!),
        PasswordHashKind.Sha512SaltedRight => Digests.Of(HashAlgorithmName.SHA512, password, hash.Salt!),
        _ => null,
    };

    /// <summary>The password in UTF-16, as Windows digests it.</summary>
    internal static byte[] Utf16(byte[] password) => Encoding.Convert(Encoding.UTF8, Encoding.Unicode, password);

    // crypt(3) makes UTF-16 of any bytes by a zero behind each.
    private static byte[] Widen(byte[] password)
    {
        byte[] wide = new byte[2 * password.Length];
        for (int i = 0; i < password.Length; i++)
        {
            wide[2 * i] = password[i];
        }

        return wide;
    }

    private static string Tail(string text) => text.Substring(text.LastIndexOf('$') + 1);

    private static bool AreSame(string first, string second) => Digests.AreEqual(Encoding.ASCII.GetBytes(first), Encoding.ASCII.GetBytes(second));
}
