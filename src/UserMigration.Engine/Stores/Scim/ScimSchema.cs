using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using UserMigration.Engine.Schemas;

namespace UserMigration.Engine.Stores.Scim;

/// <summary>Reads the attributes of users: those of the core schema, and those of the extensions by their full names (RFC 7643, sections 6 and 7).</summary>
internal static class ScimSchema
{
    /// <summary>The member of a saved schema that contains the answer to <c>GET /Schemas</c>.</summary>
    public const string SchemasMember = "Schemas";

    private const string TypesMember = "ResourceTypes";

    /// <summary>Combines two answers into one document.</summary>
    /// <param name="types">The answer to <c>GET /ResourceTypes</c>; null if the server has none.</param>
    /// <param name="schemas">The answer to <c>GET /Schemas</c>.</param>
    public static JsonDocument Combine(JsonElement? types, JsonElement schemas)
    {
        using MemoryStream stream = new MemoryStream();
        using (Utf8JsonWriter writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            if (types is { } known)
            {
                writer.WritePropertyName(TypesMember);
                known.WriteTo(writer);
            }

            writer.WritePropertyName(SchemasMember);
            schemas.WriteTo(writer);
            writer.WriteEndObject();
        }

        return JsonDocument.Parse(stream.ToArray());
    }

    /// <summary>Reads the attributes of users.</summary>
    /// <param name="root">The answer to <c>GET /Schemas</c>, or both answers.</param>
    /// <param name="place">The source of the schema, for the message.</param>
    /// <exception cref="MigrationException">The JSON is not a schema of users.</exception>
    public static IReadOnlyList<SchemaAttribute> ReadAttributes(JsonElement root, string place)
    {
        JsonElement[] schemas = ResourcesOf(SchemaJson.Member(root, SchemasMember) ?? root).Where(one => SchemaJson.Text(one, "id") is not null).ToArray();
        JsonElement type = ResourcesOf(SchemaJson.Member(root, TypesMember) ?? default).FirstOrDefault(one =>
            SchemaJson.Text(one, "name") == "User" || SchemaJson.Text(one, "endpoint")?.TrimStart('/') == "Users");
        string urn = SchemaJson.Text(type, "schema") ?? ScimUrns.User;
        JsonElement core = schemas.FirstOrDefault(one => Is(one, urn));
        if (core.ValueKind != JsonValueKind.Object)
        {
            throw SchemaErrors.NotUnderstood(place, "it does not have the schema of users.", ScimSchemaDialect.WantedText);
        }

        List<SchemaAttribute> attributes = ReadAll(core, string.Empty, place);
        HashSet<string> known = new HashSet<string>(attributes.Select(one => one.Name), StringComparer.Ordinal);
        attributes.AddRange(ScimCore.Common.Where(one => !known.Contains(one.Name)));
        foreach (JsonElement extension in schemas.Where(one => IsExtension(one, type, urn)))
        {
            attributes.AddRange(ReadAll(extension, SchemaJson.Text(extension, "id") + ":", place));
        }

        return attributes;
    }

    private static bool Is(JsonElement schema, string urn) => urn.Equals(SchemaJson.Text(schema, "id"), StringComparison.OrdinalIgnoreCase);

    // Without resource types, the name of an extension shows what it extends.
    private static bool IsExtension(JsonElement schema, JsonElement type, string core)
    {
        if (Is(schema, core))
        {
            return false;
        }

        return SchemaJson.Member(type, "schemaExtensions") is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Any(one => SchemaJson.Text(one, "schema") is { } urn && Is(schema, urn))
            : type.ValueKind != JsonValueKind.Object
                && SchemaJson.Text(schema, "id") is { } id
                && id.IndexOf(":extension:", StringComparison.OrdinalIgnoreCase) >= 0
                && id.EndsWith(":User", StringComparison.OrdinalIgnoreCase);
    }

    private static JsonElement[] ResourcesOf(JsonElement answer) => answer.ValueKind == JsonValueKind.Array
        ? answer.EnumerateArray().ToArray()
        : SchemaJson.Member(answer, "Resources") is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().ToArray()
        : answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("attributes", out _) ? new[] { answer }
        : Array.Empty<JsonElement>();

    private static List<SchemaAttribute> ReadAll(JsonElement owner, string prefix, string place)
    {
        string list = owner.TryGetProperty("subAttributes", out _) ? "subAttributes" : "attributes";
        List<SchemaAttribute> attributes = new List<SchemaAttribute>();
        HashSet<string> names = new HashSet<string>(StringComparer.Ordinal);
        if (SchemaJson.Member(owner, list) is not { ValueKind: JsonValueKind.Array } definitions)
        {
            return attributes;
        }

        bool isPart = prefix.EndsWith(".", StringComparison.Ordinal);
        foreach (JsonElement definition in definitions.EnumerateArray())
        {
            if (SchemaJson.Text(definition, "name") is not { } name)
            {
                throw SchemaErrors.NotUnderstood(place, "an attribute does not have a name.", ScimSchemaDialect.WantedText);
            }

            SchemaAttribute attribute = Read(definition, isPart ? name : prefix + name, prefix + name, place);
            attributes.Add(names.Add(name) ? attribute : throw SchemaErrors.Twice(place, attribute.Path));
        }

        return attributes;
    }

    private static SchemaAttribute Read(JsonElement definition, string name, string path, string place)
    {
        string type = SchemaJson.Text(definition, "type") ?? "string";
        string? mutability = SchemaJson.Text(definition, "mutability");
        string? uniqueness = SchemaJson.Text(definition, "uniqueness");
        bool isMultiple = SchemaJson.Boolean(definition, "multiValued") == true;
        bool isComplex = type.Equals("complex", StringComparison.OrdinalIgnoreCase);
        IReadOnlyList<SchemaAttribute> parts = isComplex ? ReadAll(definition, path + ".", place) : Array.Empty<SchemaAttribute>();
        bool isRequired = SchemaJson.Boolean(definition, "required") == true;
        bool isUnique = uniqueness is "server" or "global";
        return new SchemaAttribute(name, path, type)
        {
            IsRequired = isRequired,
            IsUnique = isUnique,
            IsCaseSensitive = SchemaJson.Boolean(definition, "caseExact") == true,
            IsReserved = mutability is "readOnly" or "immutable",
            IsCreateOnly = mutability == "immutable",
            IsPlural = isComplex && isMultiple && parts.Count > 0,
            IsObject = isComplex && !isMultiple && parts.Count > 0,
            IsList = isMultiple && !isComplex,
            Constraints = new[] { isRequired ? "required" : null, isUnique ? "unique" : null, mutability is null or "readWrite" ? null : mutability }.OfType<string>().ToArray(),
            Description = SchemaJson.Text(definition, "description") ?? string.Empty,
            Attributes = parts,
        };
    }
}
