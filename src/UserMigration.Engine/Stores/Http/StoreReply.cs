using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace UserMigration.Engine.Stores.Http;

/// <summary>A complete HTTP answer, from the store or from another server.</summary>
internal sealed class StoreReply
{
    private const int LongestText = 64 * 1024;

    private readonly byte[] _body;

    /// <summary>Creates a reply from an HTTP answer.</summary>
    /// <param name="response">The HTTP answer.</param>
    /// <param name="body">Its body.</param>
    /// <param name="now">The current time, used if the answer does not contain a time.</param>
    public StoreReply(HttpResponseMessage response, byte[] body, DateTimeOffset now)
    {
        _body = body;
        Status = (int)response.StatusCode;
        IsSuccess = response.IsSuccessStatusCode;
        Date = response.Headers.Date;
        RetryAfter = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - (Date ?? now),
            _ => null,
        };
        SaysWhenToRetry = response.Headers.RetryAfter is not null;
        IsHtml = IsOfHtml(response.Content.Headers.ContentType);
    }

    /// <summary>The HTTP status.</summary>
    public int Status { get; }

    /// <summary>Whether the status is 200 to 299.</summary>
    public bool IsSuccess { get; }

    /// <summary>The time of the server's clock; null if the answer does not contain it.</summary>
    public DateTimeOffset? Date { get; }

    /// <summary>The time to wait that the answer asks for; null if it asks for none, or in an unknown format.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>Whether the answer asks to wait.</summary>
    public bool SaysWhenToRetry { get; }

    /// <summary>Whether the answer is an HTML page, by its media type or by its first character.</summary>
    public bool IsHtml { get; }

    /// <summary>Whether the body is empty.</summary>
    public bool IsEmpty => _body.Length == 0;

    /// <summary>The body without a byte order mark.</summary>
    public ReadOnlyMemory<byte> Json => _body.AsMemory(MarkLength());

    /// <summary>Gets the body as text, truncated if it is very long.</summary>
    public string ToText() => Encoding.UTF8.GetString(_body, 0, Math.Min(_body.Length, LongestText));

    /// <summary>Parses the body as JSON; null if it is not JSON.</summary>
    public JsonDocument? ToJson()
    {
        try
        {
            return JsonDocument.Parse(Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // A byte order mark is not part of JSON, but a parser may ignore it (RFC 8259, section 8.1).
    private int MarkLength() => _body.Length >= 3 && _body[0] == 0xEF && _body[1] == 0xBB && _body[2] == 0xBF ? 3 : 0;

    private bool IsOfHtml(MediaTypeHeaderValue? type)
    {
        if (type?.MediaType is { } name && name.IndexOf("html", StringComparison.OrdinalIgnoreCase) >= 0)
        {
            return true;
        }

        int start = MarkLength();
        while (start < _body.Length && _body[start] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            start++;
        }

        return start < _body.Length && _body[start] == (byte)'<';
    }
}
