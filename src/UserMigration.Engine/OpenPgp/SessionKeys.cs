using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace UserMigration.Engine.OpenPgp;

/// <summary>The packets in front of the encrypted data, from which the key of the data is derived (RFC 9580, section 5.3).</summary>
internal sealed class SessionKeys
{
    private const int LargestPacket = 16 * 1024;
    private const int MostPackets = 64;

    private readonly string _path;
    private readonly List<PassphrasePacket> _byPassphrase = new List<PassphrasePacket>();
    private readonly List<ulong> _keys = new List<ulong>();
    private string? _unsupported;
    private int _count;

    public SessionKeys(string path)
    {
        _path = path;
    }

    /// <summary>The ids of the public keys that the data are encrypted to; 0 for a key that is not named.</summary>
    public IReadOnlyList<ulong> Keys => _keys;

    /// <summary>Whether a passphrase may open the data.</summary>
    public bool HasPassphrase => _byPassphrase.Count > 0 || _unsupported is not null;

    /// <summary>Reads a packet with a session key.</summary>
    /// <param name="packet">The packet.</param>
    /// <exception cref="MigrationException">The packet announces a mode that is not read.</exception>
    /// <exception cref="InvalidDataException">The packet is malformed.</exception>
    public void Add(PacketBody packet)
    {
        if (++_count > MostPackets)
        {
            throw new InvalidDataException("There are too many session keys.");
        }

        byte[] bytes = packet.ReadAll(LargestPacket);
        if (packet.Tag == PacketTag.PublicKeySession)
        {
            AddKey(bytes);
        }
        else
        {
            AddPassphrase(bytes);
        }
    }

    /// <summary>Finds the cipher of the data by a passphrase.</summary>
    /// <param name="passphrase">The passphrase in UTF-8.</param>
    /// <param name="first">The first bytes of the encrypted data.</param>
    /// <exception cref="MigrationException">The passphrase is wrong, or the way of encryption is not supported.</exception>
    public PgpCipher Open(byte[] passphrase, byte[] first)
    {
        foreach (PassphrasePacket packet in _byPassphrase)
        {
            if (packet.TryOpen(passphrase, first) is { } cipher)
            {
                return cipher;
            }
        }

        throw _unsupported is not null && _byPassphrase.Count == 0 ? OpenPgpErrors.Unsupported(_path, _unsupported) : OpenPgpErrors.PassphraseWrong(_path);
    }

    private void AddKey(byte[] bytes)
    {
        const int KeySize = 8;
        if (bytes.Length < 1 + KeySize)
        {
            throw new InvalidDataException("The packet of the session key is too short.");
        }

        if (bytes[0] == 6)
        {
            throw OpenPgpErrors.AeadOfRfc9580(_path, AeadMode.Name(0));
        }

        _keys.Add(bytes.Skip(1).Take(KeySize).Aggregate(0UL, (number, next) => (number << 8) | next));
    }

    private void AddPassphrase(byte[] bytes)
    {
        if (bytes.Length < 4)
        {
            throw new InvalidDataException("The packet of the session key is too short.");
        }

        if (bytes[0] is 5 or 6)
        {
            throw bytes[0] == 5
                ? OpenPgpErrors.Aead(_path, AeadMode.Name(bytes[2]))
                : OpenPgpErrors.AeadOfRfc9580(_path, AeadMode.Name(bytes[3]));
        }

        int position = 2;
        int size = PgpCipher.KeySize(bytes[1]);
        StringToKey? way = StringToKey.Read(bytes, ref position);
        if (bytes[0] != 4 || size == 0 || way is null)
        {
            _unsupported = bytes[0] != 4 ? "has a session key of an unknown version"
                : size == 0 ? $"is encrypted with the unknown cipher {bytes[1]}"
                : $"derives its key from the passphrase with {StringToKey.DescribeUnknown(bytes[2], bytes[3])}";
            return;
        }

        _byPassphrase.Add(new PassphrasePacket(bytes[1], way, bytes.AsSpan(position).ToArray()));
    }

    /// <summary>A session key that is derived from a passphrase, or encrypted with a key that is.</summary>
    private sealed class PassphrasePacket
    {
        private readonly int _cipher;
        private readonly StringToKey _way;
        private readonly byte[] _encryptedKey;

        public PassphrasePacket(int cipher, StringToKey way, byte[] encryptedKey)
        {
            _cipher = cipher;
            _way = way;
            _encryptedKey = encryptedKey;
        }

        public PgpCipher? TryOpen(byte[] passphrase, byte[] first)
        {
            int number = _cipher;
            byte[] key = _way.Derive(passphrase, number);
            if (_encryptedKey.Length > 0)
            {
                using PgpCipher own = PgpCipher.Create(number, key);
                byte[] session = own.Decrypt(_encryptedKey);
                number = session[0];
                key = session.AsSpan(1).ToArray();
            }

            if (key.Length == 0 || key.Length != PgpCipher.KeySize(number))
            {
                return null;
            }

            PgpCipher cipher = PgpCipher.Create(number, key);
            Array.Clear(key, 0, key.Length);
            if (first.Length >= cipher.BlockSize + 2 && IntegrityStream.IsPlausible(first, cipher))
            {
                return cipher;
            }

            cipher.Dispose();
            return null;
        }
    }
}
