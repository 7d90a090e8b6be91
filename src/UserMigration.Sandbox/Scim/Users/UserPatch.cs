using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using UserMigration.Sandbox.Scim.Filters;
using UserMigration.Sandbox.Scim.Schema;

namespace UserMigration.Sandbox.Scim.Users;

/// <summary>Applies the operations of a PATCH to the document of a user (RFC 7644, section 3.5.2). The result is checked like any other user.</summary>
internal static class UserPatch
{
    private const string Message = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    /// <summary>Applies the operations.</summary>
    /// <param name="document">The attributes of the user; it is changed.</param>
    /// <param name="body">The body of the call.</param>
    /// <param name="schema">The schema.</param>
    /// <exception cref="ScimException">The body is not valid.</exception>
    public static void Apply(JsonObject document, JsonElement body, UserSchema schema)
    {
        if (body.ValueKind != JsonValueKind.Object
            || !body.TryGetProperty("schemas"u8, out JsonElement schemas)
            || schemas.ValueKind != JsonValueKind.Array
            || !schemas.EnumerateArray().Any(urn => urn.ValueKind == JsonValueKind.String && urn.ValueEquals(Message))
            || !body.TryGetProperty("Operations"u8, out JsonElement operations)
            || operations.ValueKind != JsonValueKind.Array)
        {
            throw ScimException.Syntax($"The body must have the schema {Message} and an array Operations.");
        }

        foreach (JsonElement operation in operations.EnumerateArray())
        {
            string op = operation.ValueKind == JsonValueKind.Object && operation.TryGetProperty("op"u8, out JsonElement word) ? word.ToString() : string.Empty;
            string? path = operation.ValueKind == JsonValueKind.Object && operation.TryGetProperty("path"u8, out JsonElement text) ? text.ToString() : null;
            JsonElement value = operation.ValueKind == JsonValueKind.Object && operation.TryGetProperty("value"u8, out JsonElement given) ? given : default;
            if (op is not ("add" or "replace" or "remove") || (op != "remove" && value.ValueKind == JsonValueKind.Undefined))
            {
                throw ScimException.Syntax("An operation must be add or replace with a value, or remove.");
            }

            if (path is null)
            {
                ApplyAll(document, op, value, schema);
            }
            else
            {
                Apply(document, op, path, ToNode(value), schema);
            }
        }
    }

    private static void ApplyAll(JsonObject document, string op, JsonElement value, UserSchema schema)
    {
        if (op == "remove" || value.ValueKind != JsonValueKind.Object)
        {
            throw new ScimException(400, "noTarget", "An operation without a path must be add or replace with an object.");
        }

        foreach (JsonProperty member in value.EnumerateObject())
        {
            if (schema.FindExtension(member.Name) is not null && member.Value.ValueKind == JsonValueKind.Object)
            {
                foreach (JsonProperty inner in member.Value.EnumerateObject())
                {
                    Apply(document, op, member.Name + ":" + inner.Name, ToNode(inner.Value), schema);
                }
            }
            else
            {
                Apply(document, op, member.Name, ToNode(member.Value), schema);
            }
        }
    }

    private static void Apply(JsonObject document, string op, string path, JsonNode? value, UserSchema schema)
    {
        int bracket = path.IndexOf('[', StringComparison.Ordinal);
        int end = path.LastIndexOf(']');
        if (bracket >= 0 && end < bracket)
        {
            throw ScimException.Path("The path is not valid.");
        }

        AttributeName name = AttributeName.Read(bracket < 0 ? path : path.Substring(0, bracket));
        AttributeRule rule = RuleOf(name, schema);
        if (rule.IsReadOnly)
        {
            throw new ScimException(400, "mutability", $"The attribute '{name.Attribute}' is read-only.");
        }

        JsonObject owner = OwnerOf(document, name, schema);
        if (bracket >= 0)
        {
            ChangeElements(owner, rule, op, FilterParser.Parse(path.Substring(bracket + 1, end - bracket - 1)), path.Substring(end + 1).TrimStart('.'), value);
        }
        else if (name.Part is null)
        {
            Change(owner, rule.Name, op, value, rule);
        }
        else if (rule.IsMultiple)
        {
            foreach (JsonObject element in Elements(owner, rule.Name))
            {
                Change(element, PartOf(rule, name.Part), op, value?.DeepClone(), null);
            }
        }
        else
        {
            JsonObject inner = owner[rule.Name] as JsonObject ?? new JsonObject();
            owner[rule.Name] = inner;
            Change(inner, PartOf(rule, name.Part), op, value, null);
        }
    }

    private static void ChangeElements(JsonObject owner, AttributeRule rule, string op, UserFilter filter, string part, JsonNode? value)
    {
        JsonObject[] found = Elements(owner, rule.Name).Where(element => filter.Matches(JsonSerializer.SerializeToElement(element))).ToArray();
        if (found.Length == 0)
        {
            throw new ScimException(400, "noTarget", "No element matches the filter of the path.");
        }

        foreach (JsonObject element in found)
        {
            if (part.Length > 0)
            {
                Change(element, PartOf(rule, part), op, value?.DeepClone(), null);
            }
            else if (op == "remove")
            {
                ((JsonArray)owner[rule.Name]!).Remove(element);
            }
            else
            {
                Merge(element, value as JsonObject ?? throw ScimException.Value("The value of an element must be an object."));
            }
        }
    }

    private static void Change(JsonObject owner, string name, string op, JsonNode? value, AttributeRule? rule)
    {
        if (op == "remove")
        {
            owner.Remove(name);
        }
        else if (op == "add" && rule is { IsMultiple: true } && owner[name] is JsonArray list)
        {
            foreach (JsonNode? item in value as JsonArray ?? new JsonArray(value))
            {
                if (!list.Any(known => JsonNode.DeepEquals(known, item)))
                {
                    list.Add(item?.DeepClone());
                }
            }
        }
        else if (rule is { IsMultiple: false, Type: "complex" } && owner[name] is JsonObject known && value is JsonObject members)
        {
            Merge(known, members);
        }
        else
        {
            owner[name] = value?.DeepClone();
        }
    }

    private static void Merge(JsonObject owner, JsonObject members)
    {
        foreach (KeyValuePair<string, JsonNode?> member in members)
        {
            owner[member.Key] = member.Value?.DeepClone();
        }
    }

    private static JsonObject OwnerOf(JsonObject document, AttributeName name, UserSchema schema)
    {
        if (name.Schema is null)
        {
            return document;
        }

        string urn = schema.Extensions.First(known => known.Equals(name.Schema, StringComparison.OrdinalIgnoreCase));
        JsonArray schemas = (JsonArray)document["schemas"]!;
        if (!schemas.Any(known => urn.Equals((string?)known, StringComparison.OrdinalIgnoreCase)))
        {
            schemas.Add(urn);
        }

        JsonObject extension = document[urn] as JsonObject ?? new JsonObject();
        document[urn] = extension;
        return extension;
    }

    private static AttributeRule RuleOf(AttributeName name, UserSchema schema)
    {
        IReadOnlyDictionary<string, AttributeRule> rules = name.Schema is null ? schema.Attributes
            : schema.FindExtension(name.Schema) ?? throw ScimException.Path("Users do not have the schema of the path.");
        return rules.TryGetValue(name.Attribute, out AttributeRule? rule) ? rule
            : name.IsRoot("externalId") ? new AttributeRule("externalId", "string", false, false, false, new Dictionary<string, AttributeRule>())
            : throw ScimException.Path($"The schema has no attribute '{name.Attribute}'.");
    }

    private static string PartOf(AttributeRule rule, string part) =>
        rule.Parts.TryGetValue(part, out AttributeRule? known) ? known.Name : throw ScimException.Path($"The schema has no attribute '{rule.Name}.{part}'.");

    private static JsonObject[] Elements(JsonObject owner, string name) => (owner[name] as JsonArray)?.OfType<JsonObject>().ToArray() ?? [];

    private static JsonNode? ToNode(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.Object => JsonObject.Create(value),
        JsonValueKind.Array => JsonArray.Create(value),
        _ => JsonValue.Create(value),
    };
}
