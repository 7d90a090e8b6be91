using System;
using System.Text.Encodings.Web;
using System.Text.Json;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Values;

namespace UserMigration.Sandbox.PingOne.Answers;

/// <summary>Creates answers in JSON.</summary>
internal static class PingOneAnswer
{
    private static readonly JsonWriterOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Creates an answer.</summary>
    /// <param name="write">Writes the JSON.</param>
    /// <param name="status">The HTTP status.</param>
    public static CallAnswer Json(Action<Utf8JsonWriter> write, int status = 200)
    {
        Utf8Buffer body = Write(write);
        return CallAnswer.Json(body, status);
    }

    /// <summary>Creates an error.</summary>
    public static CallAnswer Error(PingOneError error, int? retryAfter = null) => CallAnswer.JsonError(
        Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("id"u8, Guid.NewGuid());
            writer.WriteString("code"u8, error.Code);
            writer.WriteString("message"u8, error.Message);
            if (error.Details.Count > 0)
            {
                writer.WriteStartArray("details"u8);
                foreach (PingOneDetail detail in error.Details)
                {
                    WriteDetail(writer, detail);
                }

                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        }),
        error.Status,
        error.Status,
        retryAfter,
        error.Status == 401 ? "Bearer error=\"invalid_token\"" : null);

    /// <summary>Creates an error of the token endpoint (RFC 6749, section 5.2).</summary>
    public static CallAnswer OAuthError(string error, string description, int status, int? retryAfter = null) => CallAnswer.JsonError(
        Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("error"u8, error);
            writer.WriteString("error_description"u8, description);
            writer.WriteEndObject();
        }),
        status,
        status,
        retryAfter);

    private static void WriteDetail(Utf8JsonWriter writer, PingOneDetail detail)
    {
        writer.WriteStartObject();
        writer.WriteString("code"u8, detail.Code);
        writer.WriteString("target"u8, detail.Target);
        writer.WriteString("message"u8, detail.Message);
        if (detail.Pattern is not null || detail.Most is not null)
        {
            writer.WriteStartObject("innerError"u8);
            if (detail.Pattern is not null)
            {
                writer.WriteString("allowedPattern"u8, detail.Pattern);
            }

            if (detail.Most is int most)
            {
                writer.WriteNumber("rangeMinimumValue"u8, 1);
                writer.WriteNumber("rangeMaximumValue"u8, most);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static Utf8Buffer Write(Action<Utf8JsonWriter> write)
    {
        Utf8Buffer body = new(4096);
        using Utf8JsonWriter writer = new(body, s_json);
        write(writer);
        writer.Flush();
        return body;
    }
}
