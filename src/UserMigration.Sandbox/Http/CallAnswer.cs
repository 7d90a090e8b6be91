using System;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using UserMigration.Sandbox.Calls;
using UserMigration.Sandbox.Values;

namespace UserMigration.Sandbox.Http;

/// <summary>An answer, whole and not yet sent: a step may still throw it away, cut it or put another in its place.</summary>
internal sealed class CallAnswer : IDisposable
{
    private const string TokenLetters = "abcdefghijklmnopqrstuvwxyz0123456789";

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

    /// <summary>An answer in JSON.</summary>
    public static CallAnswer Json(Utf8Buffer body) => new(200, "application/json; charset=utf-8", body);

    /// <summary>What infrastructure in front of the API would say: an HTTP status and no JSON.</summary>
    public static CallAnswer Plain(int status, string text)
    {
        Utf8Buffer body = new(256);
        body.Append(Encoding.UTF8.GetBytes(text));
        return new CallAnswer(status, "text/plain; charset=utf-8", body);
    }

    /// <summary>An error of the API.</summary>
    public static CallAnswer Error(ApiError error, string description, string? argument = null, string? attribute = null)
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
        return Json(body);
    }

    public void Dispose() => Body.Dispose();

    private static void WriteIfAny(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
