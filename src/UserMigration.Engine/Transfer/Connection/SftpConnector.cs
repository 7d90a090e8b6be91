using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Renci.SshNet;
using Renci.SshNet.Common;
using UserMigration.Engine.Transfer.Hosts;

namespace UserMigration.Engine.Transfer.Connection;

/// <summary>Connects to a server whose host key is the expected one.</summary>
internal sealed class SftpConnector : IDisposable
{
    private const uint PacketSize = 64 * 1024;
    private static readonly TimeSpan s_keepAlive = TimeSpan.FromSeconds(15);

    private readonly SftpSettings _settings;
    private readonly HostKeyCheck _hostKeys;
    private readonly SignIn _signIn;

    /// <summary>Creates a connector.</summary>
    /// <param name="settings">The server and the user.</param>
    /// <exception cref="MigrationException">The key or a file with known host keys can't be read.</exception>
    public SftpConnector(SftpSettings settings)
    {
        _settings = settings;
        _hostKeys = new HostKeyCheck(settings.Address, settings.Fingerprints, KnownHostsFile.Read(settings.KnownHostsPaths));
        _signIn = new SignIn(settings);
    }

    /// <summary>Connects.</summary>
    /// <param name="cancellationToken">A token that cancels connecting.</param>
    /// <exception cref="MigrationException">There is no connection; the message says why.</exception>
    public async Task<SftpClient> ConnectAsync(CancellationToken cancellationToken)
    {
        List<string> refused = new List<string>();
        MigrationException? first = null;
        while (true)
        {
            using ConnectionAttempt attempt = new ConnectionAttempt(_settings, _hostKeys, _signIn);
            if (!attempt.Choose(refused))
            {
                throw first!;
            }

            try
            {
                return await attempt.ConnectAsync(s_keepAlive, PacketSize, cancellationToken).ConfigureAwait(false);
            }
            catch (SshConnectionException) when (attempt.Refusal is not null)
            {
                // A server has a key of each type. The operator may have given the fingerprint of another one.
                first ??= attempt.Refusal;
                if (!_hostKeys.HasFingerprints || first.ErrorId == "HostKeyRevoked" || refused.Contains(attempt.RefusedType))
                {
                    throw first;
                }

                refused.Add(attempt.RefusedType);
            }
            catch (SshConnectionException exception) when (first is not null && exception.DisconnectReason == Renci.SshNet.Messages.Transport.DisconnectReason.KeyExchangeFailed)
            {
                throw first;
            }
            catch (SshAuthenticationException exception)
            {
                throw _signIn.Explain(exception);
            }
            catch (Exception exception) when (ConnectionFaults.Is(exception))
            {
                throw ConnectionFaults.Explain(exception, _settings);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _signIn.Dispose();
}
