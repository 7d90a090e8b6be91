using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Org.BouncyCastle.Bcpg.OpenPgp;
using UserMigration.Engine.Files;

namespace UserMigration.Engine.OpenPgp;

/// <summary>Finds the key to encrypt to in a file with a public key.</summary>
internal static class RecipientKeys
{
    // The bits of the key flags (RFC 9580, section 5.2.3.29).
    private const int MayEncrypt = 0x04 | 0x08;

    /// <summary>Reads the keys of a recipient: for each certificate in the file, its newest key for encryption.</summary>
    /// <param name="path">The full path of the file, armored or not.</param>
    /// <param name="now">The current time.</param>
    /// <exception cref="MigrationException">The file has no key that can be encrypted to.</exception>
    public static IReadOnlyList<PgpPublicKey> Read(string path, DateTimeOffset now)
    {
        List<PgpPublicKeyRing> rings = ReadRings(path);
        List<PgpPublicKey> keys = new List<PgpPublicKey>();
        foreach (PgpPublicKeyRing ring in rings)
        {
            PgpPublicKey master = ring.GetPublicKey();
            if (master.HasRevocation() || IsExpired(master, now))
            {
                throw OpenPgpErrors.RecipientInvalid(path, master.HasRevocation() ? "has a key that was revoked" : "has a key that has expired");
            }

            keys.Add(ring.GetPublicKeys()
                .Where(key => key.IsEncryptionKey && !key.HasRevocation() && !IsExpired(key, now) && IsForEncryption(key))
                .OrderByDescending(key => key.IsMasterKey ? DateTime.MinValue : key.CreationTime)
                .FirstOrDefault() ?? throw OpenPgpErrors.RecipientInvalid(path, "has no key for encryption that is valid now"));
        }

        return keys.Count > 0 ? keys : throw OpenPgpErrors.RecipientInvalid(path, "has no public key");
    }

    private static List<PgpPublicKeyRing> ReadRings(string path)
    {
        try
        {
            using Stream file = InputFile.Open(path);
            using Stream decoded = PgpUtilities.GetDecoderStream(file);
            return new PgpPublicKeyRingBundle(decoded).GetKeyRings().ToList();
        }
        catch (Exception exception) when (exception is IOException or PgpException or ArgumentException or InvalidOperationException or NotSupportedException)
        {
            throw OpenPgpErrors.RecipientInvalid(path, "is not an OpenPGP public key");
        }
    }

    private static bool IsExpired(PgpPublicKey key, DateTimeOffset now) =>
        key.GetValidSeconds() is > 0 and var seconds && new DateTimeOffset(key.CreationTime, TimeSpan.Zero).AddSeconds(seconds) < now;

    // A key without flags may do what its algorithm can do.
    private static bool IsForEncryption(PgpPublicKey key)
    {
        int[] flags = key.GetSignatures()
            .Where(signature => signature.HasSubpackets && signature.GetHashedSubPackets() is { } packets && packets.GetKeyFlags() != 0)
            .Select(signature => signature.GetHashedSubPackets().GetKeyFlags())
            .ToArray();
        return flags.Length == 0 || flags.Any(flag => (flag & MayEncrypt) != 0);
    }
}
