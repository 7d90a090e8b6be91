using System;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using UserMigration.Sandbox.Calls;
using UserMigration.Sandbox.Values;

namespace UserMigration.Sandbox.Http;

/// <summary>An answer, whole and not yet sent: a step may still throw it away, cut it or put another in its place.</summary>
internal sealed class CallAnswer : IDisposable
{
    private const string TokenLetters = "abcdefghijklmnopqrstuvwxyz0123456789";
    private const string JsonType = "application/json; charset=utf-8";

    private CallAnswer(int status, string contentType, Utf8Buffer body)
    {
        Status = status;
        ContentType = contentType;
        Body = body;
    }

    /// <summary>The HTTP status: errors of the API come with 200 (contract of Akamai, section 1).</summary>
    public int Status { get; }

    public string ContentType { get; }

    public Utf8Buffer Body { get; }

    /// <summary>The API's error code, or 0.</summary>
    public int Code { get; private init; }

    /// <summary>Whether the body is JSON.</summary>
    public bool IsJson => ReferenceEquals(ContentType, JsonType);

    /// <summary>The seconds of a <c>Retry-After</c> header, or null.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>How it reaches the client.</summary>
    public AnswerDelivery Delivery { get; set; }

    /// <summary>An answer in JSON.</summary>
    public static CallAnswer Json(Utf8Buffer body) => new(200, JsonType, body);

    /// <summary>What infrastructure in front of the API would say: an HTTP status and no JSON.</summary>
    public static CallAnswer Plain(int status, string text, int? retryAfter = null) =>
        new(status, "text/plain; charset=utf-8", Buffer(text)) { RetryAfter = retryAfter };

    /// <summary>A page that a proxy would show to people.</summary>
    public static CallAnswer Html(int status, string title, string words) => new(
        status,
        "text/html; charset=utf-8",
        Buffer($"<!DOCTYPE html>\n<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{words}</p></body></html>\n"));

    /// <summary>No answer: the connection is reset, or the client waits in vain.</summary>
    public static CallAnswer None(AnswerDelivery delivery) => new(0, string.Empty, new Utf8Buffer(16)) { Delivery = delivery };

    /// <summary>An error of the API.</summary>
    public static CallAnswer Error(
        ApiError error,
        string description,
        string? argument = null,
        string? attribute = null,
        int status = 200,
        int? retryAfter = null)
    {
        Utf8Buffer body = new(512);
        using Utf8JsonWriter writer = new(body);
        writer.WriteStartObject();
        writer.WriteString("stat"u8, "error"u8);
        writer.WriteNumber("code"u8, error.Code);
        writer.WriteString("error"u8, error.Name);
        writer.WriteString("error_description"u8, description);
        writer.WriteString("request_token"u8, RandomNumberGenerator.GetString(TokenLetters, 16));
        WriteIfAny(writer, "argument_name", argument);
        WriteIfAny(writer, "attribute_name", attribute);
        writer.WriteEndObject();
        writer.Flush();
        return new CallAnswer(status, JsonType, body) { Code = error.Code, RetryAfter = retryAfter };
    }

    /// <summary>Puts other JSON in place of the body.</summary>
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

    private static void WriteIfAny(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
