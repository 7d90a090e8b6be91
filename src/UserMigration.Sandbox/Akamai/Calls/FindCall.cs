using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using UserMigration.Sandbox.Akamai.Filters;
using UserMigration.Sandbox.Akamai.Schema;
using UserMigration.Sandbox.Akamai.Storage;
using UserMigration.Sandbox.Akamai.Values;

namespace UserMigration.Sandbox.Akamai.Calls;

/// <summary>
/// <c>entity.find</c>: returns the records that match a filter, sorted and in pages (contract of Akamai, section 3).
/// </summary>
internal sealed class FindCall : ICall
{
    private const int MostResults = 10_000;

    private readonly EntityStore _store;
    private readonly bool _showsPasswords;

    public FindCall(EntityStore store, bool showsPasswords)
    {
        _store = store;
        _showsPasswords = showsPasswords;
    }

    public string Name => "entity.find";

    public void Answer(CallArguments arguments, Utf8JsonWriter answer)
    {
        EntityTable table = arguments.Table(_store);
        AttributeSelection? selection = AttributeSelection.Read(arguments, table.Type);
        int most = arguments.Number("max_results", 1, MostResults, absent: 100);
        int first = arguments.Number("first_result", 1, int.MaxValue, absent: 1);
        string? filter = arguments.OptionalText("filter");
        List<SortKey> sort = ReadSort(arguments, table.Type);
        IEnumerable<EntityRow> rows = EntityQuery.Run(table, filter is null ? null : FilterParser.Parse(filter, table.Type), most);
        if (sort.Count > 0)
        {
            rows = EntitySort.Run(table, rows, sort, first - 1, most);
        }
        else
        {
            rows = rows.Skip(first - 1).Take(most);
        }

        int count = 0;
        answer.WriteStartArray("results"u8);
        foreach (EntityRow row in rows)
        {
            RecordWriter.Write(answer, table.Type, row, selection, _showsPasswords);
            count++;
        }

        answer.WriteEndArray();
        answer.WriteNumber("result_count"u8, count);
    }

    // Records are always in the order of their ids.
    private static List<SortKey> ReadSort(CallArguments arguments, EntityType type)
    {
        List<SortKey> keys = new();
        foreach (string name in arguments.Names("sort_on") ?? [])
        {
            IReadOnlyList<AttributeDefinition> path = type.FindPath(name)
                ?? throw new CallException(RecordFault.Unknown(string.Empty, name), "sort_on");
            if (path.Any(attribute => attribute.Kind is AttributeKind.Plural) || !ValueReader.CanCompare(path[^1]))
            {
                throw CallArguments.Invalid("sort_on", "names an attribute that has no order");
            }

            keys.Add(new SortKey(path));
        }

        return keys.Count > 0 && keys[0].IsId ? [] : keys;
    }
}
