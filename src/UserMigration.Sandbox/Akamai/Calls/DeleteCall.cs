using System.Text.Json;
using UserMigration.Sandbox.Akamai.Storage;

namespace UserMigration.Sandbox.Akamai.Calls;

/// <summary><c>entity.delete</c>: deletes one record (contract of Akamai, section 3).</summary>
internal sealed class DeleteCall : ICall
{
    private readonly EntityStore _store;

    public DeleteCall(EntityStore store)
    {
        _store = store;
    }

    public string Name => "entity.delete";

    public void Answer(CallArguments arguments, Utf8JsonWriter answer)
    {
        EntityTable table = arguments.Table(_store);
        if (!table.Delete(RecordFinder.Read(arguments, table)))
        {
            throw RecordFinder.NotFound();
        }
    }
}
