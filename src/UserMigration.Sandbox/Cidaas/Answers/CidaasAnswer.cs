using System;
using System.Text.Json;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Values;

namespace UserMigration.Sandbox.Cidaas.Answers;

/// <summary>Creates answers: the envelope <c>{success, status, data}</c>, and errors in the requested form.</summary>
internal static class CidaasAnswer
{
    /// <summary>Creates an answer with any JSON.</summary>
    public static CallAnswer Json(Action<Utf8JsonWriter> write) => CallAnswer.Json(JsonBuffer.Write(write));

    /// <summary>Creates an answer in the envelope that all APIs except the token endpoint use.</summary>
    /// <param name="data">Writes the value of <c>data</c>.</param>
    public static CallAnswer Envelope(Action<Utf8JsonWriter> data) => Json(writer =>
    {
        writer.WriteStartObject();
        writer.WriteBoolean("success"u8, true);
        writer.WriteNumber("status"u8, 200);
        writer.WritePropertyName("data"u8);
        data(writer);
        writer.WriteEndObject();
    });

    /// <summary>Creates an error in one of the forms.</summary>
    public static CallAnswer Error(ErrorShape shape, CidaasError error, int? retryAfter = null)
    {
        if (shape == ErrorShape.Html)
        {
            return CallAnswer.Html(error.Status, "Error", error.Text, retryAfter);
        }

        Utf8Buffer body = JsonBuffer.Write(writer =>
        {
            writer.WriteStartObject();
            if (shape == ErrorShape.Wrapped)
            {
                writer.WriteStartObject("ErrorResp"u8);
                WriteRoot(writer, shape, error);
                writer.WriteEndObject();
            }
            else
            {
                WriteRoot(writer, shape, error);
            }

            writer.WriteEndObject();
        });
        return CallAnswer.JsonError(body, error.Status, error.Number, retryAfter, error.Challenge);
    }

    private static void WriteRoot(Utf8JsonWriter writer, ErrorShape shape, CidaasError error)
    {
        writer.WriteBoolean("success"u8, false);
        writer.WriteNumber("status"u8, error.Status);
        switch (shape)
        {
            case ErrorShape.Wrapped:
                WriteText(writer, "code", error.Code);
                writer.WriteString("error"u8, error.Text);
                break;
            case ErrorShape.Object:
                writer.WriteStartObject("error"u8);
                writer.WriteNumber("code"u8, error.Number);
                writer.WriteString("moreInfo"u8, string.Empty);
                writer.WriteString("type"u8, "SandboxException"u8);
                writer.WriteNumber("status"u8, error.Status);
                writer.WriteString("referenceNumber"u8, Guid.NewGuid());
                writer.WriteString("error"u8, error.Text);
                writer.WriteEndObject();
                break;
            case ErrorShape.RefNumber:
                writer.WriteNumber("code"u8, error.Number);
                writer.WriteString("error"u8, error.Text);
                writer.WriteString("refnumber"u8, Guid.NewGuid());
                break;
            default:
                writer.WriteNumber("code"u8, error.Number);
                writer.WriteString("error"u8, error.Text);
                writer.WriteString("referenceNumber"u8, Guid.NewGuid());
                writer.WriteString("error_description"u8, error.Text);
                break;
        }
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
