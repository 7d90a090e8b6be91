using System.Security.Cryptography;
using System.Text;

namespace UserMigration.Engine.Passwords.Verification;

/// <summary>Computes phpass's portable hash (Solar Designer), and Drupal 7's hash with SHA-512.</summary>
internal static class Phpass
{
    private const int SaltStart = 4;
    private const int SaltLength = 8;

    /// <summary>Computes the complete hash.</summary>
    /// <param name="algorithm">MD5 or SHA-512.</param>
    /// <param name="password">The password.</param>
    /// <param name="hash">A hash with the mark, the iterations and the salt. The result gets the same length.</param>
    public static string Compute(HashAlgorithmName algorithm, byte[] password, string hash)
    {
        byte[] digest = Digests.Compute(algorithm, Encoding.ASCII.GetBytes(hash.Substring(SaltStart, SaltLength)), password);
        using IncrementalHash incremental = IncrementalHash.CreateHash(algorithm);
        long iterations = 1L << HashAlphabets.CryptValue(hash[SaltStart - 1]);
        for (long i = 0; i < iterations; i++)
        {
            incremental.AppendData(digest);
            incremental.AppendData(password);
            digest = incremental.GetHashAndReset();
        }

        string text = hash.Substring(0, SaltStart + SaltLength) + CryptEncoder.WriteGroups(digest);
        return text.Length > hash.Length ? text.Substring(0, hash.Length) : text;
    }
}
