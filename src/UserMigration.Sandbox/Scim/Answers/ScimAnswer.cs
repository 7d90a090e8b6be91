using System;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Values;

namespace UserMigration.Sandbox.Scim.Answers;

/// <summary>Creates answers.</summary>
internal static class ScimAnswer
{
    private static readonly JsonWriterOptions s_json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>Writes JSON.</summary>
    public static Utf8Buffer Write(Action<Utf8JsonWriter> write)
    {
        Utf8Buffer body = new(4096);
        using Utf8JsonWriter writer = new(body, s_json);
        write(writer);
        writer.Flush();
        return body;
    }

    /// <summary>Creates an error (RFC 7644, section 3.12).</summary>
    public static CallAnswer Error(int status, string? type, string detail, int? retryAfter = null, string? challenge = null) =>
        CallAnswer.JsonError(Write(writer => WriteError(writer, status, type, detail)), status, status, retryAfter, challenge);

    /// <summary>Creates the answer for a client that is not accepted.</summary>
    public static CallAnswer Denied() => Error(401, null, "The credential is missing or not accepted.", challenge: "Bearer");

    /// <summary>Writes an error.</summary>
    public static void WriteError(Utf8JsonWriter writer, int status, string? type, string detail)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("schemas"u8);
        writer.WriteStringValue("urn:ietf:params:scim:api:messages:2.0:Error"u8);
        writer.WriteEndArray();
        writer.WriteString("status"u8, status.ToString(CultureInfo.InvariantCulture));
        if (type is not null)
        {
            writer.WriteString("scimType"u8, type);
        }

        writer.WriteString("detail"u8, detail);
        writer.WriteEndObject();
    }
}
