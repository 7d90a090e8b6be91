using System;
using System.Collections.Generic;
using System.Text.Json;

namespace UserMigration.Engine.Stores.Akamai;

/// <summary>Reads a schema, as <c>entityType</c> gives it (contract, section 4).</summary>
internal static class AkamaiSchema
{
    /// <summary>Whether an attribute has the constraint <c>unique</c>; no where the schema does not have it.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="attribute">The attribute, with dots between the names of a path.</param>
    public static bool IsUnique(JsonElement answer, string attribute)
    {
        if (!answer.TryGetProperty("schema", out JsonElement at))
        {
            return false;
        }

        foreach (string name in attribute.Split('.'))
        {
            if (!TryFind(at, name, out at))
            {
                return false;
            }
        }

        if (!at.TryGetProperty("constraints", out JsonElement constraints) || constraints.ValueKind != JsonValueKind.Array)
        {
            return false;
        }

        foreach (JsonElement constraint in constraints.EnumerateArray())
        {
            if (constraint.ValueKind == JsonValueKind.String && constraint.ValueEquals("unique"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The attributes of type <c>json</c>, whose value is one whatever it has inside; as dotted paths.</summary>
    /// <param name="answer">The answer.</param>
    public static HashSet<string> JsonAttributes(JsonElement answer)
    {
        HashSet<string> found = new HashSet<string>(StringComparer.Ordinal);
        if (answer.TryGetProperty("schema", out JsonElement schema))
        {
            AddJson(schema, string.Empty, found);
        }

        return found;
    }

    private static void AddJson(JsonElement parent, string path, HashSet<string> found)
    {
        foreach (JsonElement definition in Definitions(parent))
        {
            string name = path + AkamaiAnswer.Text(definition, "name");
            if (AkamaiAnswer.Text(definition, "type") == "json")
            {
                found.Add(name);
            }

            AddJson(definition, name + ".", found);
        }
    }

    private static IEnumerable<JsonElement> Definitions(JsonElement parent)
    {
        if (parent.ValueKind == JsonValueKind.Object
            && parent.TryGetProperty("attr_defs", out JsonElement definitions)
            && definitions.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement definition in definitions.EnumerateArray())
            {
                if (definition.ValueKind == JsonValueKind.Object)
                {
                    yield return definition;
                }
            }
        }
    }

    private static bool TryFind(JsonElement parent, string name, out JsonElement found)
    {
        foreach (JsonElement definition in Definitions(parent))
        {
            if (AkamaiAnswer.Text(definition, "name") == name)
            {
                found = definition;
                return true;
            }
        }

        found = default;
        return false;
    }
}
