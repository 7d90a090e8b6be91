using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Renci.SshNet;
using Renci.SshNet.Common;
using Renci.SshNet.Sftp;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Files;
using UserMigration.Engine.Transfer.Connection;

namespace UserMigration.Engine.Transfer.Receiving;

/// <summary>
/// Receives a file: to an incomplete file beside the target, which gets the name of the target when it is complete. If an earlier
/// attempt or an earlier command left the incomplete file of the same version, it is continued.
/// </summary>
internal sealed class FileReceiver
{
    private const int BufferSize = 64 * 1024;
    private const int ComparedSize = 32 * 1024;
    private const string ChecksumExtension = ".sha256";

    private static readonly Regex s_sha256 = new Regex(
        "(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private readonly RemoteFile _file;
    private readonly ReceiveOptions _options;
    private readonly MigrationFileTransfer _result;
    private readonly ITransferObserver _observer;
    private readonly Action _onProgress;
    private bool _isStarted;

    /// <summary>Creates a receiver.</summary>
    /// <param name="file">The file to receive.</param>
    /// <param name="options">The options.</param>
    /// <param name="result">What is known of the transfer; completed by the receiver.</param>
    /// <param name="observer">Receives the progress.</param>
    /// <param name="onProgress">Called when more bytes were received.</param>
    public FileReceiver(RemoteFile file, ReceiveOptions options, MigrationFileTransfer result, ITransferObserver observer, Action onProgress)
    {
        _file = file;
        _options = options;
        _result = result;
        _observer = observer;
        _onProgress = onProgress;
    }

    /// <summary>How many bytes were received.</summary>
    public long Received { get; private set; }

    /// <summary>Receives the file. After a broken connection, call it again.</summary>
    /// <param name="client">The connection.</param>
    /// <param name="cancellationToken">A token that cancels receiving. The incomplete file remains.</param>
    /// <exception cref="MigrationException">The file can't be received.</exception>
    public async Task<MigrationFileTransfer> ReceiveAsync(SftpClient client, CancellationToken cancellationToken)
    {
        try
        {
            using SftpFileStream remote = await client.OpenAsync(_file.Path, FileMode.Open, FileAccess.Read, cancellationToken).ConfigureAwait(false);
            using PartialFile partial = ReceivedFile.Open(_result.Path, _file, _options.Force);
            using ContentHash hash = new ContentHash();
            long from = await FindStartAsync(client, partial.Stream, hash, cancellationToken).ConfigureAwait(false);
            _result.ResumedFrom = _isStarted ? _result.ResumedFrom : from;
            _isStarted = true;
            await ReadAsync(remote, partial, from, hash, cancellationToken).ConfigureAwait(false);
            _result.Sha256 = hash.Complete();
            await CheckAsync(client, partial, cancellationToken).ConfigureAwait(false);
            ReceivedFile.Guard(_result.Path, () => partial.Commit(_options.Force));
            return _result;
        }
        catch (SftpException exception)
        {
            throw RemoteFaults.Explain(exception, _file.Path, isWrite: false);
        }
    }

    private async Task<long> FindStartAsync(SftpClient client, FileStream local, ContentHash hash, CancellationToken cancellationToken)
    {
        long length = local.Length;
        int compared = (int)Math.Min(length, ComparedSize);
        if (length > _file.Length || length == 0
            || !await RemoteFolder.IsSameAsync(client, _file.Path, local, length - compared, compared, cancellationToken).ConfigureAwait(false))
        {
            local.SetLength(0);
            return 0;
        }

        local.Position = 0;
        byte[] buffer = new byte[BufferSize];
        int read;
        while ((read = local.Read(buffer, 0, buffer.Length)) > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            hash.Add(buffer, read);
        }

        _observer.OnVerbose($"'{local.Name}' has {length} bytes. Receiving continues there.");
        return length;
    }

    private async Task ReadAsync(SftpFileStream stream, PartialFile partial, long from, ContentHash hash, CancellationToken cancellationToken)
    {
        stream.Position = from;
        byte[] buffer = new byte[BufferSize];
        int read;
        YoungGeneration generation = new YoungGeneration(SftpLink.GarbageBytes);
        Received = from;

        // One byte more than expected shows that the file has grown.
        while (Received <= _file.Length && (read = await RemoteFolder.ReadAsync(stream, buffer, buffer.Length, cancellationToken).ConfigureAwait(false)) > 0)
        {
            ReceivedFile.Guard(_result.Path, () => partial.Stream.Write(buffer, 0, read));
            hash.Add(buffer, read);
            generation.Limit();
            Received += read;
            _onProgress();
            _observer.OnProgress(TransferPhase.Transferring, Received, _file.Length);
        }
    }

    private async Task CheckAsync(SftpClient client, PartialFile partial, CancellationToken cancellationToken)
    {
        ISftpFile? now = await RemoteFolder.FindAsync(client, _file.Path, cancellationToken).ConfigureAwait(false);
        if (Received != _file.Length || now is null || !RemotePattern.Describe(now, _file.Path).IsSame(_file))
        {
            partial.Delete();
            throw new MigrationException(
                "RemoteFileChanged",
                MigrationFault.InvalidData,
                $"The file '{_file.Path}' was changed on the server while it was received, so it was not kept. Wait until it is complete, and run the command again.",
                _file.Path);
        }

        if (_options.Verify)
        {
            await VerifyAsync(client, partial, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task VerifyAsync(SftpClient client, PartialFile partial, CancellationToken cancellationToken)
    {
        string path = _file.Path + ChecksumExtension;
        bool exists = await RemoteFolder.FindAsync(client, path, cancellationToken).ConfigureAwait(false) is not null;
        if (!exists || await ReadChecksumAsync(client, path, cancellationToken).ConfigureAwait(false) is not { } expected)
        {
            _observer.OnWarning($"{(exists ? $"'{path}' has no SHA-256 of the file" : $"There is no '{path}' on the server")}, so the content of '{_file.Name}' could not be verified. Compare its SHA-256 with the operator: {_result.Sha256}");
            return;
        }

        if (expected != _result.Sha256)
        {
            partial.Delete();
            throw new MigrationException(
                "ChecksumDiffers",
                MigrationFault.InvalidData,
                $"The content of '{_file.Path}' does not have the SHA-256 that '{path}' specifies, so it was not kept. Ask the operator to provide both files again.",
                _file.Path);
        }

        _result.IsVerified = true;
    }

    // "hash  name" or "hash *name", as sha256sum writes it, "SHA256 (name) = hash", or only the hash. If several files are listed, the name decides.
    private async Task<string?> ReadChecksumAsync(SftpClient client, string path, CancellationToken cancellationToken)
    {
        using SftpFileStream stream = await client.OpenAsync(path, FileMode.Open, FileAccess.Read, cancellationToken).ConfigureAwait(false);
        byte[] buffer = new byte[4096];
        int read = await RemoteFolder.ReadAsync(stream, buffer, buffer.Length, cancellationToken).ConfigureAwait(false);
        string[] lines = Encoding.UTF8.GetString(buffer, 0, read).Split('\n').Where(line => s_sha256.IsMatch(line)).ToArray();
        string? found = lines.Length == 1 ? lines[0] : Array.Find(lines, line => line.Contains(_file.Name));
        return found is null ? null : s_sha256.Match(found).Value.ToLowerInvariant();
    }
}
