using System;
using System.IO;
using System.Threading;
using UserMigration.Engine.Files;

namespace UserMigration.Engine.OpenPgp;

/// <summary>Encrypts, decrypts and verifies files. A target gets its name only when it is complete and was verified.</summary>
public static class OpenPgpFile
{
    private const int BufferSize = 128 * 1024;

    // The share of encryption in the time that it and the verification take.
    private const double WritingShare = 0.8;

    /// <summary>Encrypts a file, reads the encrypted file to its end, and verifies it. With a passphrase, it is decrypted for that.</summary>
    /// <param name="source">The full path of the file.</param>
    /// <param name="target">The full path of the encrypted file.</param>
    /// <param name="options">The options for encryption.</param>
    /// <param name="output">What happens with an existing target.</param>
    /// <param name="time">The clock.</param>
    /// <param name="onProgress">Receives the number of bytes of the source that were encrypted, and the share of the work that is done; or null. It is called on this thread.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <exception cref="MigrationException">The file can't be read, encrypted, written or verified. There is no target then, or it is unchanged.</exception>
    /// <exception cref="OperationCanceledException">The operation was canceled.</exception>
    public static OpenPgpResult Protect(
        string source, string target, OpenPgpWriteOptions options, OutputOptions output, TimeProvider time, Action<long, double>? onProgress, CancellationToken cancellationToken)
    {
        EncryptingStream.Check(options);
        DateTime writtenAt = File.GetLastWriteTimeUtc(source);
        using Stream file = InputFile.Open(source);
        Action<string> checkSource = _ =>
        {
            // A pipe has neither.
            if (file.CanSeek && (file.Position != file.Length || File.GetLastWriteTimeUtc(source) != writtenAt))
            {
                throw OpenPgpErrors.SourceChanged(source);
            }
        };
        return Protect(file, source, target, options, output, time, checkSource, onProgress, cancellationToken);
    }

    /// <summary>As above, for content that comes from a stream.</summary>
    /// <param name="content">The content; read from its start, and disposed.</param>
    /// <param name="source">The full path of the file that the content comes from.</param>
    /// <param name="target">The full path of the encrypted file.</param>
    /// <param name="options">The options for encryption.</param>
    /// <param name="output">What happens with an existing target.</param>
    /// <param name="time">The clock.</param>
    /// <param name="onRead">Checks the SHA-256 of the content when it was read, before the file gets its name; or null.</param>
    /// <param name="onProgress">As above.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    internal static OpenPgpResult Protect(
        Stream content,
        string source,
        string target,
        OpenPgpWriteOptions options,
        OutputOptions output,
        TimeProvider time,
        Action<string>? onRead,
        Action<long, double>? onProgress,
        CancellationToken cancellationToken)
    {
        using FileOutput draft = FileOutput.Create(source, target, output);
        double length = Math.Max(1, LengthOf(content));
        using HashingStream clear = new HashingStream(content, source);
        using EncryptedCheck check = new EncryptedCheck(options);
        draft.Write(stream => check.Watch(stream, watched =>
        {
            using EncryptingStream writer = EncryptingStream.Open(watched, options, options.Name ?? Path.GetFileName(source), time);
            Copy(clear, writer, done => onProgress?.Invoke(done, Math.Min(1, done / length) * WritingShare), cancellationToken);
            writer.Complete();
        }));
        OpenPgpResult written = check.Verify(
            draft, clear, share => onProgress?.Invoke(clear.Count, WritingShare + (share * (1 - WritingShare))), cancellationToken);
        onRead?.Invoke(written.ClearSha256);
        draft.Commit();
        return written;
    }

    /// <summary>Decrypts a file. The target gets its name only after the integrity of the whole file was verified.</summary>
    /// <param name="source">The full path of the encrypted file.</param>
    /// <param name="target">The full path of the decrypted file, which only its owner can read.</param>
    /// <param name="options">The options for decryption.</param>
    /// <param name="output">What happens with an existing target.</param>
    /// <param name="onProgress">Receives the number of bytes of the source that were decrypted, and their share; or null. It is called on this thread.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <exception cref="MigrationException">The file can't be decrypted or written. There is no target then, or it is unchanged.</exception>
    /// <exception cref="OperationCanceledException">The operation was canceled.</exception>
    public static OpenPgpResult Unprotect(
        string source,
        string target,
        OpenPgpReadOptions options,
        OutputOptions output,
        Action<long, double>? onProgress,
        CancellationToken cancellationToken)
    {
        using Stream file = InputFile.Open(source);
        double length = Math.Max(1, LengthOf(file));
        using DecryptingStream reader = DecryptingStream.Open(file, source, options);
        using FileOutput draft = FileOutput.Create(source, target, output);
        using HashingStream clear = new HashingStream(reader, source);
        draft.Write(stream => Copy(clear, stream, _ => onProgress?.Invoke(reader.EncryptedCount, Math.Min(1, reader.EncryptedCount / length)), cancellationToken));
        OpenPgpResult result = Describe(reader, clear);
        draft.Commit();
        return result;
    }

    /// <summary>Decrypts a file without writing it anywhere. This proves that the passphrase fits and that nothing was altered.</summary>
    /// <param name="source">The full path of the encrypted file.</param>
    /// <param name="options">The options for decryption.</param>
    /// <param name="onProgress">Receives the number of bytes of the source that were decrypted, and their share; or null. It is called on this thread.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <exception cref="MigrationException">The file can't be decrypted.</exception>
    /// <exception cref="OperationCanceledException">The operation was canceled.</exception>
    public static OpenPgpResult Verify(string source, OpenPgpReadOptions options, Action<long, double>? onProgress, CancellationToken cancellationToken)
    {
        using Stream file = InputFile.Open(source);
        double length = Math.Max(1, LengthOf(file));
        using DecryptingStream reader = DecryptingStream.Open(file, source, options);
        using HashingStream clear = new HashingStream(reader, source);
        Copy(clear, Stream.Null, _ => onProgress?.Invoke(reader.EncryptedCount, Math.Min(1, reader.EncryptedCount / length)), cancellationToken);
        return Describe(reader, clear);
    }

    private static OpenPgpResult Describe(DecryptingStream reader, HashingStream clear) =>
        new OpenPgpResult(clear.Count, clear.GetSha256(), reader.EncryptedCount, reader.GetEncryptedSha256(), reader.IsSigned);

    private static long LengthOf(Stream file) => file.CanSeek ? file.Length : 0;

    private static void Copy(HashingStream input, Stream output, Action<long> onProgress, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[BufferSize];
        int read;
        while ((read = input.Read(buffer, 0, buffer.Length)) > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            output.Write(buffer, 0, read);
            onProgress(input.Count);
        }
    }
}
