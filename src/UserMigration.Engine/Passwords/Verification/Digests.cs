using System;
using System.Security.Cryptography;
using Org.BouncyCastle.Crypto;

namespace UserMigration.Engine.Passwords.Verification;

/// <summary>Computes digests over several consecutive parts.</summary>
internal static class Digests
{
    public static byte[] Compute(HashAlgorithmName algorithm, params byte[][] parts)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(algorithm);
        foreach (byte[] part in parts)
        {
            hash.AppendData(part);
        }

        return hash.GetHashAndReset();
    }

    /// <summary>Digests a digest repeatedly.</summary>
    public static byte[] Repeat(HashAlgorithmName algorithm, byte[] digest, long times)
    {
        for (long i = 0; i < times; i++)
        {
            digest = Compute(algorithm, digest);
        }

        return digest;
    }

    public static byte[] Hmac(HashAlgorithmName algorithm, byte[] key, byte[] data)
    {
        using IncrementalHash hash = IncrementalHash.CreateHMAC(algorithm, key);
        hash.AppendData(data);
        return hash.GetHashAndReset();
    }

    /// <summary>Computes a digest with an algorithm that .NET does not provide.</summary>
    public static byte[] Compute(IDigest digest, byte[] data)
    {
        byte[] result = new byte[digest.GetDigestSize()];
        digest.BlockUpdate(data, 0, data.Length);
        digest.DoFinal(result, 0);
        return result;
    }

    /// <summary>Whether two digests are equal, in a time that does not depend on where they differ.</summary>
    public static bool AreEqual(byte[] first, byte[] second)
    {
        int difference = first.Length ^ second.Length;
        for (int i = 0; i < Math.Min(first.Length, second.Length); i++)
        {
            difference |= first[i] ^ second[i];
        }

        return difference == 0;
    }
}
