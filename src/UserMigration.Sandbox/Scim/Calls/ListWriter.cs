using System;
using System.Text.Json;

namespace UserMigration.Sandbox.Scim.Calls;

/// <summary>Writes lists of resources (RFC 7644, section 3.4.2).</summary>
internal static class ListWriter
{
    /// <summary>Writes a list.</summary>
    /// <param name="writer">Receives the JSON.</param>
    /// <param name="total">The number of resources that were found.</param>
    /// <param name="count">The number of resources in the answer.</param>
    /// <param name="write">Writes the resources.</param>
    /// <param name="start">The number of the first resource, from 1.</param>
    public static void Write(Utf8JsonWriter writer, long total, int count, Action write, int start = 1)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("schemas"u8);
        writer.WriteStringValue("urn:ietf:params:scim:api:messages:2.0:ListResponse"u8);
        writer.WriteEndArray();
        writer.WriteNumber("totalResults"u8, total);
        writer.WriteNumber("startIndex"u8, start);
        writer.WriteNumber("itemsPerPage"u8, count);
        writer.WriteStartArray("Resources"u8);
        write();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
