using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;

namespace UserMigration.Engine.Stores.Http;

/// <summary>Draws conclusions from a request that failed because of its connection.</summary>
internal static class ConnectionFault
{
    private const string NothingSent = "Nothing was sent. ";

    /// <summary>Creates the exception for a failed request.</summary>
    /// <param name="exception">The cause.</param>
    /// <param name="distrust">The reason why the last certificate was not trusted, or null.</param>
    public static IdentityStoreException ToException(HttpRequestException exception, string? distrust) =>
        IsTrustFault(exception) ? new IdentityStoreException(
            IdentityStoreFault.Denied,
            "A secure connection to the store can't be established: " + (distrust ?? "the two sides do not support a common version or cipher of TLS.") + " " + NothingSent
                + "Check -Uri and the clock of this machine. If a proxy inspects encrypted connections, add its certificate authority to the trusted ones of this machine.",
            exception)
        : IsProxyFault(exception) ? new IdentityStoreException(
            IdentityStoreFault.Denied,
            "The proxy of this machine does not allow a connection to the store: " + exception.Message.TrimEnd('.') + ". " + NothingSent
                + "Configure the credential for the proxy, or bypass the proxy (the environment variables HTTPS_PROXY and NO_PROXY).",
            exception)
        : IsNeverConnected(exception) ? new IdentityStoreException(IdentityStoreFault.NotDone, "The store can't be reached.", exception)
        : new IdentityStoreException(IdentityStoreFault.Unresolved, "The connection to the store broke.", exception);

    private static bool IsTrustFault(HttpRequestException exception) =>
        exception.InnerException is AuthenticationException
        || exception.InnerException is WebException { Status: WebExceptionStatus.TrustFailure or WebExceptionStatus.SecureChannelFailure };

#if NET8_0_OR_GREATER
    private static bool IsProxyFault(HttpRequestException exception) => exception.HttpRequestError == HttpRequestError.ProxyTunnelError;
#else
    private static bool IsProxyFault(HttpRequestException exception) =>
        exception.InnerException is WebException { Response: HttpWebResponse { StatusCode: HttpStatusCode.ProxyAuthenticationRequired } };
#endif

    // It is only certain that nothing was sent if no connection was established, or the handshake did not end.
    private static bool IsNeverConnected(HttpRequestException exception) =>
        exception.InnerException is SocketException
        {
            SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.HostUnreachable or SocketError.NetworkUnreachable,
        }
        || exception.InnerException is WebException { Status: WebExceptionStatus.ConnectFailure or WebExceptionStatus.NameResolutionFailure }
#if NET8_0_OR_GREATER
        || exception.HttpRequestError == HttpRequestError.SecureConnectionError
#endif
        ;
}
