using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace UserMigration.Engine.Passwords.Verification;

/// <summary>Computes NetBSD's crypt with HMAC-SHA-1: PBKDF1 with a digest that is keyed with the password.</summary>
internal static class Sha1Crypt
{
    /// <summary>Computes the 28 characters of the digest.</summary>
    /// <param name="password">The password.</param>
    /// <param name="salt">The salt.</param>
    /// <param name="iterations">The iterations.</param>
    public static string Compute(byte[] password, byte[] salt, int iterations)
    {
        byte[] mark = Encoding.ASCII.GetBytes("$sha1$" + iterations.ToString(CultureInfo.InvariantCulture));
        byte[] start = new byte[salt.Length + mark.Length];
        salt.CopyTo(start, 0);
        mark.CopyTo(start, salt.Length);
        using IncrementalHash hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA1, password);
        hash.AppendData(start);
        byte[] digest = hash.GetHashAndReset();
        for (int i = 1; i < iterations; i++)
        {
            hash.AppendData(digest);
            digest = hash.GetHashAndReset();
        }

        // 20 bytes in groups of three. The last group ends with the first byte again.
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < digest.Length; i += 3)
        {
            CryptEncoder.Append(text, (digest[i] << 16) | (digest[i + 1] << 8) | digest[(i + 2) % digest.Length], 4);
        }

        return text.ToString();
    }
}
