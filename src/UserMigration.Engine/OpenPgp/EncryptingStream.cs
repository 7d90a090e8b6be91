using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using Org.BouncyCastle.Bcpg;
using Org.BouncyCastle.Bcpg.OpenPgp;
using Org.BouncyCastle.Security;

namespace UserMigration.Engine.OpenPgp;

/// <summary>
/// Encrypts what is written to it, in constant memory: AES-256 with integrity protection. The key is derived from the passphrase by SHA-512 with salt over
/// 65,011,712 bytes, as gpg does.
/// </summary>
public sealed class EncryptingStream : Stream
{
    // RFC 9580, section 3.7.1.3: the coded form of 65,011,712.
    private const int CodedCount = 0xFF;
    private const int PartSize = 64 * 1024;
    private const int LongestName = 255;

    // What ends each packet, the innermost last.
    private readonly Stack<Action> _ends = new Stack<Action>();
    private Stream _data = Null;

    private EncryptingStream()
    {
    }

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException("The length of the stream is not known.");

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException("The stream does not support a position.");
        set => throw new NotSupportedException("The stream does not support a position.");
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
        DateTimeOffset now = time.GetUtcNow();
        PgpEncryptedDataGenerator generator = new PgpEncryptedDataGenerator(SymmetricKeyAlgorithmTag.Aes256, withIntegrityPacket: true, new SecureRandom());
        foreach (PgpPublicKey key in options.Recipients.SelectMany(path => RecipientKeys.Read(path, now)))
        {
            generator.AddMethod(key);
        }

        if (options.Passphrase is not null)
        {
            generator.AddMethodRaw(options.Passphrase, HashAlgorithmTag.Sha512, CodedCount);
        }

        EncryptingStream writer = new EncryptingStream();
        writer.Start(output, generator, options, Shorten(name), now);
        return writer;
    }

    /// <summary>Checks that there is a passphrase or a recipient.</summary>
    /// <param name="options">The options for encryption.</param>
    /// <exception cref="MigrationException">There is neither, or the passphrase is empty.</exception>
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

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("The stream is write-only.");

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("The stream can only be written forward.");

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException("The stream can only be written forward.");

    private void Start(Stream output, PgpEncryptedDataGenerator generator, OpenPgpWriteOptions options, string name, DateTimeOffset now)
    {
        _data = output;
        if (options.IsArmored)
        {
            // The header would name the library, which is nobody's business.
            ArmoredOutputStream armor = ArmoredOutputStream.Build().SetVersion(null).Build(output);
            Add(armor, armor.Dispose);
        }

        Stream encrypted = generator.Open(_data, new byte[PartSize]);
        Add(encrypted, encrypted.Dispose);
        if (options.Compression == OpenPgpCompression.Zip)
        {
            BcpgOutputStream packet = new BcpgOutputStream(_data, Org.BouncyCastle.Bcpg.PacketTag.CompressedData, new byte[PartSize]);
            packet.WriteByte((byte)CompressionAlgorithmTag.Zip);
            Add(packet, packet.Finish);

            // The deflate of .NET is several times faster than the library's.
            DeflateStream deflate = new DeflateStream(packet, CompressionLevel.Optimal, leaveOpen: true);
            Add(deflate, deflate.Dispose);
        }

        Stream literal = new PgpLiteralDataGenerator().Open(_data, PgpLiteralData.Binary, name, now.UtcDateTime, new byte[PartSize]);
        Add(literal, literal.Dispose);
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
