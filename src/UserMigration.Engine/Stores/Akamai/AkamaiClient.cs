using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace UserMigration.Engine.Stores.Akamai;

/// <summary>Makes calls: a form is posted, JSON comes back, and errors come with HTTP 200 (contract, section 1).</summary>
internal sealed class AkamaiClient : IDisposable
{
    private const int LargestAnswer = 64 * 1024 * 1024;
    private const int LongestText = 64 * 1024;

    private readonly HttpClient _http;
    private readonly IAkamaiAuthentication _authentication;
    private readonly TimeProvider _time;

    public AkamaiClient(Uri uri, IAkamaiAuthentication authentication, TimeProvider time)
    {
        _authentication = authentication;
        _time = time;
        HttpClientHandler handler = new HttpClientHandler
        {
            // A redirect would carry the credential, and with it the passwords, to somewhere else.
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            UseCookies = false,
            UseProxy = !uri.IsLoopback,
            MaxConnectionsPerServer = 256,
#if NETFRAMEWORK
            // What the host process prefers can be older.
            SslProtocols = System.Security.Authentication.SslProtocols.Tls12,
#endif
        };
        _http = new HttpClient(handler)
        {
            BaseAddress = uri,
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = LargestAnswer,
        };
        _http.DefaultRequestHeaders.ExpectContinue = false;
    }

    public Uri Uri => _http.BaseAddress!;

    /// <summary>How far the server's clock is ahead of ours; null before its first answer.</summary>
    public TimeSpan? ClockOffset { get; private set; }

    /// <summary>Makes a call.</summary>
    /// <param name="call">Its name.</param>
    /// <param name="body">Its fields.</param>
    /// <param name="timeout">The time it is given.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The answer, which says ok.</returns>
    /// <exception cref="IdentityStoreException">It failed.</exception>
    public async Task<JsonDocument> CallAsync(string call, FormBody body, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        try
        {
            using HttpRequestMessage request = MakeRequest(call, body);
            using HttpResponseMessage response = await _http.SendAsync(request, limit.Token).ConfigureAwait(false);
            ClockOffset = response.Headers.Date is { } date ? date - _time.GetUtcNow() : ClockOffset;
            return await ReadAsync(response).ConfigureAwait(false);
        }
        catch (HttpRequestException exception)
        {
            throw AkamaiHttp.ToException(exception);
        }
        catch (IOException exception)
        {
            throw new IdentityStoreException(IdentityStoreFault.Unresolved, "The connection to the store broke.", exception);
        }
        catch (InvalidDataException exception)
        {
            throw new IdentityStoreException(IdentityStoreFault.Unresolved, "The answer is not packed as it says.", exception);
        }
        catch (ObjectDisposedException exception)
        {
            throw new IdentityStoreException(IdentityStoreFault.Denied, "The session was disconnected.", exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new IdentityStoreException(
                IdentityStoreFault.Unresolved,
                $"The store did not answer within {timeout.TotalSeconds:0} s.",
                exception);
        }
    }

    /// <summary>Takes the credential out of the store's words.</summary>
    public string Mask(string words) => _authentication.Mask(words);

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage MakeRequest(string call, FormBody body)
    {
        ArraySegment<byte> bytes = body.ToBytes();
        ByteArrayContent content = new ByteArrayContent(bytes.Array!, bytes.Offset, bytes.Count);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded") { CharSet = "utf-8" };
        HttpRequestMessage request = new HttpRequestMessage(HttpMethod.Post, call) { Content = content };
        _authentication.Apply(request, call, body);
        return request;
    }

    private async Task<JsonDocument> ReadAsync(HttpResponseMessage response)
    {
        byte[] bytes = await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
        JsonDocument? document = Parse(bytes);
        if (document is null)
        {
            throw AkamaiHttp.ToException(response, TextOf(bytes), _time.GetUtcNow());
        }

        if (response.IsSuccessStatusCode && AkamaiAnswer.IsOk(document.RootElement))
        {
            return document;
        }

        using (document)
        {
            throw AkamaiAnswer.IsError(document.RootElement) && !IsOfHttp(response)
                ? ToException(document.RootElement, response)
                : AkamaiHttp.ToException(response, TextOf(bytes), _time.GetUtcNow());
        }
    }

    // These statuses decide by themselves, whatever the body says: they stand first in the table.
    private static bool IsOfHttp(HttpResponseMessage response) =>
        (int)response.StatusCode is 413 or 429 or 510 || response.StatusCode == HttpStatusCode.ServiceUnavailable;

    // The table is ordered: words of size under 403, 502 and 504 (row 2), 401 and 403 (row 3) and 5xx (row 4) come before
    // what is refused of a call (row 5).
    private static IdentityStoreFault Conclude(int? code, int status, string? words)
    {
        IdentityStoreFault fault = AkamaiCodes.Conclude(code);
        return fault == IdentityStoreFault.NotDone ? fault
            : AkamaiHttp.IsTooLarge(status, words) ? IdentityStoreFault.TooLarge
            : status is 401 or 403 ? IdentityStoreFault.Denied
            : fault == IdentityStoreFault.Refused && status >= 500 ? IdentityStoreFault.Unresolved
            : fault;
    }

    private static string TextOf(byte[] bytes) => Encoding.UTF8.GetString(bytes, 0, Math.Min(bytes.Length, LongestText));

    private static JsonDocument? Parse(byte[] bytes)
    {
        // A byte order mark is no part of JSON, but may be ignored (RFC 8259, section 8.1).
        bool hasMark = bytes.Length > 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF;
        try
        {
            return JsonDocument.Parse(hasMark ? bytes.AsMemory(3) : bytes);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private IdentityStoreException ToException(JsonElement error, HttpResponseMessage response)
    {
        int? code = AkamaiAnswer.Code(error);
        string name = AkamaiAnswer.Name(error) ?? "error";
        string? reference = AkamaiAnswer.Reference(error);
        string? advice = code == AkamaiCodes.InvalidClientCredentials ? _authentication.Advice : null;
        return new IdentityStoreException(
            Conclude(code, (int)response.StatusCode, AkamaiAnswer.Words(error)),
            $"The store answered {code} {name}"
                + (reference is null ? "." : $" (reference {reference}).")
                + (advice is null ? string.Empty : " " + advice))
        {
            Code = code,
            IsDuplicate = AkamaiCodes.IsDuplicate(code),
            HttpStatus = (int)response.StatusCode,
            ErrorName = name,
            RequestToken = reference,
            ServerMessage = AkamaiAnswer.Words(error) is { } words ? Mask(words) : null,
            Argument = AkamaiAnswer.Text(error, "argument_name"),
            RetryAfter = AkamaiHttp.RetryAfter(response, _time.GetUtcNow()),
        };
    }
}
