using System;
using System.Net;
using System.Net.Http;

namespace UserMigration.Engine.Stores.Akamai;

/// <summary>What is concluded from an answer that is no JSON of the API: the same table, its HTTP side.</summary>
internal static class AkamaiHttp
{
    private static readonly string[] s_sizeWords =
    {
        "too large", "too big", "request size", "payload size", "body size", "size limit", "maximum size", "content length",
    };

    /// <summary>Makes the exception for an HTTP answer.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="body">Its body.</param>
    /// <param name="now">The time.</param>
    public static IdentityStoreException ToException(HttpResponseMessage response, string body, DateTimeOffset now)
    {
        int status = (int)response.StatusCode;
        string message = status == 200
            ? "The answer is no JSON of the store; something in front of it may have answered."
            : $"The answer is HTTP {status}, not one of the store's own.";
        return new IdentityStoreException(Conclude(response, body), message) { HttpStatus = status, RetryAfter = RetryAfter(response, now) };
    }

    /// <summary>Makes the exception for a call that was not answered.</summary>
    /// <param name="exception">What happened.</param>
    public static IdentityStoreException ToException(HttpRequestException exception)
    {
        bool isRefused = IsNeverConnected(exception);
        return new IdentityStoreException(
            isRefused ? IdentityStoreFault.NotDone : IdentityStoreFault.Unresolved,
            isRefused ? "The store can't be reached." : "The connection to the store broke.",
            exception);
    }

    /// <summary>How long an answer asks to wait; null where it does not say, or in a form that is not understood.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="now">The time, where the answer does not say it.</param>
    public static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - (response.Headers.Date ?? now),
        _ => null,
    };

    /// <summary>Whether a status stands for a call that is too large, because its text speaks of size.</summary>
    /// <param name="status">The status.</param>
    /// <param name="text">The text.</param>
    public static bool IsTooLarge(int status, string? text) =>
        status is 403 or 502 or 504
        && text is not null
        && Array.Exists(s_sizeWords, words => text.IndexOf(words, StringComparison.OrdinalIgnoreCase) >= 0);

    private static IdentityStoreFault Conclude(HttpResponseMessage response, string body)
    {
        int status = (int)response.StatusCode;
        return status switch
        {
            429 or 510 => IdentityStoreFault.NotDone,
            503 when response.Headers.RetryAfter is not null => IdentityStoreFault.NotDone,
            413 => IdentityStoreFault.TooLarge,
            _ when IsTooLarge(status, body) => IdentityStoreFault.TooLarge,
            401 or 403 => IdentityStoreFault.Denied,
            _ => IdentityStoreFault.Unresolved,
        };
    }

    // Certain only where no connection came about: then nothing was sent.
    private static bool IsNeverConnected(HttpRequestException exception) =>
        exception.InnerException is System.Net.Sockets.SocketException socket
            && socket.SocketErrorCode is System.Net.Sockets.SocketError.ConnectionRefused
                or System.Net.Sockets.SocketError.HostNotFound
                or System.Net.Sockets.SocketError.HostUnreachable
                or System.Net.Sockets.SocketError.NetworkUnreachable
            || exception.InnerException is WebException { Status: WebExceptionStatus.ConnectFailure or WebExceptionStatus.NameResolutionFailure };
}
