using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using Org.BouncyCastle.Bcpg;
using Org.BouncyCastle.Bcpg.OpenPgp;
using Org.BouncyCastle.Security;
using UserMigration.Engine.Files;

namespace UserMigration.Engine.OpenPgp;

/// <summary>
/// Encrypts what is written to it, in constant memory: AES-256 with integrity protection. The key is derived from the passphrase by SHA-512 with salt over
/// 65,011,712 bytes, as gpg does.
/// </summary>
public sealed class EncryptingStream : OutputStream
{
    private const int Aes256 = (int)SymmetricKeyAlgorithmTag.Aes256;
    private const int PartSize = 64 * 1024;
    private const int LongestName = 255;

    // What ends each packet, the innermost last.
    private readonly Stack<Action> _ends = new Stack<Action>();
    private Stream _data = Null;

    private EncryptingStream()
    {
    }

    /// <summary>Checks that there is a passphrase or a recipient, and reads the keys of the recipients.</summary>
    /// <param name="output">Receives the encrypted file; left open.</param>
    /// <param name="options">The options for encryption.</param>
    /// <param name="name">The name that the file gets inside of the encryption.</param>
    /// <param name="time">The clock, for the date of the file and the validity of keys.</param>
    /// <exception cref="MigrationException">There is neither a passphrase nor a recipient, or a key is not valid.</exception>
    public static EncryptingStream Open(Stream output, OpenPgpWriteOptions options, string name, TimeProvider time)
    {
        if (options is null || time is null)
        {
            throw new ArgumentNullException(options is null ? nameof(options) : nameof(time));
        }

        Check(options);
        EncryptingStream stream = new EncryptingStream();
        stream.Start(output, options, Shorten(name), time.GetUtcNow());
        return stream;
    }

    /// <summary>Checks that there is a passphrase or a recipient.</summary>
    /// <param name="options">The options for encryption.</param>
    /// <exception cref="MigrationException">There is neither, or the passphrase is empty or can't be entered in other programs.</exception>
    public static void Check(OpenPgpWriteOptions options)
    {
        if (options is null)
        {
            throw new ArgumentNullException(nameof(options));
        }

        if (options.Passphrase is { Length: 0 })
        {
            throw OpenPgpErrors.PassphraseEmpty();
        }

        if (options.Passphrase is { } passphrase && !PassphraseStrength.IsTypable(passphrase))
        {
            throw OpenPgpErrors.PassphraseNotTypable();
        }

        if (options.Passphrase is null && options.Recipients.Count == 0)
        {
            throw OpenPgpErrors.ReceiverMissing();
        }
    }

    /// <summary>Writes the end of the encrypted file. Without this, the file is not complete.</summary>
    public void Complete()
    {
        while (_ends.Count > 0)
        {
            _ends.Pop()();
        }
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => _data.Write(buffer, offset, count);

    private void Start(Stream output, OpenPgpWriteOptions options, string name, DateTimeOffset now)
    {
        _data = output;
        if (options.IsArmored)
        {
            // The header would name the library, which is nobody's business.
            ArmoredOutputStream armor = ArmoredOutputStream.Build().SetVersion(null).Build(output);
            Add(armor, armor.Dispose);
        }

        if (options.Recipients.Count == 0)
        {
            EncryptByPassphrase(options.Passphrase!);
        }
        else
        {
            EncryptToKeys(options, now);
        }

        if (options.Compression == OpenPgpCompression.Zip)
        {
            BcpgOutputStream packet = OpenPacket(Org.BouncyCastle.Bcpg.PacketTag.CompressedData);
            packet.WriteByte((byte)CompressionAlgorithmTag.Zip);

            // The deflate of .NET is several times faster than the library's.
            DeflateStream deflate = new DeflateStream(packet, CompressionLevel.Optimal, leaveOpen: true);
            Add(deflate, deflate.Dispose);
        }

        Stream literal = new PgpLiteralDataGenerator().Open(_data, PgpLiteralData.Binary, name, now.UtcDateTime, new byte[PartSize]);
        Add(literal, literal.Dispose);
    }

    // The library encrypts at a quarter of the speed, but does not take the key of its session keys.
    private void EncryptByPassphrase(byte[] passphrase)
    {
        StringToKey way = StringToKey.CreateStrong();
        byte[] sessionKey = way.CreatePacket(Aes256);
        _data.Write(sessionKey, 0, sessionKey.Length);
        BcpgOutputStream packet = OpenPacket(Org.BouncyCastle.Bcpg.PacketTag.SymmetricEncryptedIntegrityProtected);
        byte[] key = way.Derive(passphrase, Aes256);
        ProtectingStream body = new ProtectingStream(packet, key);
        Array.Clear(key, 0, key.Length);
        Add(body, () =>
        {
            body.Complete();
            body.Dispose();
        });
    }

    private void EncryptToKeys(OpenPgpWriteOptions options, DateTimeOffset now)
    {
        PgpEncryptedDataGenerator generator = new PgpEncryptedDataGenerator(SymmetricKeyAlgorithmTag.Aes256, withIntegrityPacket: true, new SecureRandom());
        foreach (PgpPublicKey key in options.Recipients.SelectMany(path => RecipientKeys.Read(path, now)))
        {
            generator.AddMethod(key);
        }

        if (options.Passphrase is not null)
        {
            generator.AddMethodRaw(options.Passphrase, HashAlgorithmTag.Sha512, StringToKey.StrongCount);
        }

        Stream body = generator.Open(_data, new byte[PartSize]);
        Add(body, body.Dispose);
    }

    private BcpgOutputStream OpenPacket(Org.BouncyCastle.Bcpg.PacketTag tag)
    {
        BcpgOutputStream packet = new BcpgOutputStream(_data, tag, new byte[PartSize]);
        Add(packet, packet.Finish);
        return packet;
    }

    private void Add(Stream layer, Action end)
    {
        _data = layer;
        _ends.Push(end);
    }

    private static string Shorten(string name)
    {
        while (Encoding.UTF8.GetByteCount(name) > LongestName)
        {
            name = name.Substring(0, name.Length - 1);
        }

        return name;
    }
}
