using System;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto.Generators;

namespace UserMigration.Engine.Passwords.Verification;

/// <summary>Verifies passwords against bcrypt and the hashes based on it. As in all implementations, bytes after the 72nd are ignored.</summary>
internal static class BcryptVerifier
{
    private const string Digits = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const int MostBytes = 72;
    private const int SaltStart = 7;
    private const int DigestStart = 29;

    /// <summary>Whether a password matches a bcrypt hash of 60 characters.</summary>
    public static bool Verify(string hash, byte[] password)
    {
        byte[] key = new byte[Math.Min(password.Length + 1, MostBytes)];
        Buffer.BlockCopy(password, 0, key, 0, Math.Min(password.Length, MostBytes));
        byte[] digest = BCrypt.Generate(key, Decode(hash, SaltStart, 16), BcryptHashes.CostOf(hash), addTerminator: false);
        Array.Clear(key, 0, key.Length);
        Array.Resize(ref digest, 23);
        return Digests.AreEqual(digest, Decode(hash, DigestStart, 23));
    }

    /// <summary>Whether a password matches Django's or passlib's bcrypt over SHA-256.</summary>
    public static bool VerifySha256(ParsedHash hash, byte[] password)
    {
        string inner = hash.Variant!;
        string digested = hash.Encoding switch
        {
            "Django" => HashAlphabets.ToHex(Digests.Compute(HashAlgorithmName.SHA256, password)),
            "passlib 1" => Convert.ToBase64String(Digests.Compute(HashAlgorithmName.SHA256, password)),
            _ => Convert.ToBase64String(Digests.Hmac(
                HashAlgorithmName.SHA256, Encoding.ASCII.GetBytes(inner.Substring(SaltStart, DigestStart - SaltStart)), password)),
        };
        return Verify(inner, Encoding.ASCII.GetBytes(digested));
    }

    /// <summary>Whether a password matches a hash of WordPress 6.8: bcrypt over base64 of an HMAC-SHA-384 with WordPress's own key.</summary>
    public static bool VerifyWordPress(ParsedHash hash, byte[] password)
    {
        byte[] key = Encoding.ASCII.GetBytes("wp-sha384");
        byte[] trimmed = Trim(password);
        string digested = Convert.ToBase64String(Digests.Hmac(HashAlgorithmName.SHA384, key, trimmed));
        Array.Clear(trimmed, 0, trimmed.Length);
        return Verify(hash.Variant!, Encoding.ASCII.GetBytes(digested));
    }

    // PHP's trim: space, tab, line feed, carriage return, NUL, vertical tab.
    private static byte[] Trim(byte[] password)
    {
        int start = 0;
        int end = password.Length;
        while (start < end && IsBlank(password[start]))
        {
            start++;
        }

        while (end > start && IsBlank(password[end - 1]))
        {
            end--;
        }

        byte[] trimmed = new byte[end - start];
        Buffer.BlockCopy(password, start, trimmed, 0, trimmed.Length);
        return trimmed;
    }

    private static bool IsBlank(byte one) => one is 0x20 or 0x09 or 0x0a or 0x0d or 0x00 or 0x0b;

    // High bits first, as in base64, with bcrypt's own alphabet. Remaining bits are ignored.
    private static byte[] Decode(string text, int start, int size)
    {
        byte[] bytes = new byte[size];
        int bits = 0;
        int count = 0;
        int next = 0;
        for (int i = start; next < size; i++)
        {
            bits = ((bits << 6) | Digits.IndexOf(text[i].ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)) & 0xffff;
            count += 6;
            if (count >= 8)
            {
                count -= 8;
                bytes[next++] = (byte)(bits >> count);
            }
        }

        return bytes;
    }
}
