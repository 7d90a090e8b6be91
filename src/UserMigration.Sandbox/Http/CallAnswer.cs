using System;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Sandbox.Values;

namespace UserMigration.Sandbox.Http;

/// <summary>A complete answer that has not been sent: a step can still discard, truncate or replace it.</summary>
internal sealed class CallAnswer : IDisposable
{
    private const string JsonType = "application/json; charset=utf-8";

    private CallAnswer(int status, string contentType, Utf8Buffer body)
    {
        Status = status;
        ContentType = contentType;
        Body = body;
    }

    /// <summary>The HTTP status.</summary>
    public int Status { get; }

    public string ContentType { get; }

    public Utf8Buffer Body { get; }

    /// <summary>The error code of the API, or 0.</summary>
    public int Code { get; private init; }

    /// <summary>Whether it is an error of the API.</summary>
    public bool IsError { get; private init; }

    /// <summary>The <c>WWW-Authenticate</c> header, or null.</summary>
    public string? Challenge { get; private init; }

    /// <summary>Writes the body while it is sent, or null if the body is complete.</summary>
    public Func<PipeWriter, CancellationToken, Task>? Stream { get; private init; }

    /// <summary>Whether the body is JSON.</summary>
    public bool IsJson => ReferenceEquals(ContentType, JsonType);

    /// <summary>The seconds of a <c>Retry-After</c> header, or null.</summary>
    public int? RetryAfter { get; private init; }

    /// <summary>How the answer is delivered to the client.</summary>
    public AnswerDelivery Delivery { get; set; }

    /// <summary>Creates an answer in JSON.</summary>
    public static CallAnswer Json(Utf8Buffer body, int status = 200) => new(status, JsonType, body);

    /// <summary>Creates an error of the API, in JSON.</summary>
    public static CallAnswer JsonError(Utf8Buffer body, int status, int code, int? retryAfter, string? challenge = null) =>
        new(status, JsonType, body) { Code = code, IsError = true, RetryAfter = retryAfter, Challenge = challenge };

    /// <summary>Creates an answer of infrastructure in front of the API: an HTTP status without JSON.</summary>
    public static CallAnswer Plain(int status, string text, int? retryAfter = null) =>
        new(status, "text/plain; charset=utf-8", Buffer(text)) { RetryAfter = retryAfter };

    /// <summary>Creates a web page, as a proxy would show it.</summary>
    public static CallAnswer Html(int status, string title, string words, int? retryAfter = null) => new(
        status,
        "text/html; charset=utf-8",
        Buffer($"<!DOCTYPE html>\n<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{words}</p></body></html>\n"))
    {
        RetryAfter = retryAfter,
    };

    /// <summary>Creates no answer: the connection is reset, or the client waits in vain.</summary>
    public static CallAnswer None(AnswerDelivery delivery) => new(0, string.Empty, new Utf8Buffer(16)) { Delivery = delivery };

    /// <summary>Creates an answer without a body: HTTP 204.</summary>
    public static CallAnswer NoContent() => new(204, string.Empty, new Utf8Buffer(16));

    /// <summary>Creates an answer of JSON documents, one per line, which are written while they are sent.</summary>
    public static CallAnswer Lines(Func<PipeWriter, CancellationToken, Task> write) =>
        new(200, "application/x-ndjson", new Utf8Buffer(16)) { Stream = write };

    /// <summary>Replaces the body by other JSON.</summary>
    public void Rewrite(JsonNode json)
    {
        Body.Truncate(0);
        using Utf8JsonWriter writer = new(Body);
        json.WriteTo(writer);
    }

    public void Dispose() => Body.Dispose();

    private static Utf8Buffer Buffer(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Utf8Buffer body = new(bytes.Length);
        body.Append(bytes);
        return body;
    }
}
