using System.Text.Json;
using UserMigration.Sandbox.Akamai.Storage;
using UserMigration.Sandbox.Akamai.Values;

namespace UserMigration.Sandbox.Akamai.Calls;

/// <summary><c>entity.create</c>: creates one record (contract of Akamai, section 3).</summary>
internal sealed class CreateCall : ICall
{
    private readonly EntityStore _store;

    public CreateCall(EntityStore store)
    {
        _store = store;
    }

    public string Name => "entity.create";

    public void Answer(CallArguments arguments, Utf8JsonWriter answer)
    {
        EntityTable table = arguments.Table(_store);
        using RecordBatch batch = arguments.Records("attributes", isArray: false, table, NormalizeMode.Create);
        InsertResult result = table.Insert(batch, isAllOrNone: true)[0];
        if (result.Fault is not null)
        {
            throw new CallException(result.Fault, "attributes");
        }

        answer.WriteNumber("id"u8, result.Id);
        answer.WriteString("uuid"u8, result.Uuid);
    }
}
