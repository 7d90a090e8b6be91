using System.Text.Json;
using UserMigration.Sandbox.Akamai.Filters;
using UserMigration.Sandbox.Akamai.Storage;

namespace UserMigration.Sandbox.Akamai.Calls;

/// <summary>
/// <c>entity.count</c>: counts all records, or those that match a filter (contract of Akamai, section 3).
/// </summary>
internal sealed class CountCall : ICall
{
    private readonly EntityStore _store;

    public CountCall(EntityStore store)
    {
        _store = store;
    }

    public string Name => "entity.count";

    public void Answer(CallArguments arguments, Utf8JsonWriter answer)
    {
        EntityTable table = arguments.Table(_store);
        string? filter = arguments.OptionalText("filter");
        long count = table.Count;
        if (filter is not null)
        {
            count = 0;
            foreach (EntityRow _ in EntityQuery.Run(table, FilterParser.Parse(filter, table.Type)))
            {
                count++;
            }
        }

        answer.WriteNumber("total_count"u8, count);
    }
}
