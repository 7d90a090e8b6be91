using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using UserMigration.Engine.Schemas;

namespace UserMigration.Engine.Stores.Akamai;

/// <summary>Reads the attributes of a schema in the format of <c>entityType</c> (contract, section 4).</summary>
internal static class AkamaiSchema
{
    private const string Id = "id";
    private const string Created = "created";

    private static readonly HashSet<string> s_reserved = new HashSet<string>(StringComparer.Ordinal) { Id, "uuid", Created, "lastUpdated" };

    /// <summary>Reads the attributes of a schema.</summary>
    /// <param name="schema">An object with an array <c>attr_defs</c>, or that array.</param>
    /// <param name="place">The source of the schema, for the message.</param>
    /// <exception cref="MigrationException">The JSON is not a schema.</exception>
    public static IReadOnlyList<SchemaAttribute> ReadAttributes(JsonElement schema, string place)
    {
        JsonElement definitions = schema;
        if (schema.ValueKind == JsonValueKind.Object && !schema.TryGetProperty("attr_defs", out definitions))
        {
            throw NotUnderstood(place, "it does not have the array attr_defs.");
        }

        if (definitions.ValueKind != JsonValueKind.Array)
        {
            throw NotUnderstood(place, "its attr_defs is not an array.");
        }

        List<SchemaAttribute> attributes = ReadAll(definitions, null, place);
        return attributes.Count > 0 ? attributes : throw SchemaErrors.Empty(place);
    }

    /// <summary>Gets the attributes of type <c>json</c> as dotted paths. Such an attribute has a single value, regardless of its content.</summary>
    /// <param name="schema">The schema.</param>
    public static HashSet<string> JsonAttributes(IdentitySchema schema) => new HashSet<string>(
        schema.GetAllAttributes().Where(attribute => attribute.Type == "json").Select(attribute => attribute.Path), StringComparer.Ordinal);

    private static List<SchemaAttribute> ReadAll(JsonElement definitions, Parent? parent, string place)
    {
        List<SchemaAttribute> attributes = new List<SchemaAttribute>();
        HashSet<string> names = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonElement definition in definitions.EnumerateArray())
        {
            SchemaAttribute attribute = Read(definition, parent, place);
            if (!names.Add(attribute.Name))
            {
                throw SchemaErrors.Twice(place, attribute.Path);
            }

            attributes.Add(attribute);
        }

        return attributes;
    }

    private static SchemaAttribute Read(JsonElement definition, Parent? parent, string place)
    {
        if (definition.ValueKind != JsonValueKind.Object
            || AkamaiAnswer.Text(definition, "name") is not { Length: > 0 } name
            || AkamaiAnswer.Text(definition, "type") is not { Length: > 0 } type)
        {
            throw NotUnderstood(place, $"an attribute {(parent is null ? "at the root" : $"in '{parent.Path}'")} does not have a name or a type.");
        }

        string path = parent is null ? name : parent.Path + "." + name;
        if (name.Contains('.'))
        {
            throw NotUnderstood(place, $"the name of the attribute '{path}' contains a dot.");
        }

        bool isPlural = type == "plural";
        bool hasParts = isPlural || type == "object";
        List<string> constraints = ReadConstraints(definition);
        return new SchemaAttribute(name, path, type)
        {
            Length = definition.TryGetProperty("length", out JsonElement length)
                && length.ValueKind == JsonValueKind.Number
                && length.TryGetInt32(out int characters)
                ? characters
                : null,
            IsRequired = constraints.Contains("required"),
            IsUnique = constraints.Contains("unique"),
            IsLocallyUnique = constraints.Contains("locally-unique"),
            IsCaseSensitive = definition.TryGetProperty("case-sensitive", out JsonElement isSensitive) && isSensitive.ValueKind == JsonValueKind.True,
            IsReserved = parent is null ? s_reserved.Contains(name) : parent.IsPlural && name == Id,
            IsCreateOnly = parent is null && name == Created,
            IsObject = hasParts && !isPlural,
            IsPlural = isPlural,
            Constraints = constraints,
            Description = AkamaiAnswer.Text(definition, "description") ?? string.Empty,
            Attributes = hasParts && definition.TryGetProperty("attr_defs", out JsonElement parts) && parts.ValueKind == JsonValueKind.Array
                ? ReadAll(parts, new Parent(path, isPlural), place)
                : Array.Empty<SchemaAttribute>(),
        };
    }

    private static List<string> ReadConstraints(JsonElement definition)
    {
        List<string> constraints = new List<string>();
        if (definition.TryGetProperty("constraints", out JsonElement list) && list.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in list.EnumerateArray())
            {
                if (AkamaiAnswer.Text(item) is { Length: > 0 } constraint)
                {
                    constraints.Add(constraint);
                }
            }
        }

        return constraints;
    }

    private static MigrationException NotUnderstood(string place, string reason) => SchemaErrors.NotUnderstood(place, reason, AkamaiSchemaDialect.WantedText);

    private sealed class Parent
    {
        public Parent(string path, bool isPlural)
        {
            Path = path;
            IsPlural = isPlural;
        }

        public string Path { get; }

        public bool IsPlural { get; }
    }
}
