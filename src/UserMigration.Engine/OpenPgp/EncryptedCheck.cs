using System;
using System.IO;
using System.Security.Cryptography;
using System.Threading;
using UserMigration.Engine.Files;

namespace UserMigration.Engine.OpenPgp;

/// <summary>Reads an encrypted file back from the disk and verifies it, before it gets its name.</summary>
internal sealed class EncryptedCheck : IDisposable
{
    private readonly OpenPgpWriteOptions _options;
    private readonly SHA256? _written;

    /// <summary>Prepares the check.</summary>
    /// <param name="options">The options for encryption.</param>
    public EncryptedCheck(OpenPgpWriteOptions options)
    {
        _options = options;

        // A file that is encrypted only to public keys can't be decrypted here, so its bytes are compared.
        _written = options.Passphrase is null ? SHA256.Create() : null;
    }

    /// <summary>Watches what is written, if necessary.</summary>
    /// <param name="output">The output.</param>
    /// <param name="write">Writes the encrypted file.</param>
    public void Watch(Stream output, Action<Stream> write)
    {
        if (_written is null)
        {
            write(output);
            return;
        }

        CryptoStream watched = new CryptoStream(output, _written, CryptoStreamMode.Write);
        write(watched);
        watched.FlushFinalBlock();
    }

    /// <summary>Verifies the file.</summary>
    /// <param name="output">The file, which is complete.</param>
    /// <param name="clear">The content of the file, read to its end.</param>
    /// <param name="onProgress">Receives the share of the file that was verified.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <exception cref="MigrationException">The file is not what was written.</exception>
    public OpenPgpResult Verify(FileOutput output, HashingStream clear, Action<double> onProgress, CancellationToken cancellationToken)
    {
        string sha256 = clear.GetSha256();
        try
        {
            OpenPgpResult result = _written is null
                ? OpenPgpFile.Verify(output.DraftPath, ReadOptions, (_, share) => onProgress(share), cancellationToken)
                : Compare(output.DraftPath, clear.Count, sha256, cancellationToken);
            return result.ClearSha256 == sha256 ? result : throw OpenPgpErrors.VerificationFailed(output.Path, null);
        }
        catch (MigrationException exception) when (exception.Fault is MigrationFault.InvalidData or MigrationFault.PermissionDenied)
        {
            throw OpenPgpErrors.VerificationFailed(output.Path, exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _written?.Dispose();

    private OpenPgpReadOptions ReadOptions => new OpenPgpReadOptions { Passphrase = _options.Passphrase, MaximumSize = long.MaxValue };

    private OpenPgpResult Compare(string path, long clearSize, string clearSha256, CancellationToken cancellationToken)
    {
        using HashingStream file = new HashingStream(InputFile.Open(path), path);
        byte[] buffer = new byte[64 * 1024];
        while (file.Read(buffer, 0, buffer.Length) > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        string sha256 = file.GetSha256();
        string written = BitConverter.ToString(_written!.Hash!).Replace("-", string.Empty).ToLowerInvariant();
        return sha256 == written
            ? new OpenPgpResult(clearSize, clearSha256, file.Count, sha256, isSigned: false)
            : throw OpenPgpErrors.VerificationFailed(path, null);
    }
}
