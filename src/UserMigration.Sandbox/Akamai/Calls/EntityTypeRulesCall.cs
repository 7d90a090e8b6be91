using System.Text.Json;
using UserMigration.Sandbox.Akamai.Storage;

namespace UserMigration.Sandbox.Akamai.Calls;

/// <summary>
/// <c>entityType.rules</c>: returns the rules in addition to the schema (contract of Akamai, section 3). The sandbox
/// has none: everything that it enforces is in the schema.
/// </summary>
internal sealed class EntityTypeRulesCall : ICall
{
    private readonly EntityStore _store;

    public EntityTypeRulesCall(EntityStore store)
    {
        _store = store;
    }

    public string Name => "entityType.rules";

    public void Answer(CallArguments arguments, Utf8JsonWriter answer)
    {
        _ = arguments.Table(_store);
        answer.WriteStartArray("results"u8);
        answer.WriteEndArray();
    }
}
