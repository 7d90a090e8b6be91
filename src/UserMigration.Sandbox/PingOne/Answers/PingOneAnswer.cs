using System;
using System.Text.Json;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Values;

namespace UserMigration.Sandbox.PingOne.Answers;

/// <summary>Creates answers in JSON.</summary>
internal static class PingOneAnswer
{
    /// <summary>Creates an answer.</summary>
    /// <param name="write">Writes the JSON.</param>
    /// <param name="status">The HTTP status.</param>
    public static CallAnswer Json(Action<Utf8JsonWriter> write, int status = 200) => CallAnswer.Json(JsonBuffer.Write(write), status);

    /// <summary>Creates an error.</summary>
    public static CallAnswer Error(PingOneError error, int? retryAfter = null) => CallAnswer.JsonError(
        JsonBuffer.Write(writer =>
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
}
