using System;
using System.Collections.Concurrent;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Stores.Http;

namespace UserMigration.Engine.Stores.Akamai;

/// <summary>Makes calls to the API: it posts a form and receives JSON. Errors also have the status HTTP 200 (contract, section 1).</summary>
internal sealed class AkamaiClient : IDisposable
{
    private readonly StoreHttp _http;
    private readonly IAkamaiAuthentication _authentication;
    private readonly TimeProvider _time;

    // The few calls of the API. To combine addresses for each call costs more than the rest of a request.
    private readonly ConcurrentDictionary<string, Uri> _addresses = new ConcurrentDictionary<string, Uri>(StringComparer.Ordinal);

    public AkamaiClient(Uri uri, IAkamaiAuthentication authentication, TimeProvider time)
    {
        Uri = uri;
        _authentication = authentication;
        _time = time;
        _http = new StoreHttp(time);
    }

    public Uri Uri { get; }

    /// <summary>How far the clock of the server is ahead of this machine; null before the first answer.</summary>
    public TimeSpan? ClockOffset { get; private set; }

    /// <summary>Makes a call.</summary>
    /// <param name="call">The name of the call.</param>
    /// <param name="body">The fields of the call.</param>
    /// <param name="timeout">The time after which the call is abandoned.</param>
    /// <param name="cancellationToken">Stops waiting for the answer.</param>
    /// <returns>The answer, which reports success.</returns>
    /// <exception cref="IdentityStoreException">The call failed.</exception>
    public async Task<JsonDocument> CallAsync(string call, FormBody body, TimeSpan timeout, CancellationToken cancellationToken) =>
        Read(await SendAsync(call, body, timeout, cancellationToken).ConfigureAwait(false));

    /// <summary>Makes a call whose answer is too large to be parsed as a document.</summary>
    /// <param name="call">The name of the call.</param>
    /// <param name="body">The fields of the call.</param>
    /// <param name="timeout">The time after which the call is abandoned.</param>
    /// <param name="read">Reads the answer; null if it does not report success.</param>
    /// <param name="cancellationToken">Stops waiting for the answer.</param>
    /// <exception cref="IdentityStoreException">The call failed.</exception>
    public async Task<T> CallAsync<T>(string call, FormBody body, TimeSpan timeout, Func<ReadOnlyMemory<byte>, T?> read, CancellationToken cancellationToken)
        where T : class
    {
        StoreReply reply = await SendAsync(call, body, timeout, cancellationToken).ConfigureAwait(false);
        if (reply.IsSuccess && read(reply.Json) is { } result)
        {
            return result;
        }

        using JsonDocument document = Read(reply);
        throw new IdentityStoreException(IdentityStoreFault.Unresolved, "The store answered in an unexpected format.");
    }

    /// <summary>Removes the credential from a text of the store.</summary>
    public string Mask(string words) => _authentication.Mask(words);

    public void Dispose() => _http.Dispose();

    private async Task<StoreReply> SendAsync(string call, FormBody body, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = CreateRequest(call, body);
        StoreReply reply = await _http.SendAsync(request, timeout, cancellationToken).ConfigureAwait(false);
        ClockOffset = reply.Date is { } date ? date - _time.GetUtcNow() : ClockOffset;
        return reply;
    }

    private HttpRequestMessage CreateRequest(string call, FormBody body)
    {
        StoreContent content = body.ToContent(new MediaTypeHeaderValue("application/x-www-form-urlencoded") { CharSet = "utf-8" });
        HttpRequestMessage request = new HttpRequestMessage(HttpMethod.Post, _addresses.GetOrAdd(call, name => new Uri(Uri, name))) { Content = content };
        _authentication.Apply(request, call, body);
        return request;
    }

    private JsonDocument Read(StoreReply reply)
    {
        JsonDocument? document = reply.ToJson();
        if (document is null)
        {
            throw AkamaiHttp.ToException(reply);
        }

        if (reply.IsSuccess && AkamaiAnswer.IsOk(document.RootElement))
        {
            return document;
        }

        using (document)
        {
            throw AkamaiAnswer.IsError(document.RootElement) && !IsOfHttp(reply.Status)
                ? ToException(document.RootElement, reply)
                : AkamaiHttp.ToException(reply);
        }
    }

    // These statuses determine the outcome, regardless of the body.
    private static bool IsOfHttp(int status) => status is 413 or 429 or 503 or 510;

    private IdentityStoreException ToException(JsonElement error, StoreReply reply)
    {
        int? code = AkamaiAnswer.Code(error);
        string name = AkamaiAnswer.Name(error) ?? "error";
        string? reference = AkamaiAnswer.Reference(error);
        string? advice = code == AkamaiCodes.InvalidClientCredentials ? _authentication.Advice : null;
        string? words = AkamaiAnswer.Words(error);
        IdentityStoreException exception = AkamaiFailures.Table.Find(new StoreFailure(reply.Status, code, reply.SaysWhenToRetry, words)).CreateException(
            $"The store answered {code} {name}"
                + (reference is null ? "." : $" (reference {reference}).")
                + (advice is null ? string.Empty : " " + advice));
        exception.Code = code;
        exception.IsDuplicate = AkamaiCodes.IsDuplicate(code);
        exception.HttpStatus = reply.Status;
        exception.ErrorName = name;
        exception.RequestToken = reference;
        exception.ServerMessage = words is null ? null : Mask(words);
        exception.Argument = AkamaiAnswer.Text(error, "argument_name");
        exception.RetryAfter = reply.RetryAfter;
        return exception;
    }
}
