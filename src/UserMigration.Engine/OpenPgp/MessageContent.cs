using System.IO;
using System.IO.Compression;
using Org.BouncyCastle.Utilities.Bzip2;
using UserMigration.Engine.Files;

namespace UserMigration.Engine.OpenPgp;

/// <summary>The file in a message that was decrypted: literal data, perhaps compressed, perhaps signed.</summary>
internal sealed class MessageContent : ForwardStream
{
    private readonly string _path;
    private PacketBody? _compressed;
    private Stream _packets;
    private PacketBody? _literal;
    private bool _isDone;

    private MessageContent(Stream clear, string path)
    {
        _packets = clear;
        _path = path;
    }

    /// <summary>Whether the message is signed. The signature is not checked.</summary>
    public bool IsSigned { get; private set; }

    /// <summary>Finds the file in a message.</summary>
    /// <param name="clear">The message after decryption. It is not disposed with this stream.</param>
    /// <param name="path">The full path of the file, for errors.</param>
    /// <exception cref="MigrationException">The message is nested.</exception>
    /// <exception cref="InvalidDataException">The message is malformed.</exception>
    /// <exception cref="EndOfStreamException">The message is cut.</exception>
    public static MessageContent Open(Stream clear, string path)
    {
        MessageContent content = new MessageContent(clear, path);
        while (content._literal is null)
        {
            content.OpenNext(PacketBody.Open(content._packets) ?? throw new EndOfStreamException("There is no literal data."));
        }

        return content;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_isDone)
        {
            return 0;
        }

        int read = _literal!.Read(buffer, offset, count);
        if (read == 0 && count > 0)
        {
            ReadEnd();
            _isDone = true;
        }

        return read;
    }

    private void OpenNext(PacketBody packet)
    {
        switch (packet.Tag)
        {
            case PacketTag.Marker or PacketTag.Padding:
                packet.Drain();
                break;
            case PacketTag.OnePassSignature or PacketTag.Signature:
                IsSigned = true;
                packet.Drain();
                break;
            case PacketTag.Compressed when _compressed is null:
                _compressed = packet;
                _packets = Expand(packet);
                break;
            case PacketTag.Compressed:
                throw OpenPgpErrors.Nested(_path, "compressed data within compressed data");
            case PacketTag.Encrypted or PacketTag.IntegrityProtected or PacketTag.AeadEncrypted or PacketTag.PublicKeySession or PacketTag.SymmetricKeySession:
                throw OpenPgpErrors.Nested(_path, "another encrypted message");
            case PacketTag.Literal:
                packet.Require();
                SkipNameAndDate(packet);
                _literal = packet;
                break;
            default:
                throw new InvalidDataException("The packet has no place here.");
        }
    }

    private static void SkipNameAndDate(PacketBody packet)
    {
        const int DateSize = 4;
        for (int left = packet.Require() + DateSize; left > 0; left--)
        {
            packet.Require();
        }
    }

    private Stream Expand(PacketBody packet)
    {
        int algorithm = packet.Require();
        switch (algorithm)
        {
            case 0:
                return packet;
            case 1:
                return new DeflateStream(packet, CompressionMode.Decompress, leaveOpen: true);
            case 2:
                // Deflate with a header of two bytes and a checksum, which the integrity check makes unnecessary.
                packet.Require();
                packet.Require();
                return new DeflateStream(packet, CompressionMode.Decompress, leaveOpen: true);
            case 3:
                return new CBZip2InputStream(packet);
            default:
                throw OpenPgpErrors.Unsupported(_path, $"is compressed with the unknown method {algorithm}");
        }
    }

    /// <summary>Reads what follows the file: its signatures, and the end of the compressed data.</summary>
    private void ReadEnd()
    {
        while (PacketBody.Open(_packets) is { } packet)
        {
            if (packet.Tag is not (PacketTag.Marker or PacketTag.Padding) && !(packet.Tag == PacketTag.Signature && IsSigned))
            {
                throw new InvalidDataException("There is more than one file in the message.");
            }

            packet.Drain();
        }

        _compressed?.Drain();
    }
}
