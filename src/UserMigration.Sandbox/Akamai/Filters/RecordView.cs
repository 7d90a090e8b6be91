using System;
using System.Collections.Generic;
using System.Text.Json;
using UserMigration.Sandbox.Akamai.Schema;
using UserMigration.Sandbox.Akamai.Storage;

namespace UserMigration.Sandbox.Akamai.Filters;

/// <summary>A stored record in the form that filters use. Its document is parsed when it is first needed.</summary>
internal sealed class RecordView : IDisposable
{
    private JsonDocument? _document;

    public RecordView(EntityRow row)
    {
        Row = row;
    }

    public EntityRow Row { get; }

    /// <summary>Returns the value of an attribute that the server maintains.</summary>
    public FilterValue Reserved(AttributeDefinition attribute) => attribute.Name switch
    {
        "id" => new FilterValue(Row.Id, null),
        "uuid" => new FilterValue(0, Row.Uuid.ToString("D")),
        "created" => new FilterValue(Row.Created, null),
        _ => new FilterValue(Row.LastUpdated, null),
    };

    /// <summary>Returns the values of a path: none if it has no value, several if the path contains a plural.</summary>
    public IEnumerable<JsonElement> Values(IReadOnlyList<AttributeDefinition> path)
    {
        _document ??= JsonDocument.Parse(Row.Document);
        return Walk(_document.RootElement, path, 0);
    }

    public void Dispose() => _document?.Dispose();

    private static IEnumerable<JsonElement> Walk(JsonElement element, IReadOnlyList<AttributeDefinition> path, int depth)
    {
        if (depth == path.Count)
        {
            yield return element;
        }
        else if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty(path[depth].Name, out JsonElement member))
        {
            if (path[depth].Kind == AttributeKind.Plural)
            {
                foreach (JsonElement item in member.EnumerateArray())
                {
                    foreach (JsonElement found in Walk(item, path, depth + 1))
                    {
                        yield return found;
                    }
                }
            }
            else
            {
                foreach (JsonElement found in Walk(member, path, depth + 1))
                {
                    yield return found;
                }
            }
        }
    }
}
