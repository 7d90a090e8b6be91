using System.Text.Json;

namespace UserMigration.Sandbox.PingOne.Users;

/// <summary>Writes a user as tests and rehearsals read it: with what the store keeps and never answers.</summary>
internal static class StoredUser
{
    /// <summary>Writes a user.</summary>
    public static void Write(Utf8JsonWriter writer, UserRow row)
    {
        writer.WriteStartObject();
        writer.WriteNumber("passwordsSet"u8, row.Passwords);
        writer.WriteString("encoding"u8, row.Encoding);
        writer.WritePropertyName("user"u8);
        UserWriter.Write(writer, row);
        writer.WriteEndObject();
    }
}
