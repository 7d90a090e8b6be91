using System.Text.Json;

namespace UserMigration.Sandbox.Scim.Users;

/// <summary>Writes a user as tests and rehearsals read it: with what the store keeps and never answers.</summary>
internal static class StoredUser
{
    /// <summary>Writes a user.</summary>
    public static void Write(Utf8JsonWriter writer, UserRow row)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, row.Uid);
        writer.WritePropertyName("attributes"u8);
        writer.WriteRawValue(row.Document, skipInputValidation: true);
        writer.WriteBoolean("hasPassword"u8, row.HasPassword);
        writer.WriteNumber("version"u8, row.Version);
        writer.WriteString("created"u8, UserRow.TimeOf(row.Created));
        writer.WriteString("updated"u8, UserRow.TimeOf(row.Updated));
        writer.WriteEndObject();
    }
}
