using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Renci.SshNet;
using Renci.SshNet.Common;
using Renci.SshNet.Sftp;
using UserMigration.Engine.Transfer.Connection;

namespace UserMigration.Engine.Transfer.Sending;

/// <summary>
/// Sends a file: to an incomplete file beside the target, which gets the name of the target when it is complete. If an earlier
/// attempt or an earlier command left the incomplete file, it is continued.
/// </summary>
internal sealed class FileSender
{
    private const int ComparedSize = 32 * 1024;
    private const string ChecksumExtension = ".sha256";

    private readonly LocalFile _file;
    private readonly SendOptions _options;
    private readonly ITransferObserver _observer;
    private readonly Action _onProgress;
    private readonly MigrationFileTransfer _result;
    private readonly string _partial;
    private long? _start;
    private bool _isRenaming;

    /// <summary>Creates a sender.</summary>
    /// <param name="file">The file to send.</param>
    /// <param name="options">The options.</param>
    /// <param name="result">What is known of the transfer; completed by the sender.</param>
    /// <param name="observer">Receives the progress.</param>
    /// <param name="onProgress">Called when the server confirmed more bytes.</param>
    public FileSender(LocalFile file, SendOptions options, MigrationFileTransfer result, ITransferObserver observer, Action onProgress)
    {
        _file = file;
        _options = options;
        _observer = observer;
        _onProgress = onProgress;
        _result = result;
        _partial = PartialName.Create(result.RemotePath, file.Sha256);
    }

    private string Target => _result.RemotePath;

    /// <summary>How many bytes the server has confirmed.</summary>
    public long Confirmed { get; private set; }

    /// <summary>Where the incomplete file is on the server.</summary>
    public string PartialPath => _partial;

    /// <summary>Sends the file. After a broken connection, call it again.</summary>
    /// <param name="client">The connection.</param>
    /// <param name="cancellationToken">A token that cancels sending. The incomplete file remains.</param>
    /// <exception cref="MigrationException">The file can't be sent.</exception>
    public async Task<MigrationFileTransfer> SendAsync(SftpClient client, CancellationToken cancellationToken)
    {
        try
        {
            if (!await IsThereAsync(client, cancellationToken).ConfigureAwait(false))
            {
                await WriteAsync(client, cancellationToken).ConfigureAwait(false);
                await CompleteAsync(client, cancellationToken).ConfigureAwait(false);
            }

            if (_options.Checksum)
            {
                WriteChecksum(client);
            }
        }
        catch (SftpException exception)
        {
            throw RemoteFaults.Explain(exception, Target, isWrite: true);
        }

        return _result;
    }

    // Also true if only the answer to the renaming was lost.
    private async Task<bool> IsThereAsync(SftpClient client, CancellationToken cancellationToken)
    {
        if (await RemoteFolder.FindAsync(client, Target, cancellationToken).ConfigureAwait(false) is not { } there)
        {
            return false;
        }

        if (there.Length == _file.Length && (_isRenaming || !_options.Force)
            && await HashAsync(client, Target, cancellationToken).ConfigureAwait(false) == _file.Sha256)
        {
            _observer.OnVerbose($"The server already has '{Target}' with the same content.");
            _result.ResumedFrom = _isRenaming ? _start ?? 0 : _file.Length;
            _result.IsVerified = true;
            return true;
        }

        return _options.Force ? false : throw new MigrationException(
            "RemoteFileExists",
            MigrationFault.InvalidOperation,
            $"The server already has '{Target}', with other content. Choose another -Destination, or use -Force to replace it.",
            Target);
    }

    private async Task WriteAsync(SftpClient client, CancellationToken cancellationToken)
    {
        using FileStream source = _file.Open();
        long from = await FindStartAsync(client, source, cancellationToken).ConfigureAwait(false);
        _start ??= from;
        _result.ResumedFrom = _start.Value;
        source.Position = from;
        WriteWindow window = await WriteWindow.OpenAsync(client, _partial, from, _file.Length, cancellationToken).ConfigureAwait(false);
        bool isWritten = false;
        try
        {
            await window.WriteAsync(block => _file.ReadBlock(source, block), from, OnConfirmed, cancellationToken).ConfigureAwait(false);
            await window.CloseAsync().ConfigureAwait(false);
            isWritten = true;
        }
        catch (SftpException exception)
        {
            await window.SettleAsync().ConfigureAwait(false);
            throw await RemoteFaults.ExplainWriteAsync(exception, client, Target, _file.Length - Confirmed, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (!isWritten)
            {
                // Without a connection, the streams do not write what they still have.
                client.Disconnect();
            }

            window.Dispose();
        }
    }

    // The last blocks may have holes, so they are written again. The bytes before them must be the right ones.
    private async Task<long> FindStartAsync(SftpClient client, FileStream source, CancellationToken cancellationToken)
    {
        ISftpFile? there = await RemoteFolder.FindAsync(client, _partial, cancellationToken).ConfigureAwait(false);
        if (there?.Length > _file.Length)
        {
            client.DeleteFile(_partial);
            return 0;
        }

        if (there is null)
        {
            return 0;
        }

        long from = Math.Max(0, there.Length - WriteWindow.Size);
        int compared = (int)Math.Min(from, ComparedSize);
        if (from == 0 || !await RemoteFolder.IsSameAsync(client, _partial, source, from - compared, compared, cancellationToken).ConfigureAwait(false))
        {
            return 0;
        }

        _observer.OnVerbose($"'{_partial}' has {there.Length} bytes. Sending continues at {from}.");
        return from;
    }

    private void OnConfirmed(long bytes)
    {
        Confirmed = bytes;
        _onProgress();
        _observer.OnProgress(TransferPhase.Transferring, bytes, _file.Length);
    }

    private async Task CompleteAsync(SftpClient client, CancellationToken cancellationToken)
    {
        if (await RemoteFolder.FindAsync(client, _partial, cancellationToken).ConfigureAwait(false) is not { } there)
        {
            await AcceptCompletedAsync(client, null, cancellationToken).ConfigureAwait(false);
            return;
        }

        if (_file.FindChange() is { } change)
        {
            // It is a mixture of both contents. If the old content came back, it would be resumed.
            client.DeleteFile(_partial);
            throw change;
        }

        bool isSame = there.Length == _file.Length;
        if (isSame && _options.Verify)
        {
            isSame = await HashAsync(client, _partial, cancellationToken).ConfigureAwait(false) == _file.Sha256;
            _result.IsVerified = isSame;
        }

        if (!isSame)
        {
            client.DeleteFile(_partial);
            throw Differs($"has {there.Length} of {_file.Length} bytes{(there.Length == _file.Length ? ", but another SHA-256" : string.Empty)}. It was deleted", null);
        }

        _isRenaming = true;
        try
        {
            if (_options.Force)
            {
                RemoteFolder.Replace(client, _partial, Target);
            }
            else
            {
                // This never replaces a file that somebody else has created in the meantime.
                client.RenameFile(_partial, Target);
            }
        }
        catch (SftpPathNotFoundException exception)
        {
            await AcceptCompletedAsync(client, exception, cancellationToken).ConfigureAwait(false);
        }
    }

    // Another command that was sending the same file may have completed it.
    private async Task AcceptCompletedAsync(SftpClient client, Exception? exception, CancellationToken cancellationToken)
    {
        _isRenaming = true;
        if (!await IsThereAsync(client, cancellationToken).ConfigureAwait(false))
        {
            throw Differs("was removed or renamed while it was sent", exception);
        }
    }

    private MigrationException Differs(string finding, Exception? exception) => new MigrationException(
        "RemoteFileDiffers",
        MigrationFault.WriteFailed,
        $"The server does not have what was sent: '{_partial}' {finding}. Run the command again. If this happens again, the disk of the server may be damaged, or another command may be sending the same file.",
        Target,
        exception);

    // As sha256sum writes it. Only its own earlier file is replaced.
    private void WriteChecksum(SftpClient client)
    {
        string path = Target + ChecksumExtension;
        string draft = PartialName.Create(path, _file.Sha256);
        using (MemoryStream text = new MemoryStream(Encoding.UTF8.GetBytes($"{_file.Sha256}  {RemotePath.NameOf(Target)}\n")))
        {
            client.UploadFile(text, draft);
        }

        RemoteFolder.Replace(client, draft, path);
    }

    private Task<string> HashAsync(SftpClient client, string path, CancellationToken cancellationToken) =>
        RemoteFolder.HashAsync(client, path, done => _observer.OnProgress(TransferPhase.Verifying, done, _file.Length), cancellationToken);
}
