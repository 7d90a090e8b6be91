using System.Security.Cryptography;
using System.Text.Json;
using UserMigration.Sandbox.Akamai.Calls;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Values;

namespace UserMigration.Sandbox.Akamai.Answers;

/// <summary>
/// Creates errors in the form of Akamai: under HTTP 200, with a code, a name and a token (contract of Akamai, sections
/// 1 and 5).
/// </summary>
internal static class AkamaiAnswer
{
    private const string TokenLetters = "abcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>Creates an error of the API.</summary>
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
        return CallAnswer.JsonError(body, status, error.Code, retryAfter);
    }

    private static void WriteIfAny(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
