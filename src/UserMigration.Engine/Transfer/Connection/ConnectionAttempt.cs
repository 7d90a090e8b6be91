using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Renci.SshNet;
using Renci.SshNet.Common;
using UserMigration.Engine.Transfer.Hosts;

namespace UserMigration.Engine.Transfer.Connection;

/// <summary>An attempt to connect.</summary>
internal sealed class ConnectionAttempt : IDisposable
{
    private readonly AuthenticationMethod[] _methods;
    private readonly ConnectionInfo _info;
    private readonly HostKeyCheck _hostKeys;

    /// <summary>Creates an attempt.</summary>
    /// <param name="settings">The server and the user.</param>
    /// <param name="hostKeys">The expected host keys.</param>
    /// <param name="signIn">How the user signs in.</param>
    public ConnectionAttempt(SftpSettings settings, HostKeyCheck hostKeys, SignIn signIn)
    {
        _hostKeys = hostKeys;
        _methods = signIn.CreateMethods();
        _info = new ConnectionInfo(settings.Address.Host, settings.Address.Port, settings.UserName, _methods) { Timeout = settings.Timeout };
    }

    /// <summary>Why the host key was refused, or null.</summary>
    public MigrationException? Refusal { get; private set; }

    /// <summary>The type of the host key that was refused.</summary>
    public string RefusedType { get; private set; } = string.Empty;

    /// <summary>Chooses the algorithms.</summary>
    /// <param name="leftOut">The types of the host keys that the server must not present.</param>
    /// <returns>Whether a type of host key is left.</returns>
    public bool Choose(IReadOnlyCollection<string> leftOut) => Algorithms.Choose(_info, _hostKeys.KnownTypes, leftOut);

    /// <summary>Connects.</summary>
    /// <param name="keepAlive">How often to send a message, so that no firewall closes the connection.</param>
    /// <param name="packetSize">The size of a packet, in bytes.</param>
    /// <param name="cancellationToken">A token that cancels connecting.</param>
    public async Task<SftpClient> ConnectAsync(TimeSpan keepAlive, uint packetSize, CancellationToken cancellationToken)
    {
        SftpClient client = new SftpClient(_info) { OperationTimeout = _info.Timeout, KeepAliveInterval = keepAlive, BufferSize = packetSize };
        client.HostKeyReceived += OnHostKey;
        bool isConnected = false;
        try
        {
            await client.ConnectAsync(cancellationToken).ConfigureAwait(false);
            isConnected = true;
            return client;
        }
        finally
        {
            if (!isConnected)
            {
                client.Dispose();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(_methods, method => (method as IDisposable)?.Dispose());

    private void OnHostKey(object? sender, HostKeyEventArgs arguments)
    {
        HostKey key = new HostKey(arguments.HostKey);
        Refusal = _hostKeys.FindFault(key);
        RefusedType = key.Type;
        arguments.CanTrust = Refusal is null;
    }
}
