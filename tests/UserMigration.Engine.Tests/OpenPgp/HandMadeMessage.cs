using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace UserMigration.Engine.Tests.OpenPgp;

/// <summary>Builds messages that no program writes, packet by packet (RFC 9580), with AES-128 and a passphrase that is digested once by SHA-256.</summary>
internal static class HandMadeMessage
{
    public const string Passphrase = "a passphrase";

    private const int Block = 16;

    public static byte[] Packet(int tag, params byte[][] parts)
    {
        byte[] body = Join(parts);
        return Join([(byte)(0xC0 | tag), 255, (byte)(body.Length >> 24), (byte)(body.Length >> 16), (byte)(body.Length >> 8), (byte)body.Length], body);
    }

    public static byte[] Literal(string text) => Literal(Encoding.UTF8.GetBytes(text));

    public static byte[] Literal(byte[] content) => Packet(11, [(byte)'b', 0, 0, 0, 0, 0], content);

    public static byte[] Compressed(params byte[][] parts) => Packet(8, [0], Join(parts));

    public static byte[] Zipped(params byte[][] parts)
    {
        using MemoryStream bytes = new MemoryStream();
        using (DeflateStream deflate = new DeflateStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(Join(parts), 0, Join(parts).Length);
        }

        return Packet(8, [1], bytes.ToArray());
    }

    /// <summary>Writes a message as text, with its checksum (RFC 4880, section 6.1).</summary>
    public static byte[] Armor(byte[] message)
    {
        int checksum = 0xB704CE;
        foreach (byte value in message)
        {
            checksum ^= value << 16;
            for (int bit = 0; bit < 8; bit++)
            {
                checksum <<= 1;
                checksum ^= (checksum & 0x1000000) != 0 ? 0x1864CFB : 0;
            }
        }

        string sum = Convert.ToBase64String([(byte)(checksum >> 16), (byte)(checksum >> 8), (byte)checksum]);
        string text = Convert.ToBase64String(message, Base64FormattingOptions.InsertLineBreaks);
        return Encoding.ASCII.GetBytes($"-----BEGIN PGP MESSAGE-----\r\nComment: by hand\r\n\r\n{text}\r\n={sum}\r\n-----END PGP MESSAGE-----\r\n");
    }

    /// <summary>The packet of the session key: version, cipher, and how the key is derived.</summary>
    public static byte[] SessionKey(int version = 4, int cipher = 7, params byte[] way) => Packet(3, [(byte)version, (byte)cipher, .. way.Length > 0 ? way : [0, 8]]);

    public static byte[] Protected(params byte[][] parts) => Packet(18, [1], Encrypt(Join(parts), hasCode: true));

    public static byte[] Unprotected(params byte[][] parts) => Packet(9, Encrypt(Join(parts), hasCode: false));

    public static byte[] Message(params byte[][] parts) => Join(SessionKey(), Protected(parts));

    public static byte[] Join(params byte[][] parts) => parts.SelectMany(part => part).ToArray();

    private static byte[] Encrypt(byte[] content, bool hasCode)
    {
        byte[] start = Enumerable.Range(1, Block).Select(i => (byte)i).ToArray();
        List<byte> clear = [.. start, start[Block - 2], start[Block - 1], .. content];
        if (hasCode)
        {
            clear.AddRange([0xD3, 0x14]);
#pragma warning disable CA5350 // OpenPGP uses this digest.
            clear.AddRange(SHA1.HashData(clear.ToArray()));
#pragma warning restore CA5350
        }

        using Aes aes = Aes.Create();
        aes.Mode = CipherMode.ECB;
        aes.Padding = PaddingMode.None;
        aes.Key = SHA256.HashData(Encoding.UTF8.GetBytes(Passphrase)).Take(Block).ToArray();
        using ICryptoTransform cipher = aes.CreateEncryptor();
        byte[] last = new byte[Block];
        byte[] mask = new byte[Block];
        using MemoryStream result = new MemoryStream();
        for (int i = 0; i < clear.Count; i += Block)
        {
            cipher.TransformBlock(last, 0, Block, mask, 0);
            for (int j = 0; j < Math.Min(Block, clear.Count - i); j++)
            {
                last[j] = (byte)(clear[i + j] ^ mask[j]);
                result.WriteByte(last[j]);
            }
        }

        return result.ToArray();
    }
}
