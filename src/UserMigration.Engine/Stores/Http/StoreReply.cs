using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace UserMigration.Engine.Stores.Http;

/// <summary>An HTTP answer, read whole; whoever it is from.</summary>
internal sealed class StoreReply
{
    private const int LongestText = 64 * 1024;

    private readonly byte[] _body;

    /// <summary>Makes a reply.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="body">Its body.</param>
    /// <param name="now">The time, where the answer does not say it.</param>
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

    /// <summary>The time by the server's clock; null where it does not say.</summary>
    public DateTimeOffset? Date { get; }

    /// <summary>How long it asks to wait; null where it does not say, or in a form that is not understood.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>Whether it asks to wait.</summary>
    public bool SaysWhenToRetry { get; }

    /// <summary>Whether it is a page for people, by its type or by how it begins.</summary>
    public bool IsHtml { get; }

    /// <summary>Whether nothing is in it.</summary>
    public bool IsEmpty => _body.Length == 0;

    /// <summary>The body as text, cut where it is very long.</summary>
    public string ToText() => Encoding.UTF8.GetString(_body, 0, Math.Min(_body.Length, LongestText));

    /// <summary>The body as JSON; null where it is none.</summary>
    public JsonDocument? ToJson()
    {
        int start = MarkLength();
        try
        {
            return JsonDocument.Parse(_body.AsMemory(start));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // A byte order mark is no part of JSON, but may be ignored (RFC 8259, section 8.1).
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
