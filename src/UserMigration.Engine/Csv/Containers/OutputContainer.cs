using System;
using System.IO;
using System.IO.Compression;
using UserMigration.Engine.Files;
using UserMigration.Engine.OpenPgp;

namespace UserMigration.Engine.Csv.Containers;

/// <summary>Encrypts or compresses a datafile while it is written. The extension of its name says how: .gpg, .pgp and .asc (armored) for OpenPGP, .gz for gzip.</summary>
internal sealed class OutputContainer : IDisposable
{
    private readonly byte[]? _passphrase;
    private readonly Stream _output;

    private OutputContainer(Stream output, byte[]? passphrase)
    {
        _output = output;
        _passphrase = passphrase;
    }

    /// <summary>The stream that the datafile is written to.</summary>
    public Stream Stream => _output;

    /// <summary>Whether the datafile is encrypted.</summary>
    public bool IsEncrypted => _output is EncryptingStream;

    /// <summary>Checks that a passphrase is specified for a file that is encrypted, and for no other.</summary>
    /// <param name="path">The full path of the datafile.</param>
    /// <param name="passphrase">The passphrase in UTF-8, or null.</param>
    /// <exception cref="MigrationException">The passphrase is missing, empty or useless.</exception>
    public static void Check(string path, byte[]? passphrase)
    {
        if (OpenPgpNames.IsEncrypted(path))
        {
            EncryptingStream.Check(new OpenPgpWriteOptions { Passphrase = passphrase });
        }
        else if (passphrase is not null)
        {
            throw new MigrationException(
                "PassphraseUnused",
                MigrationFault.InvalidArgument,
                $"The file '{path}' would not be encrypted, because its name does not end with .gpg, .pgp or .asc. Change the name, or omit -Passphrase.",
                path);
        }
    }

    /// <summary>Starts to encrypt or compress a datafile, if its extension says so.</summary>
    /// <param name="path">The full path of the datafile.</param>
    /// <param name="draft">The file that is written; left open.</param>
    /// <param name="passphrase">The passphrase in UTF-8, or null.</param>
    /// <returns>The container; null for an ordinary datafile.</returns>
    public static OutputContainer? Create(string path, Stream draft, byte[]? passphrase)
    {
        if (OpenPgpNames.IsEncrypted(path))
        {
            OpenPgpWriteOptions options = new OpenPgpWriteOptions { Passphrase = passphrase, IsArmored = OpenPgpNames.IsArmored(path) };
            return new OutputContainer(EncryptingStream.Open(draft, options, Path.GetFileNameWithoutExtension(path), TimeProvider.System), passphrase);
        }

        return FilePaths.HasExtension(path, ".gz")
            ? new OutputContainer(new GZipStream(draft, CompressionLevel.Optimal, leaveOpen: true), null)
            : null;
    }

    /// <summary>Writes the end of the file, reads the file back, and verifies it.</summary>
    /// <param name="draftPath">The full path that the file has until it is complete.</param>
    /// <param name="path">The full path of the datafile, for the error.</param>
    /// <exception cref="MigrationException">The file is not what was written.</exception>
    public void Complete(string draftPath, string path)
    {
        if (_output is EncryptingStream encrypting)
        {
            encrypting.Complete();
        }

        _output.Dispose();
        try
        {
            using Stream file = InputFile.Open(draftPath);
            using Stream content = IsEncrypted
                ? DecryptingStream.Open(file, draftPath, new OpenPgpReadOptions { Passphrase = _passphrase, MaximumSize = long.MaxValue })
                : new GzipReader(file);
            content.CopyTo(Stream.Null);
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or MigrationException { Fault: MigrationFault.InvalidData or MigrationFault.PermissionDenied })
        {
            throw OpenPgpErrors.VerificationFailed(path, exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _output.Dispose();
}
