using System.Text.Json;
using UserMigration.Sandbox.Akamai.Schema;
using UserMigration.Sandbox.Akamai.Storage;

namespace UserMigration.Sandbox.Akamai.Calls;

/// <summary><c>entityType</c>: returns the schema (contract of Akamai, sections 3 and 4).</summary>
internal sealed class EntityTypeCall : ICall
{
    private readonly EntityStore _store;

    public EntityTypeCall(EntityStore store)
    {
        _store = store;
    }

    public string Name => "entityType";

    public void Answer(CallArguments arguments, Utf8JsonWriter answer)
    {
        EntityType type = arguments.Table(_store).Type;
        answer.WriteStartObject("schema"u8);
        answer.WriteString("name"u8, type.Name);
        answer.WriteStartArray("attr_defs"u8);
        foreach (AttributeDefinition attribute in type.Attributes.Attributes)
        {
            attribute.Source.WriteTo(answer);
        }

        answer.WriteEndArray();
        answer.WriteEndObject();
    }
}
