using System.Collections.Generic;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using UserMigration.Sandbox.Akamai.Schema;

namespace UserMigration.Sandbox.Akamai.Calls;

/// <summary>
/// Applies changes to a record (contract of Akamai, section 3). Both must have been checked against the schema.
/// </summary>
internal static class RecordMerger
{
    /// <summary>The options for writing documents.</summary>
    public static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// Keeps attributes that are not named. Elements of plurals are appended, unless they contain an id.
    /// </summary>
    public static void Update(AttributeSet set, JsonObject target, JsonObject changes)
    {
        foreach ((string name, JsonNode? value) in changes)
        {
            AttributeDefinition? attribute = set.Find(name);
            if (value is null)
            {
                target.Remove(name);
            }
            else if (attribute?.Kind == AttributeKind.Object)
            {
                Update(attribute.Children!, GetOrAdd(target, name), value.AsObject());
            }
            else if (attribute?.Kind == AttributeKind.Plural)
            {
                UpdatePlural(attribute, target, value.AsArray());
            }
            else
            {
                target[name] = value.DeepClone();
            }
        }
    }

    /// <summary>
    /// Clears attributes that are not named. With a path, it sets the attribute of the path and keeps the others.
    /// </summary>
    /// <returns>The changed document.</returns>
    public static JsonObject Replace(EntityType type, JsonObject document, JsonObject changes, AttributePath? path)
    {
        if (path is null)
        {
            JsonObject whole = changes.DeepClone().AsObject();
            DropUnknownIds(type.Attributes, document, whole);
            return whole;
        }

        JsonObject target = document;
        JsonObject source = changes;
        for (int i = 0; i < path.Steps.Count; i++)
        {
            (AttributeDefinition attribute, long? id) = path.Steps[i];
            JsonNode? value = source[attribute.Name];
            bool isLast = i == path.Steps.Count - 1;
            if (id is not null)
            {
                JsonObject element = FindElement(target, attribute, id.Value);
                source = value!.AsArray()[0]!.AsObject();
                if (isLast)
                {
                    element.ReplaceWith(source.DeepClone());
                }

                target = element;
            }
            else if (isLast)
            {
                JsonNode? copy = value?.DeepClone();
                DropUnknownIds(attribute, target[attribute.Name], copy);
                target[attribute.Name] = copy;
            }
            else
            {
                target = GetOrAdd(target, attribute.Name);
                source = value!.AsObject();
            }
        }

        return document;
    }

    private static void UpdatePlural(AttributeDefinition attribute, JsonObject target, JsonArray changes)
    {
        foreach (JsonNode? change in changes)
        {
            JsonObject element = change!.AsObject();
            if (element["id"] is { } id)
            {
                Update(attribute.Children!, FindElement(target, attribute, id.GetValue<long>()), element);
                continue;
            }

            if (target[attribute.Name] is not JsonArray plural)
            {
                target[attribute.Name] = plural = new JsonArray();
            }

            plural.Add(element.DeepClone());
        }
    }

    private static JsonObject FindElement(JsonObject target, AttributeDefinition attribute, long id) =>
        (target[attribute.Name] as JsonArray)?
            .Select(element => element!.AsObject())
            .FirstOrDefault(element => element["id"]?.GetValue<long>() == id)
            ?? throw new CallException(ApiError.RecordNotFound, $"there is no element with that id: {attribute.Path}");

    private static JsonObject GetOrAdd(JsonObject target, string name)
    {
        if (target[name] is not JsonObject inner)
        {
            target[name] = inner = new JsonObject();
        }

        return inner;
    }

    // Elements keep ids that already existed. Other ids were made up by the client; the server assigns new ones.
    private static void DropUnknownIds(AttributeSet set, JsonObject? old, JsonObject fresh)
    {
        foreach (AttributeDefinition attribute in set.Attributes)
        {
            if (attribute.Children is not null && fresh[attribute.Name] is { } value)
            {
                DropUnknownIds(attribute, old?[attribute.Name], value);
            }
        }
    }

    private static void DropUnknownIds(AttributeDefinition attribute, JsonNode? old, JsonNode? fresh)
    {
        if (fresh is JsonObject inner && attribute.Kind == AttributeKind.Object)
        {
            DropUnknownIds(attribute.Children!, old as JsonObject, inner);
        }
        else if (fresh is JsonArray plural && attribute.Kind == AttributeKind.Plural)
        {
            Dictionary<long, JsonObject> known = (old as JsonArray ?? []).ToDictionary(
                element => element!["id"]!.GetValue<long>(),
                element => element!.AsObject());
            foreach (JsonNode? element in plural)
            {
                JsonObject? before = null;
                if (element!["id"] is { } id && !known.Remove(id.GetValue<long>(), out before))
                {
                    element.AsObject().Remove("id");
                }

                DropUnknownIds(attribute.Children!, before, element.AsObject());
            }
        }
    }
}
