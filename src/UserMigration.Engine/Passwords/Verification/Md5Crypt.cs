using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;

namespace UserMigration.Engine.Passwords.Verification;

/// <summary>
/// Computes crypt with MD5 as introduced by FreeBSD (Poul-Henning Kamp), and Apache's variant, which differs only in its mark.
/// </summary>
internal static class Md5Crypt
{
    private const int Rounds = 1000;

    /// <summary>Computes the 22 characters of the digest.</summary>
    /// <param name="mark"><c>$1$</c> or <c>$apr1$</c>.</param>
    /// <param name="password">The password.</param>
    /// <param name="salt">The salt.</param>
    public static string Compute(string mark, byte[] password, byte[] salt)
    {
        byte[] inner = Digests.Compute(HashAlgorithmName.MD5, password, salt, password);
        byte[] none = { 0 };
        byte[] first = { password.Length > 0 ? password[0] : (byte)0 };
        List<byte[]> parts = new List<byte[]> { password, Encoding.ASCII.GetBytes(mark), salt };
        for (int left = password.Length; left > 0; left -= 16)
        {
            parts.Add(Head(inner, left < 16 ? left : 16));
        }

        for (int length = password.Length; length > 0; length >>= 1)
        {
            parts.Add((length & 1) == 1 ? none : first);
        }

        byte[] digest = Digests.Compute(HashAlgorithmName.MD5, parts.ToArray());
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        for (int i = 0; i < Rounds; i++)
        {
            hash.AppendData((i & 1) == 1 ? password : digest);
            if (i % 3 != 0)
            {
                hash.AppendData(salt);
            }

            if (i % 7 != 0)
            {
                hash.AppendData(password);
            }

            hash.AppendData((i & 1) == 1 ? digest : password);
            digest = hash.GetHashAndReset();
        }

        return Write(digest);
    }

    private static string Write(byte[] digest)
    {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 5; i++)
        {
            int last = i == 4 ? 5 : i + 12;
            CryptEncoder.Append(text, (digest[i] << 16) | (digest[i + 6] << 8) | digest[last], 4);
        }

        CryptEncoder.Append(text, digest[11], 2);
        return text.ToString();
    }

    private static byte[] Head(byte[] bytes, int length)
    {
        byte[] head = new byte[length];
        System.Buffer.BlockCopy(bytes, 0, head, 0, length);
        return head;
    }
}
