using System;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace UserMigration.Sandbox.Cidaas.Users;

/// <summary>
/// Writes a user as tests and rehearsals read it. The attributes have the form of a flat record, with those of the
/// identity of the provider <c>self</c>, or of the first identity.
/// </summary>
internal static class StoredUser
{
    /// <summary>Writes a user.</summary>
    public static void Write(Utf8JsonWriter writer, UserRow row)
    {
        using JsonDocument document = JsonDocument.Parse(row.Document);
        JsonElement identities = document.RootElement.GetProperty("identities"u8);
        writer.WriteStartObject();
        writer.WriteString("sub"u8, row.Sub);
        writer.WriteStartObject("attributes"u8);
        WriteAccount(writer, document.RootElement.GetProperty("account"u8));
        WriteMembers(writer, MainOf(identities));
        writer.WritePropertyName("customFields"u8);
        document.RootElement.GetProperty("customFields"u8).WriteTo(writer);
        writer.WriteEndObject();
        writer.WritePropertyName("identities"u8);
        identities.WriteTo(writer);
        writer.WriteBoolean("hasPassword"u8, row.Passwords > 0);
        writer.WriteNumber("passwordsSet"u8, row.Passwords);
        writer.WriteString("algorithmTypeId"u8, row.Algorithm.Length == 0 ? null : row.Algorithm);
        writer.WriteBoolean("isScheduledForDeletion"u8, row.IsScheduled);
        writer.WriteNumber("written"u8, row.Written);
        writer.WriteString("created"u8, TimeOf(row.Created));
        writer.WriteString("updated"u8, TimeOf(row.Updated));
        writer.WriteEndObject();
    }

    private static JsonElement MainOf(JsonElement identities)
    {
        JsonElement main = identities.EnumerateArray().FirstOrDefault(identity => identity.GetProperty("provider"u8).ValueEquals("self"u8));
        return main.ValueKind == JsonValueKind.Object ? main : identities[0];
    }

    private static void WriteAccount(Utf8JsonWriter writer, JsonElement account)
    {
        if (!account.TryGetProperty("userStatus"u8, out _))
        {
            writer.WriteString("userStatus"u8, "VERIFIED"u8);
        }

        WriteMembers(writer, account);
    }

    private static void WriteMembers(Utf8JsonWriter writer, JsonElement owner)
    {
        foreach (JsonProperty member in owner.EnumerateObject())
        {
            member.WriteTo(writer);
        }
    }

    private static string TimeOf(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond)
        .ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
