using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;

namespace UserMigration.Engine.Stores.Http;

/// <summary>What can be concluded where a request had no answer because of its connection.</summary>
internal static class ConnectionFault
{
    private const string NothingSent = "Nothing was sent. ";

    /// <summary>Makes the exception.</summary>
    /// <param name="exception">What was met.</param>
    /// <param name="distrust">Why the last certificate was not trusted, or null.</param>
    public static IdentityStoreException ToException(HttpRequestException exception, string? distrust) =>
        IsTrustFault(exception) ? new IdentityStoreException(
            IdentityStoreFault.Denied,
            "No secure connection to the store came about: " + (distrust ?? "the two sides agree on no version or cipher of TLS.") + " " + NothingSent
                + "Check -Uri and the clock of this machine. Where a proxy opens encrypted connections, add its certificate authority to those that this machine trusts.",
            exception)
        : IsProxyFault(exception) ? new IdentityStoreException(
            IdentityStoreFault.Denied,
            "The proxy of this machine lets no connection to the store through: " + exception.Message.TrimEnd('.') + ". " + NothingSent
                + "Give the proxy its credential, or reach the store without it (the environment variables HTTPS_PROXY and NO_PROXY).",
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

    // Certain only where no connection came about, or the handshake did not end: then nothing was sent.
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
