using System;
using System.Net.Sockets;
using Renci.SshNet.Common;
using Renci.SshNet.Messages.Transport;

namespace UserMigration.Engine.Transfer.Connection;

/// <summary>Explains why there is no connection.</summary>
internal static class ConnectionFaults
{
    private const string LostId = "SftpConnectionLost";
    private const string TimeoutId = "SftpTimeout";
    private const string RefusedId = "SftpConnectionRefused";
    private const string UnreachableId = "SftpHostUnreachable";
    private const string NotFoundId = "SftpHostNotFound";

    /// <summary>Whether an exception means that there is no connection, or that it was lost.</summary>
    /// <param name="exception">The exception.</param>
    public static bool Is(Exception exception) => exception is SocketException or ObjectDisposedException
        || (exception is SshException and not (SftpException or SshAuthenticationException))
        || exception is InvalidOperationException { Message: "The session is not open." };

    /// <summary>Whether a fault may pass, so that it is worth connecting again.</summary>
    /// <param name="exception">The exception.</param>
    public static bool MayPass(Exception? exception) =>
        exception is MigrationException { ErrorId: LostId or TimeoutId or RefusedId or UnreachableId or NotFoundId };

    /// <summary>Explains why a connection was lost.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="settings">The server.</param>
    public static MigrationException ExplainLoss(Exception exception, SftpSettings settings) => exception is SshOperationTimeoutException
        ? Silent(settings, exception)
        : Fault(LostId, settings, "closed the connection, or the network failed.", exception);

    /// <summary>Explains why a connection could not be opened.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="settings">The server.</param>
    public static MigrationException Explain(Exception exception, SftpSettings settings) => exception switch
    {
        SshOperationTimeoutException => Silent(settings, exception),
        SocketException { SocketErrorCode: SocketError.TimedOut } => Silent(settings, exception),
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } =>
            Fault(RefusedId, settings, "refused the connection: no SSH server listens at this port, or a firewall blocks it. Check the port.", exception),
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => new MigrationException(
            NotFoundId, MigrationFault.ConnectionFailed, $"The name '{settings.Address.Host}' can't be resolved. Check the spelling and the network.", settings.Address.ToString(), exception),
        SocketException socket => Fault(UnreachableId, settings, $"can't be reached: {socket.Message}. Check the network.", exception),
        SshConnectionException { DisconnectReason: DisconnectReason.KeyExchangeFailed } =>
            Fault("SftpAlgorithmsDiffer", settings, $"supports only algorithms that are not supported here, because they are outdated. {exception.Message}. Ask the operator to update the server.", exception),
        SshConnectionException when IsIdentification(exception) =>
            Fault("SftpNotSsh", settings, "did not identify itself as an SSH server. Check the port; SFTP usually has port 22. FTP and FTPS are other protocols.", exception),
        SshException { Message: var message } when message.StartsWith("Subsystem", StringComparison.Ordinal) =>
            Fault("SftpNotOffered", settings, "accepted the user, but does not offer SFTP to it. Ask the operator.", exception),
        _ => ExplainLoss(exception, settings),
    };

    private static bool IsIdentification(Exception exception) =>
        exception.Message.Contains("identification string") || exception.Message.Contains("banner line") || exception.Message.StartsWith("Server version", StringComparison.Ordinal);

    private static MigrationException Silent(SftpSettings settings, Exception exception) =>
        Fault(TimeoutId, settings, $"did not respond within {settings.Timeout.TotalSeconds:0.#} s. Check the address and the network, or use a longer -TimeoutSeconds.", exception);

    private static MigrationException Fault(string id, SftpSettings settings, string reason, Exception exception) =>
        new MigrationException(id, MigrationFault.ConnectionFailed, $"The server '{settings.Address}' {reason}", settings.Address.ToString(), exception);
}
