using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using UserMigration.Sandbox.Akamai.Schema;
using UserMigration.Sandbox.Akamai.Values;

namespace UserMigration.Sandbox.Akamai.Calls;

/// <summary>
/// The <c>attribute_name</c> of a change: names separated by dots or slashes, and <c>#id</c> for an element of a plural
/// (contract of Akamai, section 3: "a path").
/// </summary>
internal sealed class AttributePath
{
    private AttributePath(IReadOnlyList<(AttributeDefinition Attribute, long? ElementId)> steps)
    {
        Steps = steps;
    }

    /// <summary>The attributes from the root, each with or without the id of an element.</summary>
    public IReadOnlyList<(AttributeDefinition Attribute, long? ElementId)> Steps { get; }

    /// <summary>Reads the field, which can be absent.</summary>
    public static AttributePath? Read(CallArguments arguments, EntityType type)
    {
        string? text = arguments.OptionalText("attribute_name")?.TrimStart('/', '.');
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        List<(AttributeDefinition Attribute, long? ElementId)> steps = new();
        AttributeSet? set = type.Attributes;
        foreach (string step in text.Split('.', '/'))
        {
            string[] parts = step.Split('#', 2);
            AttributeDefinition attribute = set?.Find(parts[0])
                ?? throw new CallException(RecordFault.Unknown(set?.Path ?? string.Empty, parts[0]), "attribute_name");
            long? id = parts.Length == 2 && attribute.Kind == AttributeKind.Plural
                ? long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out long number)
                    ? number
                    : throw CallArguments.Invalid("attribute_name", "has an id that is no number")
                : null;
            steps.Add((attribute, id));
            set = attribute.Kind == AttributeKind.Plural && id is null ? null : attribute.Children;
        }

        return new AttributePath(steps);
    }

    /// <summary>
    /// Converts a call with a path to the same call without it: the value is put inside the objects of the path.
    /// </summary>
    public CallArguments Wrap(CallArguments arguments, string field)
    {
        try
        {
            JsonNode? value = JsonNode.Parse(arguments.Bytes(field).Span);
            for (int i = Steps.Count - 1; i >= 0; i--)
            {
                (AttributeDefinition attribute, long? id) = Steps[i];
                if (id is not null)
                {
                    JsonObject element = value as JsonObject
                        ?? throw CallArguments.Invalid(field, "must be an object, for it is an element of a plural");
                    element["id"] = id.Value;
                    value = new JsonArray(element);
                }

                value = new JsonObject { [attribute.Name] = value };
            }

            byte[] json = JsonSerializer.SerializeToUtf8Bytes(value, RecordMerger.Json);
            return new CallArguments(new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal) { [field] = json });
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            throw CallArguments.Invalid(field, "must be JSON");
        }
    }
}
