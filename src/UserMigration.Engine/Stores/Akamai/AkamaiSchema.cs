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

    private static bool TryFind(JsonElement parent, string name, out JsonElement found)
    {
        if (parent.ValueKind == JsonValueKind.Object
            && parent.TryGetProperty("attr_defs", out JsonElement definitions)
            && definitions.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement definition in definitions.EnumerateArray())
            {
                if (definition.ValueKind == JsonValueKind.Object && AkamaiAnswer.Text(definition, "name") == name)
                {
                    found = definition;
                    return true;
                }
            }
        }

        found = default;
        return false;
    }
}
