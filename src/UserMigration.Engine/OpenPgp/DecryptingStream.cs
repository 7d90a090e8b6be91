using System;
using System.IO;
using UserMigration.Engine.Files;

namespace UserMigration.Engine.OpenPgp;

/// <summary>
/// Decrypts a file that was encrypted with OpenPGP, as a stream in constant memory. The last call of Read, which returns 0, verifies the integrity of
/// the whole file. Until then, what was read must not be used: it may have been altered.
/// </summary>
public sealed class DecryptingStream : ForwardStream
{
    private const int BufferSize = 64 * 1024;

    private readonly string _path;
    private readonly ExpansionLimit _limit;
    private readonly HashingStream _file;
    private PrefixedStream? _whole;
    private Stream? _message;
    private EncryptedData? _data;
    private IntegrityStream? _clear;
    private MessageContent? _content;
    private bool _isVerified;

    private DecryptingStream(HashingStream file, string path, OpenPgpReadOptions options)
    {
        _file = file;
        _path = path;
        _limit = new ExpansionLimit(path, options.MaximumSize);
    }

    /// <summary>Whether the file is also signed. The signature is not checked.</summary>
    public bool IsSigned => _content?.IsSigned == true;

    /// <summary>The number of bytes that were read from the encrypted file so far.</summary>
    public long EncryptedCount => _file.Count;

    /// <summary>Opens an encrypted file, and checks the passphrase.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="options">The options for decryption.</param>
    /// <exception cref="MigrationException">The file can't be opened or decrypted. Each cause has its own id.</exception>
    public static DecryptingStream Open(string path, OpenPgpReadOptions options) => Open(InputFile.Open(path), path, options);

    /// <summary>Opens an encrypted stream, and checks the passphrase.</summary>
    /// <param name="input">The stream, positioned at the start of the message; disposed with the reader.</param>
    /// <param name="path">The full path of the file, for errors.</param>
    /// <param name="options">The options for decryption.</param>
    /// <exception cref="MigrationException">The stream can't be decrypted. Each cause has its own id.</exception>
    public static DecryptingStream Open(Stream input, string path, OpenPgpReadOptions options)
    {
        if (options is null)
        {
            throw new ArgumentNullException(nameof(options));
        }

        DecryptingStream reader = new DecryptingStream(new HashingStream(input, path), path, options);
        try
        {
            reader.Start(options);
            return reader;
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="MigrationException">The file was altered, is cut, or is too large after decompression.</exception>
    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_isVerified || count == 0)
        {
            return 0;
        }

        int read = Guard(() => _content!.Read(buffer, offset, count));
        if (read == 0)
        {
            Guard(Finish);
            _isVerified = true;
        }

        _limit.Add(read, _file.Count);
        return read;
    }

    /// <summary>Gets the SHA-256 of the encrypted file, in lower-case hexadecimal. Call it once, after everything was read.</summary>
    internal string GetEncryptedSha256() => _file.GetSha256();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _clear?.Dispose();
            _file.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Start(OpenPgpReadOptions options) => Guard(() =>
    {
        _whole = PrefixedStream.Open(new BufferedStream(_file, BufferSize), OpenPgpLook.Length);
        _message = OpenMessage(_whole);
        _data = EncryptedData.Find(_message, _path);
        _clear = new IntegrityStream(_data.Body, _data.First, Unlock(_data, options));
        _content = MessageContent.Open(_clear, _path);
        return 0;
    });

    private Stream OpenMessage(PrefixedStream whole)
    {
        if (OpenPgpLook.ArmorName(whole.Start) is not { } name)
        {
            return OpenPgpLook.IsOpenPgp(whole.Start) ? whole : throw OpenPgpErrors.NotAMessage(
                _path, whole.Start.IsEmpty ? "is empty" : "is not encrypted with OpenPGP, or has other text before the message, or its start is damaged");
        }

        return OpenPgpLook.IsMessage(name) ? new ArmorReader(whole) : throw (name switch
        {
            "SIGNED MESSAGE" or "SIGNATURE" => OpenPgpErrors.NotEncrypted(_path, "signed"),
            _ => OpenPgpErrors.NotAMessage(_path, $"is not an encrypted message, but '{name}'"),
        });
    }

    private PgpCipher Unlock(EncryptedData data, OpenPgpReadOptions options)
    {
        if (!data.Keys.HasPassphrase)
        {
            throw data.Keys.Keys.Count > 0 ? OpenPgpErrors.KeyNeeded(_path, data.Keys.Keys) : OpenPgpErrors.Unsupported(_path, "has no session key");
        }

        return options.Passphrase switch
        {
            null => throw OpenPgpErrors.PassphraseMissing(_path),
            { Length: 0 } => throw OpenPgpErrors.PassphraseEmpty(),
            { } passphrase => data.Keys.Open(passphrase, data.First),
        };
    }

    private int Finish()
    {
        _clear!.Drain();
        if (_message!.ReadByte() >= 0)
        {
            throw new InvalidDataException("There is something after the message.");
        }

        if (_message is ArmorReader armor && armor.HasAnother())
        {
            throw new InvalidDataException("Another message follows.");
        }

        // The digest is that of the whole file, including what follows the armor.
        byte[] rest = new byte[BufferSize];
        while (_whole!.Read(rest, 0, rest.Length) > 0)
        {
        }

        return 0;
    }

    private T Guard<T>(Func<T> step)
    {
        try
        {
            return step();
        }
        catch (EndOfStreamException) when (_clear is null)
        {
            throw OpenPgpErrors.Cut(_path);
        }
        catch (Exception exception) when (IsMalformed(exception))
        {
            throw Explain();
        }
    }

    // The last two are what bzip2 makes of altered data.
    private static bool IsMalformed(Exception exception) =>
        exception is InvalidDataException or IOException or IndexOutOfRangeException or InvalidOperationException;

    /// <summary>Finds out why the content can't be read: whether the file was altered, is cut, or was malformed from the start.</summary>
    private MigrationException Explain()
    {
        if (_clear is { IsIntact: null })
        {
            try
            {
                _clear.Drain();
            }
            catch (Exception exception) when (exception is InvalidDataException or IOException)
            {
                // What it means is known below.
            }
        }

        return _data?.Body.IsCut == true || _message is ArmorReader { IsCut: true } ? OpenPgpErrors.Cut(_path)
            : _clear?.IsIntact == false ? OpenPgpErrors.Altered(_path)
            : OpenPgpErrors.Malformed(_path);
    }
}
