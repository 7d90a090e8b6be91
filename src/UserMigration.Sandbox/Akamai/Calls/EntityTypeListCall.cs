using System;
using System.Linq;
using System.Text.Json;
using UserMigration.Sandbox.Akamai.Storage;

namespace UserMigration.Sandbox.Akamai.Calls;

/// <summary><c>entityType.list</c>: returns the names of the entity types (contract of Akamai, section 3).</summary>
internal sealed class EntityTypeListCall : ICall
{
    private readonly EntityStore _store;

    public EntityTypeListCall(EntityStore store)
    {
        _store = store;
    }

    public string Name => "entityType.list";

    public void Answer(CallArguments arguments, Utf8JsonWriter answer)
    {
        answer.WriteStartArray("results"u8);
        foreach (string name in _store.TypeNames.Order(StringComparer.Ordinal))
        {
            answer.WriteStringValue(name);
        }

        answer.WriteEndArray();
    }
}
