using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Renci.SshNet;
using Renci.SshNet.Common;
using UserMigration.Engine.Files;
using UserMigration.Engine.Transfer.Connection;
using UserMigration.Engine.Transfer.Receiving;
using UserMigration.Engine.Transfer.Sending;

namespace UserMigration.Engine.Transfer;

/// <summary>Sends files to an SFTP server and receives files from it, one after the other.</summary>
public sealed class SftpTransfer : IDisposable
{
    private readonly SftpSettings _settings;
    private readonly ITransferObserver _observer;
    private readonly SftpLink _link;
    private readonly HashSet<string> _targets = new HashSet<string>(StringComparer.Ordinal);
    private readonly HashSet<string> _received = new HashSet<string>(FilePaths.Comparer);

    /// <summary>Creates a transfer. The connection is opened with the first file.</summary>
    /// <param name="settings">The server and the user.</param>
    /// <param name="observer">Receives the progress.</param>
    /// <exception cref="MigrationException">The key or a file with known host keys can't be read, or there is neither a key nor a password.</exception>
    public SftpTransfer(SftpSettings settings, ITransferObserver observer)
    {
        _settings = settings ?? throw new ArgumentNullException(nameof(settings));
        _observer = observer ?? throw new ArgumentNullException(nameof(observer));
        _link = new SftpLink(settings, observer);
    }

    /// <summary>Whether a fault concerns the connection, so that other files would fail in the same way.</summary>
    /// <param name="exception">The fault.</param>
    public bool IsOfConnection(MigrationException exception) => Equals(exception?.Subject, _settings.Address.ToString());

    /// <summary>
    /// Sends a file. It gets its name on the server when it is complete. Until then, it is a hidden file in the same folder. If an
    /// earlier command left that file, it is continued.
    /// </summary>
    /// <param name="path">The full path.</param>
    /// <param name="options">The options.</param>
    /// <param name="cancellationToken">A token that stops sending. What was sent remains on the server, so that sending can be resumed.</param>
    /// <exception cref="MigrationException">The file can't be sent; the message says why.</exception>
    /// <exception cref="OperationCanceledException">Sending was stopped.</exception>
    public async Task<MigrationFileTransfer> SendAsync(string path, SendOptions options, CancellationToken cancellationToken)
    {
        if (options is null)
        {
            throw new ArgumentNullException(nameof(options));
        }

        long start = _settings.Time.GetTimestamp();
        LocalFile file = LocalFile.Read(path, _observer, cancellationToken);
        FileSender? sender = null;
        int reconnects = _link.Reconnects;
        try
        {
            MigrationFileTransfer sent = await _link.RunAsync(
                async (client, token) =>
                {
                    sender ??= await CreateSenderAsync(client, file, options, token).ConfigureAwait(false);
                    return await sender.SendAsync(client, token).ConfigureAwait(false);
                },
                cancellationToken).ConfigureAwait(false);
            sent.Duration = _settings.Time.GetElapsedTime(start);
            sent.Reconnects = _link.Reconnects - reconnects;
            return sent;
        }
        catch (MigrationException exception) when (sender is { Confirmed: > 0 } && ConnectionFaults.MayPass(exception))
        {
            throw Resumable(exception, $"{sender.Confirmed:N0} of {file.Length:N0} bytes of '{path}' were sent.");
        }
    }

    /// <summary>Finds files on the server.</summary>
    /// <param name="path">The path, with or without the wildcards *, ? and [ ]. Without a slash at its start, it is relative to the home folder.</param>
    /// <param name="cancellationToken">A token that cancels the search.</param>
    /// <returns>The files in the order of their paths; at least one.</returns>
    /// <exception cref="MigrationException">No file matches, or there is no connection.</exception>
    public Task<IReadOnlyList<RemoteFile>> FindAsync(string path, CancellationToken cancellationToken) => _link.RunAsync(
        async (client, token) =>
        {
            string full = RemotePath.Combine(client.WorkingDirectory, path);
            try
            {
                IReadOnlyList<RemoteFile> files = await RemotePattern.FindAsync(client, full, token).ConfigureAwait(false);
                return files.Count > 0 ? files : throw RemoteFaults.NotFound(full, null);
            }
            catch (SftpException exception)
            {
                throw RemoteFaults.Explain(exception, full, isWrite: false);
            }
        },
        cancellationToken);

    /// <summary>
    /// Receives a file. It gets its name when it is complete. Until then, it is a hidden file in the same folder that only its owner
    /// can read. If an earlier command left that file, and the file on the server is still the same, it is continued.
    /// </summary>
    /// <param name="file">The file on the server.</param>
    /// <param name="path">The full path that the file gets.</param>
    /// <param name="options">The options.</param>
    /// <param name="cancellationToken">A token that stops receiving. What was received remains, so that receiving can be resumed.</param>
    /// <exception cref="MigrationException">The file can't be received; the message says why.</exception>
    /// <exception cref="OperationCanceledException">Receiving was stopped.</exception>
    public async Task<MigrationFileTransfer> ReceiveAsync(RemoteFile file, string path, ReceiveOptions options, CancellationToken cancellationToken)
    {
        if (file is null)
        {
            throw new ArgumentNullException(nameof(file));
        }

        if (!_received.Add(path))
        {
            throw new MigrationException(
                "ReceivedPathRepeated",
                MigrationFault.InvalidArgument,
                $"This command has already received another file to '{path}', so '{file.Path}' was not received. Receive it by a command of its own, with another -Destination.",
                path);
        }

        long start = _settings.Time.GetTimestamp();
        int reconnects = _link.Reconnects;
        MigrationFileTransfer result = new MigrationFileTransfer(path, _settings.Address.ToString(), file.Path) { Length = file.Length };
        FileReceiver receiver = new FileReceiver(file, options, result, _observer, _link.OnProgress);
        try
        {
            MigrationFileTransfer received = await _link.RunAsync(receiver.ReceiveAsync, cancellationToken).ConfigureAwait(false);
            received.Duration = _settings.Time.GetElapsedTime(start);
            received.Reconnects = _link.Reconnects - reconnects;
            return received;
        }
        catch (MigrationException exception) when (receiver.Received > 0 && ConnectionFaults.MayPass(exception))
        {
            throw Resumable(exception, $"{receiver.Received:N0} of {file.Length:N0} bytes of '{file.Path}' were received.");
        }
    }

    /// <summary>Closes the connection.</summary>
    public void Dispose() => _link.Dispose();

    private async Task<FileSender> CreateSenderAsync(SftpClient client, LocalFile file, SendOptions options, CancellationToken cancellationToken)
    {
        string target = await FindTargetAsync(client, file.Path, options.Destination, cancellationToken).ConfigureAwait(false);
        if (!_targets.Add(target))
        {
            throw new MigrationException(
                "RemotePathRepeated",
                MigrationFault.InvalidArgument,
                $"This command has already sent another file to '{target}'. To send several files, specify a folder as -Destination; their names must differ.",
                target);
        }

        MigrationFileTransfer result = new MigrationFileTransfer(file.Path, _settings.Address.ToString(), target) { Length = file.Length, Sha256 = file.Sha256 };
        return new FileSender(file, options, result, _observer, _link.OnProgress);
    }

    private static async Task<string> FindTargetAsync(SftpClient client, string path, string? destination, CancellationToken cancellationToken)
    {
        string name = System.IO.Path.GetFileName(path);
        string target = RemotePath.Combine(client.WorkingDirectory, destination ?? string.Empty);
        try
        {
            return target[target.Length - 1] == '/' ? target + name
                : await RemoteFolder.FindAsync(client, target, cancellationToken).ConfigureAwait(false) is { IsDirectory: true } ? target + "/" + name
                : target;
        }
        catch (SftpException exception)
        {
            throw RemoteFaults.Explain(exception, target, isWrite: true);
        }
    }

    private static MigrationException Resumable(MigrationException exception, string state) => new MigrationException(
        exception.ErrorId, exception.Fault, $"{exception.Message} {state} Run the same command again; it resumes the transfer.", exception.Subject, exception);
}
