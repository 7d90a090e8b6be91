using System;
using System.Globalization;
using System.Text.Json;

namespace UserMigration.Sandbox.PingOne.Users;

/// <summary>Writes users as answers show them: never with their password.</summary>
internal static class UserWriter
{
    /// <summary>Writes a user.</summary>
    public static void Write(Utf8JsonWriter writer, UserRow row)
    {
        using JsonDocument document = JsonDocument.Parse(row.Document);
        bool hasMfa = document.RootElement.TryGetProperty("mfaEnabled"u8, out JsonElement mfa) && mfa.GetBoolean();
        writer.WriteStartObject();
        writer.WriteString("id"u8, row.Id);
        WriteReference(writer, "environment", PingOneIds.Environment);
        WriteReference(writer, "population", row.Population);
        writer.WriteString("createdAt"u8, TimeOf(row.Created));
        writer.WriteString("updatedAt"u8, TimeOf(row.Updated));
        writer.WriteBoolean("enabled"u8, true);
        writer.WriteBoolean("mfaEnabled"u8, hasMfa);
        WriteLifecycle(writer, document.RootElement);
        foreach (JsonProperty member in document.RootElement.EnumerateObject())
        {
            if (member.Name is not ("mfaEnabled" or "lifecycle"))
            {
                member.WriteTo(writer);
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteLifecycle(Utf8JsonWriter writer, JsonElement user)
    {
        writer.WriteStartObject("lifecycle"u8);
        string? status = user.TryGetProperty("lifecycle"u8, out JsonElement lifecycle) && lifecycle.TryGetProperty("status"u8, out JsonElement given) ? given.GetString() : null;
        writer.WriteString("status"u8, status ?? "ACCOUNT_OK");
        writer.WriteEndObject();
    }

    private static void WriteReference(Utf8JsonWriter writer, string name, string id)
    {
        writer.WriteStartObject(name);
        writer.WriteString("id"u8, id);
        writer.WriteEndObject();
    }

    private static string TimeOf(long milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
