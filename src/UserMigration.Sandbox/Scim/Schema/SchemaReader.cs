using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using UserMigration.Sandbox.Startup;

namespace UserMigration.Sandbox.Scim.Schema;

/// <summary>Reads schemas: the built-in ones, or the answer to <c>GET /Schemas</c> in a file.</summary>
internal static class SchemaReader
{
    private static readonly IReadOnlyDictionary<string, AttributeRule> s_none = new Dictionary<string, AttributeRule>();

    /// <summary>Reads the schemas.</summary>
    /// <param name="path">The file, or null for the built-in schemas.</param>
    /// <exception cref="StartException">The file can't be read, or has no schema of users.</exception>
    public static UserSchema Read(string? path)
    {
        try
        {
            using Stream stream = path is null ? typeof(SchemaReader).Assembly.GetManifestResourceStream("schemas.json")! : File.OpenRead(path);
            using JsonDocument document = JsonDocument.Parse(stream);
            (string Urn, IReadOnlyDictionary<string, AttributeRule> Attributes, JsonElement Json)[] schemas = ListOf(document.RootElement)
                .Where(schema => Text(schema, "id")?.EndsWith("User", StringComparison.OrdinalIgnoreCase) == true)
                .Select(schema => (Text(schema, "id")!, ReadAll(schema, "attributes"), schema.Clone()))
                .ToArray();
            return schemas.Any(schema => UserSchema.IsCore(schema.Urn))
                ? new UserSchema(schemas)
                : throw new StartException($"The schema file '{path}' does not have the schema {UserSchema.Core}.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or ArgumentException)
        {
            throw new StartException($"The schema file '{path}' can't be read: {exception.Message}", exception);
        }
    }

    // A saved schema has both answers of the server.
    private static IEnumerable<JsonElement> ListOf(JsonElement root) => root.ValueKind == JsonValueKind.Array ? root.EnumerateArray()
        : root.ValueKind == JsonValueKind.Object && root.TryGetProperty("Resources", out JsonElement list) ? ListOf(list)
        : root.ValueKind == JsonValueKind.Object && root.TryGetProperty("schema", out JsonElement saved) ? ListOf(saved)
        : root.ValueKind == JsonValueKind.Object && root.TryGetProperty("Schemas", out JsonElement both) ? ListOf(both)
        : [];

    private static IReadOnlyDictionary<string, AttributeRule> ReadAll(JsonElement owner, string list)
    {
        if (!owner.TryGetProperty(list, out JsonElement definitions) || definitions.ValueKind != JsonValueKind.Array)
        {
            return s_none;
        }

        Dictionary<string, AttributeRule> rules = new(StringComparer.OrdinalIgnoreCase);
        foreach (JsonElement definition in definitions.EnumerateArray())
        {
            string name = Text(definition, "name") ?? throw new StartException("The schema has an attribute without a name.");
            rules[name] = new AttributeRule(
                name,
                Text(definition, "type") ?? "string",
                Is(definition, "multiValued"),
                Text(definition, "mutability") == "readOnly",
                Is(definition, "required"),
                ReadAll(definition, "subAttributes"));
        }

        return rules;
    }

    private static string? Text(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool Is(JsonElement owner, string name) => owner.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.True;
}
