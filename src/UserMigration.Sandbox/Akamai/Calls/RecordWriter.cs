using System.Text.Json;
using UserMigration.Sandbox.Akamai.Schema;
using UserMigration.Sandbox.Akamai.Storage;
using UserMigration.Sandbox.Akamai.Values;

namespace UserMigration.Sandbox.Akamai.Calls;

/// <summary>
/// Writes a stored record in the form of its schema: an attribute without a value is null, an object has all its parts,
/// a plural is an array (contract of Akamai, section 3).
/// </summary>
internal static class RecordWriter
{
    /// <summary>Writes a record.</summary>
    /// <param name="writer">The writer of the answer.</param>
    /// <param name="type">The entity type.</param>
    /// <param name="row">The record.</param>
    /// <param name="selection">The attributes, or null for all.</param>
    /// <param name="showsPasswords">Whether the client may read passwords.</param>
    public static void Write(Utf8JsonWriter writer, EntityType type, EntityRow row, AttributeSelection? selection, bool showsPasswords)
    {
        using JsonDocument document = JsonDocument.Parse(row.Document);
        writer.WriteStartObject();
        foreach (AttributeDefinition attribute in type.Attributes.Attributes)
        {
            if ((selection is not null && !selection.Has(attribute)) || (attribute.Kind == AttributeKind.Password && !showsPasswords))
            {
                continue;
            }

            writer.WritePropertyName(attribute.Name);
            if (attribute.IsReserved)
            {
                WriteReserved(writer, attribute, row);
            }
            else
            {
                WriteValue(writer, attribute, Member(document.RootElement, attribute), selection);
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteReserved(Utf8JsonWriter writer, AttributeDefinition attribute, EntityRow row)
    {
        switch (attribute.Name)
        {
            case "id":
                writer.WriteNumberValue(row.Id);
                break;
            case "uuid":
                writer.WriteStringValue(row.Uuid);
                break;
            case "created":
                writer.WriteStringValue(DateConverter.ToServerTime(row.Created));
                break;
            default:
                writer.WriteStringValue(DateConverter.ToServerTime(row.LastUpdated));
                break;
        }
    }

    private static void WriteValue(Utf8JsonWriter writer, AttributeDefinition attribute, JsonElement? value, AttributeSelection? selection)
    {
        if (attribute.Kind == AttributeKind.Object)
        {
            WriteObject(writer, attribute.Children!, value, selection, isElement: false);
        }
        else if (attribute.Kind == AttributeKind.Plural)
        {
            writer.WriteStartArray();
            if (value is { ValueKind: JsonValueKind.Array } elements)
            {
                foreach (JsonElement element in elements.EnumerateArray())
                {
                    WriteObject(writer, attribute.Children!, element, selection, isElement: true);
                }
            }

            writer.WriteEndArray();
        }
        else if (value is { } scalar)
        {
            scalar.WriteTo(writer);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, AttributeSet set, JsonElement? value, AttributeSelection? selection, bool isElement)
    {
        writer.WriteStartObject();
        if (isElement && value!.Value.TryGetProperty("id"u8, out JsonElement id))
        {
            writer.WritePropertyName("id"u8);
            id.WriteTo(writer);
        }

        foreach (AttributeDefinition attribute in set.Attributes)
        {
            if ((isElement && attribute.Name == "id") || (selection is not null && !selection.Has(attribute)))
            {
                continue;
            }

            writer.WritePropertyName(attribute.Name);
            WriteValue(writer, attribute, Member(value, attribute), selection);
        }

        writer.WriteEndObject();
    }

    private static JsonElement? Member(JsonElement? parent, AttributeDefinition attribute) =>
        parent is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(attribute.Name, out JsonElement value)
            ? value
            : null;
}
