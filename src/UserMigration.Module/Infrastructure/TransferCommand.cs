using System;
using System.Linq;
using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Transfer;

namespace UserMigration.Infrastructure;

/// <summary>A cmdlet that transfers files to or from an SFTP server. It connects with the first file, and keeps the connection.</summary>
public abstract class TransferCommand : MigrationCommand
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan s_settling = TimeSpan.FromSeconds(5);

    private readonly TransferFeed _feed = new TransferFeed();
    private SftpTransfer? _transfer;
    private volatile bool _isTransferring;

    /// <summary>The server: host, user@host, user@host:port, or sftp://user@host:port/path.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [Alias("HostName", "ComputerName")]
    [ValidateNotNullOrEmpty]
    public virtual string Server { get; set; } = null!;

    /// <summary>The user and the password.</summary>
    [Parameter]
    [Credential]
    [ValidateNotNull]
    public PSCredential? Credential { get; set; }

    /// <summary>The user, if it is neither in -Server nor in -Credential.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? UserName { get; set; }

    /// <summary>
    /// The private key of the user, in the format of OpenSSH, PEM or PuTTY (.ppk): Ed25519, ECDSA or RSA.
    /// </summary>
    [Parameter]
    [Alias("KeyFilePath", "IdentityFile")]
    [ValidateNotNullOrEmpty]
    public string? KeyFile { get; set; }

    /// <summary>The passphrase of the private key, if it is encrypted: Read-Host -AsSecureString asks for it.</summary>
    [Parameter]
    [SecureArgument]
    [ValidateNotNull]
    public SecureString? KeyPassphrase { get; set; }

    /// <summary>
    /// The files with known host keys, in the format of ssh: names with wildcards and negation, hashed names,
    /// [host]:port, and @revoked lines.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? KnownHostsPath { get; set; }

    /// <summary>The SHA-256 fingerprints of the host keys to accept, with or without SHA256: at the start.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? HostKeyFingerprint { get; set; }

    /// <summary>How long to wait for a connection, and for each answer of the server, from 1 to 3600 seconds.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    public int TimeoutSeconds { get; set; } = 30;

    /// <summary>How often in a row to reconnect after a broken connection, if nothing more could be transferred.</summary>
    [Parameter]
    [ValidateRange(0, 1000)]
    public int MaximumRetryCount { get; set; } = 5;

    /// <inheritdoc/>
    private protected override string? StopLine => _isTransferring
        ? "The transfer was stopped. What was transferred is kept as a hidden .part file beside the target. The same command resumes the transfer."
        : null;

    /// <summary>The server.</summary>
    private protected SftpAddress Address { get; private set; } = null!;

    /// <inheritdoc/>
    protected override void BeginProcessing() => Address = Try(() => SftpAddress.Parse(Server));

    /// <summary>Does a step of a transfer, and shows its progress. A fault of the connection ends the command; any other is an error of this file.</summary>
    /// <param name="activity">The activity to show.</param>
    /// <param name="start">Starts the step.</param>
    /// <param name="result">The result.</param>
    /// <returns>Whether the step succeeded.</returns>
    private protected bool TryTransfer<T>(string activity, Func<SftpTransfer, CancellationToken, Task<T>> start, out T? result) =>
        TryTransfer(activity, default, start, out result);

    /// <summary>Does a step of a transfer of several files, and shows its progress.</summary>
    /// <param name="activity">The activity to show.</param>
    /// <param name="share">The part that the file is of all files.</param>
    /// <param name="start">Starts the step.</param>
    /// <param name="result">The result.</param>
    /// <returns>Whether the step succeeded.</returns>
    private protected bool TryTransfer<T>(string activity, TransferShare share, Func<SftpTransfer, CancellationToken, Task<T>> start, out T? result)
    {
        SftpTransfer transfer = _transfer ??= Try(() => new SftpTransfer(ReadSettings(), _feed));
        try
        {
            result = Pump(activity, share, token => start(transfer, token));
            return true;
        }
        catch (MigrationException exception) when (transfer.IsOfConnection(exception))
        {
            ThrowTerminatingError(ErrorRecords.Create(exception));
            throw;
        }
        catch (MigrationException exception)
        {
            WriteError(ErrorRecords.Create(exception));
            result = default;
            return false;
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _transfer?.Dispose();
        _transfer = null;
    }

    private T Pump<T>(string activity, TransferShare share, Func<CancellationToken, Task<T>> start)
    {
        CancellationToken token = StopToken;
        using TransferProgress progress = new TransferProgress(CreateLine(), activity, Time, share);
        _feed.OnProgress(default, 0, 0);
        _isTransferring = true;
        Task<T> task = Task.Run(() => start(token), token);
        WaitHandle ended = ((IAsyncResult)task).AsyncWaitHandle;
        try
        {
            while (WaitHandle.WaitAny(new[] { ended, token.WaitHandle }, s_patience) == WaitHandle.WaitTimeout)
            {
                _feed.Drain(this, progress);
            }

            if (token.IsCancellationRequested)
            {
                // The server has what was sent, and the connection can be closed.
                ended.WaitOne(s_settling);
                throw new PipelineStoppedException();
            }

            _feed.Drain(this, progress);
            progress.Complete();
            return task.GetAwaiter().GetResult();
        }
        finally
        {
            _isTransferring = false;
        }
    }

    private SftpSettings ReadSettings()
    {
        string user = UserName ?? Credential?.UserName ?? Address.UserName ?? throw new MigrationException(
            "SftpUserMissing", MigrationFault.InvalidArgument, $"The user for '{Address}' is missing. Specify -Credential, -UserName, or -Server user@{Address}.", Address.ToString());
        return new SftpSettings(Address, user)
        {
            Password = Credential is { Password.Length: > 0 } ? Credential.Password : null,
            KeyFile = KeyFile is null ? null : PathResolver.ResolveLiteral(this, KeyFile),
            KeyPassphrase = KeyPassphrase,
            KnownHostsPaths = KnownHostsPath?.Select(path => PathResolver.ResolveLiteral(this, path)).ToArray(),
            Fingerprints = (HostKeyFingerprint ?? Array.Empty<string>()).Select(Engine.Transfer.HostKeyFingerprint.Parse).ToArray(),
            Timeout = TimeSpan.FromSeconds(TimeoutSeconds),
            RetryCount = MaximumRetryCount,
            Time = Time,
        };
    }
}
