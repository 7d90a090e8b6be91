using System;
using System.Globalization;
using System.Text.Json;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Values;

namespace UserMigration.Sandbox.Scim.Answers;

/// <summary>Creates answers.</summary>
internal static class ScimAnswer
{
    /// <summary>Creates an answer.</summary>
    /// <param name="write">Writes the JSON.</param>
    /// <param name="status">The HTTP status.</param>
    public static CallAnswer Json(Action<Utf8JsonWriter> write, int status = 200) => CallAnswer.Json(JsonBuffer.Write(write), status);

    /// <summary>Creates an error (RFC 7644, section 3.12).</summary>
    public static CallAnswer Error(int status, string? type, string detail, int? retryAfter = null, string? challenge = null) =>
        CallAnswer.JsonError(JsonBuffer.Write(writer => WriteError(writer, status, type, detail)), status, status, retryAfter, challenge);

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
