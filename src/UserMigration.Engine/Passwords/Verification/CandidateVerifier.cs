using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto.Digests;

namespace UserMigration.Engine.Passwords.Verification;

/// <summary>Finds out with a known password what a hash is that does not say so.</summary>
internal static class CandidateVerifier
{
    /// <summary>Tries what a hash may be.</summary>
    /// <param name="hash">The hash; ambiguous.</param>
    /// <param name="password">The password in UTF-8.</param>
    /// <returns>What it is, in words; null where nothing that is tried gives it.</returns>
    public static string? Find(ParsedHash hash, byte[] password)
    {
        if (hash.Kind == PasswordHashKind.DesCrypt)
        {
            return PasswordVerifier.Verify(hash, password).Verified == true ? "DES crypt"
                : Digests.AreEqual(Encoding.UTF8.GetBytes(hash.Text), password) ? "clear text"
                : null;
        }

        foreach (KeyValuePair<string, Func<byte[]>> candidate in hash.Kind == PasswordHashKind.DigestWithSalt ? Salted(hash, password) : Plain(hash, password))
        {
            if (Digests.AreEqual(candidate.Value(), hash.Digest!))
            {
                return candidate.Key;
            }
        }

        return PasswordKinds.CanBeClearText(hash.Kind) && Digests.AreEqual(Encoding.UTF8.GetBytes(hash.Text), password) ? "clear text" : null;
    }

    private static IEnumerable<KeyValuePair<string, Func<byte[]>>> Plain(ParsedHash hash, byte[] password)
    {
        switch (hash.Digest!.Length)
        {
            case 16:
                yield return Try("MD5", () => Digests.Of(HashAlgorithmName.MD5, password));
                yield return Try("an NT hash", () => Digests.Of(new MD4Digest(), PasswordVerifier.Utf16(password)));
                yield return Try("MD4", () => Digests.Of(new MD4Digest(), password));
                break;
            case 20:
                yield return Try("SHA-1", () => Digests.Of(HashAlgorithmName.SHA1, password));
                yield return Try(
                    "MySQL's without its asterisk", () => Digests.Of(HashAlgorithmName.SHA1, Digests.Of(HashAlgorithmName.SHA1, password)));
                yield return Try("RIPEMD-160", () => Digests.Of(new RipeMD160Digest(), password));
                break;
            case 28:
                yield return Try("SHA-224", () => Digests.Of(new Sha224Digest(), password));
                yield return Try("SHA3-224", () => Digests.Of(new Sha3Digest(224), password));
                break;
            case 32:
                yield return Try("SHA-256", () => Digests.Of(HashAlgorithmName.SHA256, password));
                yield return Try("SHA3-256", () => Digests.Of(new Sha3Digest(256), password));
                break;
            case 48:
                yield return Try("SHA-384", () => Digests.Of(HashAlgorithmName.SHA384, password));
                yield return Try("SHA3-384", () => Digests.Of(new Sha3Digest(384), password));
                break;
            case 64:
                yield return Try("SHA-512", () => Digests.Of(HashAlgorithmName.SHA512, password));
                yield return Try("SHA3-512", () => Digests.Of(new Sha3Digest(512), password));
                yield return Try("Whirlpool", () => Digests.Of(new WhirlpoolDigest(), password));
                break;
        }
    }

    private static IEnumerable<KeyValuePair<string, Func<byte[]>>> Salted(ParsedHash hash, byte[] password)
    {
        (string Name, HashAlgorithmName Algorithm)? found = hash.Digest!.Length switch
        {
            16 => ("MD5", HashAlgorithmName.MD5),
            20 => ("SHA-1", HashAlgorithmName.SHA1),
            32 => ("SHA-256", HashAlgorithmName.SHA256),
            48 => ("SHA-384", HashAlgorithmName.SHA384),
            64 => ("SHA-512", HashAlgorithmName.SHA512),
            _ => null,
        };
        if (found is not { } one)
        {
            yield break;
        }

        byte[] salt = hash.Salt!;
        yield return Try(one.Name + " of salt and password", () => Digests.Of(one.Algorithm, salt, password));
        yield return Try(one.Name + " of password and salt", () => Digests.Of(one.Algorithm, password, salt));
        yield return Try(
            one.Name + " of a digest and the salt",
            () => Digests.Of(one.Algorithm, Encoding.ASCII.GetBytes(HashText.ToHex(Digests.Of(one.Algorithm, password))), salt));
    }

    private static KeyValuePair<string, Func<byte[]>> Try(string name, Func<byte[]> digest) => new KeyValuePair<string, Func<byte[]>>(name, digest);
}
