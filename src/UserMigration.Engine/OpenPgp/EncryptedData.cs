using System.IO;

namespace UserMigration.Engine.OpenPgp;

/// <summary>Reads a message up to its encrypted data, and names what is not read.</summary>
internal sealed class EncryptedData
{
    // Enough to recognize a wrong key with each cipher.
    private const int FirstBytes = 18;

    private EncryptedData(SessionKeys keys, PacketBody body, byte[] first)
    {
        Keys = keys;
        Body = body;
        First = first;
    }

    /// <summary>The session keys.</summary>
    public SessionKeys Keys { get; }

    /// <summary>The encrypted data, after their first bytes.</summary>
    public PacketBody Body { get; }

    /// <summary>The first bytes of the encrypted data.</summary>
    public byte[] First { get; }

    /// <summary>Reads the packets up to the encrypted data.</summary>
    /// <param name="input">The message, without armor.</param>
    /// <param name="path">The full path of the file, for errors.</param>
    /// <exception cref="MigrationException">The message is not one that can be decrypted here.</exception>
    /// <exception cref="InvalidDataException">The message is malformed.</exception>
    /// <exception cref="EndOfStreamException">The message is cut.</exception>
    public static EncryptedData Find(Stream input, string path)
    {
        SessionKeys keys = new SessionKeys(path);
        while (PacketBody.Open(input) is { } packet)
        {
            switch (packet.Tag)
            {
                case PacketTag.PublicKeySession or PacketTag.SymmetricKeySession:
                    keys.Add(packet);
                    break;
                case PacketTag.Marker or PacketTag.Padding:
                    packet.Drain();
                    break;
                case PacketTag.IntegrityProtected:
                    return Open(keys, packet, path);
                case PacketTag.AeadEncrypted:
                    packet.Require();
                    packet.Require();
                    throw OpenPgpErrors.Aead(path, AeadMode.Name(packet.Require()));
                case PacketTag.Encrypted:
                    throw OpenPgpErrors.NoIntegrity(path);
                case PacketTag.Signature or PacketTag.OnePassSignature:
                    throw OpenPgpErrors.NotEncrypted(path, "signed");
                case PacketTag.Compressed or PacketTag.Literal:
                    throw OpenPgpErrors.NotEncrypted(path, "compressed by OpenPGP, perhaps signed");
                case PacketTag.PublicKey or PacketTag.SecretKey:
                    throw OpenPgpErrors.NotAMessage(path, "is an OpenPGP key, not an encrypted file");
                default:
                    throw new InvalidDataException("The packet has no place here.");
            }
        }

        throw new EndOfStreamException("There is no encrypted data.");
    }

    private static EncryptedData Open(SessionKeys keys, PacketBody body, string path)
    {
        int version = body.Require();
        if (version == 2)
        {
            body.Require();
            throw OpenPgpErrors.AeadOfRfc9580(path, AeadMode.Name(body.Require()));
        }

        if (version != 1)
        {
            throw OpenPgpErrors.Unsupported(path, "is encrypted in an unknown version of integrity protection");
        }

        byte[] first = new byte[FirstBytes];
        return body.ReadUpTo(first, 0, first.Length) == first.Length
            ? new EncryptedData(keys, body, first)
            : throw new InvalidDataException("The encrypted data are too short.");
    }
}
