using System;
using System.Security.Cryptography;
using System.Text;

namespace UserMigration.Engine.Passwords.Verification;

/// <summary>Computes crypt with SHA-256 and SHA-512 according to Ulrich Drepper's specification "Unix crypt using SHA-256 and SHA-512".</summary>
internal static class Sha2Crypt
{
    /// <summary>Computes the digest in the digits of crypt(3): 43 characters of SHA-256, 86 of SHA-512.</summary>
    /// <param name="algorithm">SHA-256 or SHA-512.</param>
    /// <param name="password">The password.</param>
    /// <param name="salt">The salt, at most 16 bytes.</param>
    /// <param name="rounds">The rounds.</param>
    public static string Compute(HashAlgorithmName algorithm, byte[] password, byte[] salt, int rounds)
    {
        byte[] second = Digests.Compute(algorithm, password, salt, password);
        int size = second.Length;
        using IncrementalHash hash = IncrementalHash.CreateHash(algorithm);

        // Steps 1 to 12: digest A.
        hash.AppendData(password);
        hash.AppendData(salt);
        AppendRepeated(hash, second, password.Length);
        for (int length = password.Length; length > 0; length >>= 1)
        {
            hash.AppendData((length & 1) == 1 ? second : password);
        }

        byte[] digest = hash.GetHashAndReset();

        // Steps 13 to 20: the sequences P and S.
        for (int i = 0; i < password.Length; i++)
        {
            hash.AppendData(password);
        }

        byte[] p = Repeat(hash.GetHashAndReset(), password.Length);
        for (int i = 0; i < 16 + digest[0]; i++)
        {
            hash.AppendData(salt);
        }

        byte[] s = Repeat(hash.GetHashAndReset(), salt.Length);

        // Step 21: the rounds.
        for (int i = 0; i < rounds; i++)
        {
            hash.AppendData((i & 1) == 1 ? p : digest);
            if (i % 3 != 0)
            {
                hash.AppendData(s);
            }

            if (i % 7 != 0)
            {
                hash.AppendData(p);
            }

            hash.AppendData((i & 1) == 1 ? digest : p);
            digest = hash.GetHashAndReset();
        }

        return size == 32 ? WriteSha256(digest) : WriteSha512(digest);
    }

    // Groups of three bytes, each a third of the digest apart. The first byte of the group moves by a third each time.
    private static string WriteSha256(byte[] digest)
    {
        StringBuilder text = new StringBuilder();
        int first = 0;
        for (int i = 0; i < 10; i++)
        {
            Append(text, digest, first, 10, 30);
            first = (first + 21) % 30;
        }

        CryptEncoder.Append(text, (digest[31] << 8) | digest[30], 3);
        return text.ToString();
    }

    private static string WriteSha512(byte[] digest)
    {
        StringBuilder text = new StringBuilder();
        int first = 0;
        for (int i = 0; i < 21; i++)
        {
            Append(text, digest, first, 21, 63);
            first = (first + 22) % 63;
        }

        CryptEncoder.Append(text, digest[63], 2);
        return text.ToString();
    }

    private static void Append(StringBuilder text, byte[] digest, int first, int third, int whole)
    {
        int bits = (digest[first] << 16) | (digest[(first + third) % whole] << 8) | digest[(first + (2 * third)) % whole];
        CryptEncoder.Append(text, bits, 4);
    }

    private static void AppendRepeated(IncrementalHash hash, byte[] digest, int length)
    {
        for (int left = length; left > 0; left -= digest.Length)
        {
            hash.AppendData(digest, 0, Math.Min(left, digest.Length));
        }
    }

    private static byte[] Repeat(byte[] digest, int length)
    {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++)
        {
            bytes[i] = digest[i % digest.Length];
        }

        return bytes;
    }
}
