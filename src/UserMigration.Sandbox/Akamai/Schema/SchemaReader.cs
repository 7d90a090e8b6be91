using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using UserMigration.Sandbox.Startup;

namespace UserMigration.Sandbox.Akamai.Schema;

/// <summary>
/// Reads entity types from JSON: the answer of <c>entityType</c>, with or without its envelope, or an array of such
/// answers (contract of Akamai, sections 3 and 4).
/// </summary>
internal static class SchemaReader
{
    private static readonly (string Name, AttributeKind Kind, string Json)[] s_reserved =
    {
        ("id", AttributeKind.Id,
            """{"name":"id","type":"id","length":null,"case-sensitive":false,"constraints":["unique"],"description":"Simple identifier for this entity"}"""),
        ("uuid", AttributeKind.Uuid,
            """{"name":"uuid","type":"uuid","length":null,"case-sensitive":false,"constraints":["unique"],"description":"Globally unique identifier for this entity"}"""),
        ("created", AttributeKind.DateTime,
            """{"name":"created","type":"dateTime","length":null,"constraints":[],"description":"When this entity was created"}"""),
        ("lastUpdated", AttributeKind.DateTime,
            """{"name":"lastUpdated","type":"dateTime","length":null,"constraints":[],"description":"When this entity was last updated"}"""),
    };

    /// <summary>Reads a schema file, or the built-in schema.</summary>
    /// <param name="path">The path of the file, or null for the built-in schema.</param>
    /// <exception cref="StartException">The file can't be read or is not a valid schema.</exception>
    public static IReadOnlyList<EntityType> Read(string? path)
    {
        try
        {
            using Stream stream = path is null
                ? typeof(SchemaReader).Assembly.GetManifestResourceStream("user.json")!
                : File.OpenRead(path);
            using JsonDocument document = JsonDocument.Parse(stream);
            return Read(document.RootElement.Clone());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new StartException($"The schema file '{path}' can't be read: {exception.Message}", exception);
        }
        catch (JsonException exception)
        {
            throw new StartException(
                $"The schema file '{path}' is not valid JSON (line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}).",
                exception);
        }
        catch (FormatException exception)
        {
            throw new StartException($"The schema file '{path}' is not a valid schema: {exception.Message}", exception);
        }
    }

    private static List<EntityType> Read(JsonElement root)
    {
        List<EntityType> types = new();
        HashSet<string> names = new(StringComparer.Ordinal);
        if (root.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement element in root.EnumerateArray())
            {
                types.Add(ReadType(element));
            }
        }
        else
        {
            types.Add(ReadType(root));
        }

        foreach (EntityType type in types)
        {
            if (!names.Add(type.Name))
            {
                throw new FormatException($"the entity type '{type.Name}' is defined twice.");
            }
        }

        return types.Count > 0 ? types : throw new FormatException("it does not contain an entity type.");
    }

    private static EntityType ReadType(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty("schema", out JsonElement inner))
        {
            element = inner;
        }

        if (element.ValueKind != JsonValueKind.Object
            || !element.TryGetProperty("attr_defs", out JsonElement defs)
            || defs.ValueKind != JsonValueKind.Array)
        {
            throw new FormatException("an entity type must be an object with an array 'attr_defs'.");
        }

        string name = element.TryGetProperty("name", out JsonElement given) && given.ValueKind == JsonValueKind.String
            ? given.GetString()!
            : "user";
        List<AttributeDefinition> attributes = AttributeReader.ReadAll(defs, string.Empty);
        for (int i = s_reserved.Length - 1; i >= 0; i--)
        {
            (string reserved, AttributeKind kind, string json) = s_reserved[i];
            AttributeDefinition? own = attributes.Find(attribute => attribute.Name == reserved);
            JsonElement source = own?.Source ?? JsonDocument.Parse(json).RootElement;
            if (own is not null)
            {
                attributes.Remove(own);
            }

            attributes.Insert(0, new AttributeDefinition(reserved, string.Empty, kind) { IsReserved = true, Source = source });
        }

        return new EntityType(name, new AttributeSet(string.Empty, attributes));
    }
}
