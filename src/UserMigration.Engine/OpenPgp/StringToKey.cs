using System;
using System.IO;
using System.Security.Cryptography;
using Org.BouncyCastle.Bcpg;
using Org.BouncyCastle.Bcpg.OpenPgp;

namespace UserMigration.Engine.OpenPgp;

/// <summary>Derives a key from a passphrase (RFC 9580, section 3.7).</summary>
internal sealed class StringToKey
{
    /// <summary>The coded count of a new key: 65,011,712 bytes, the highest number (section 3.7.1.3).</summary>
    public const int StrongCount = 0xFF;

    private const int Sha512 = 10;
    private const int SaltedAndIterated = 3;
    private const int Argon2 = 4;
    private const int SaltSize = 8;
    private const int BlockSize = 64 * 1024;

    private readonly int _digest;
    private readonly byte[] _salt;
    private readonly long _count;

    private StringToKey(int digest, byte[] salt, long count)
    {
        _digest = digest;
        _salt = salt;
        _count = count;
    }

    /// <summary>Reads how the key is derived.</summary>
    /// <param name="bytes">The body of a packet.</param>
    /// <param name="position">Where the description starts; afterwards, where it ends.</param>
    /// <returns>The description; null if there is no such way.</returns>
    /// <exception cref="InvalidDataException">The packet is too short.</exception>
    public static StringToKey? Read(byte[] bytes, ref int position)
    {
        int kind = At(bytes, position++);
        if (kind is not (0 or 1 or SaltedAndIterated))
        {
            return null;
        }

        int digest = At(bytes, position++);
        byte[] salt = new byte[kind == 0 ? 0 : SaltSize];
        for (int i = 0; i < salt.Length; i++)
        {
            salt[i] = At(bytes, position++);
        }

        int coded = kind == SaltedAndIterated ? At(bytes, position++) : -1;
        long count = coded < 0 ? 0 : Count(coded);
        return IsKnown(digest) ? new StringToKey(digest, salt, count) : null;
    }

    /// <summary>Describes a way that can't be read.</summary>
    /// <param name="kind">The number of the kind (section 3.7.1).</param>
    /// <param name="digest">The number of the digest, if the kind has one.</param>
    public static string DescribeUnknown(int kind, int digest) => kind switch
    {
        Argon2 => "Argon2",
        0 or 1 or SaltedAndIterated => $"the unknown digest {digest}",
        _ => $"the unknown method {kind}",
    };

    /// <summary>Creates a new way, with SHA-512, a random salt and the highest count.</summary>
    public static StringToKey CreateStrong()
    {
        byte[] salt = new byte[SaltSize];
        using RandomNumberGenerator random = RandomNumberGenerator.Create();
        random.GetBytes(salt);
        return new StringToKey(Sha512, salt, Count(StrongCount));
    }

    /// <summary>Creates the packet that describes a new way (section 5.3.1).</summary>
    /// <param name="cipher">The number of the cipher.</param>
    public byte[] CreatePacket(int cipher)
    {
        byte[] packet = new byte[7 + SaltSize];
        packet[0] = 0xC0 | (int)PacketTag.SymmetricKeySession;
        packet[1] = (byte)(packet.Length - 2);
        packet[2] = 4;
        packet[3] = (byte)cipher;
        packet[4] = SaltedAndIterated;
        packet[5] = (byte)_digest;
        _salt.CopyTo(packet, 6);
        packet[packet.Length - 1] = (byte)Coded(_count);
        return packet;
    }

    /// <summary>Derives a key.</summary>
    /// <param name="passphrase">The passphrase in UTF-8.</param>
    /// <param name="cipher">The number of the cipher.</param>
    public byte[] Derive(byte[] passphrase, int cipher)
    {
        // .NET digests three times faster; BouncyCastle has the rare digests.
        return Name() is { } name ? Derive(passphrase, PgpCipher.KeySize(cipher), name) : DeriveRare(passphrase, cipher);
    }

    private static byte At(byte[] bytes, int position) =>
        position < bytes.Length ? bytes[position] : throw new InvalidDataException("The packet of the session key is too short.");

    private static bool IsKnown(int digest) => digest is 1 or 2 or 3 or 8 or 9 or 10 or 11;

    private HashAlgorithmName? Name() => _digest switch
    {
        1 => HashAlgorithmName.MD5,
        2 => HashAlgorithmName.SHA1,
        8 => HashAlgorithmName.SHA256,
        9 => HashAlgorithmName.SHA384,
        10 => HashAlgorithmName.SHA512,
        _ => null,
    };

    private byte[] Derive(byte[] passphrase, int size, HashAlgorithmName name)
    {
        byte[] unit = new byte[_salt.Length + passphrase.Length];
        _salt.CopyTo(unit, 0);
        passphrase.CopyTo(unit, _salt.Length);
        byte[] block = Repeat(unit);
        using IncrementalHash hash = IncrementalHash.CreateHash(name);
        byte[] key = new byte[size];
        for (int done = 0, round = 0; done < size; round++)
        {
            hash.AppendData(new byte[round]);
            long left = Math.Max(_count, unit.Length);
            while (left > 0)
            {
                int part = (int)Math.Min(left, block.Length);
                hash.AppendData(block, 0, part);
                left -= part;
            }

            byte[] digest = hash.GetHashAndReset();
            int take = Math.Min(digest.Length, size - done);
            Buffer.BlockCopy(digest, 0, key, done, take);
            done += take;
        }

        Array.Clear(unit, 0, unit.Length);
        Array.Clear(block, 0, block.Length);
        return key;
    }

    private byte[] DeriveRare(byte[] passphrase, int cipher)
    {
        // The coded count is the one that this was read from.
        HashAlgorithmTag digest = (HashAlgorithmTag)_digest;
        S2k way = _count > 0 ? new S2k(digest, _salt, Coded(_count)) : _salt.Length > 0 ? new S2k(digest, _salt) : new S2k(digest);
        return PgpUtilities.MakeKeyFromPassPhraseRaw((SymmetricKeyAlgorithmTag)cipher, way, passphrase).GetKey();
    }

    private static long Count(int coded) => (16L + (coded & 15)) << ((coded >> 4) + 6);

    private static int Coded(long count)
    {
        int exponent = 0;
        while (count >> (exponent + 6) > 31)
        {
            exponent++;
        }

        return (exponent << 4) | (int)((count >> (exponent + 6)) & 15);
    }

    // A whole number of units, so that a block continues where the one before it ended.
    private static byte[] Repeat(byte[] unit)
    {
        int times = Math.Max(1, BlockSize / Math.Max(1, unit.Length));
        byte[] block = new byte[unit.Length * times];
        for (int i = 0; i < times; i++)
        {
            unit.CopyTo(block, i * unit.Length);
        }

        return block;
    }
}
