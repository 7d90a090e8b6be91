using System;
using System.Text.Json;
using System.Text.Json.Nodes;
using UserMigration.Sandbox.Akamai.Storage;
using UserMigration.Sandbox.Akamai.Values;
using UserMigration.Sandbox.Values;

namespace UserMigration.Sandbox.Akamai.Calls;

/// <summary>
/// <c>entity.update</c>, which keeps attributes that are not named and appends to plurals, and <c>entity.replace</c>,
/// which clears attributes that are not named and replaces plurals (contract of Akamai, section 3). The value is in
/// <c>attributes</c> or <c>value</c>.
/// </summary>
internal sealed class ChangeCall : ICall
{
    private readonly EntityStore _store;
    private readonly bool _isReplace;

    public ChangeCall(EntityStore store, bool isReplace)
    {
        _store = store;
        _isReplace = isReplace;
    }

    public string Name => _isReplace ? "entity.replace" : "entity.update";

    public void Answer(CallArguments arguments, Utf8JsonWriter answer)
    {
        EntityTable table = arguments.Table(_store);
        string field = arguments.OptionalText("value") is not null ? "value" : "attributes";
        AttributePath? path = AttributePath.Read(arguments, table.Type);
        JsonObject changes = ReadChanges(path is null ? arguments : path.Wrap(arguments, field), field, table);
        Func<EntityRow?> find = RecordFinder.Read(arguments, table);
        (bool isFound, RecordFault? fault) = table.Update(find, row =>
        {
            JsonObject document = JsonNode.Parse(row.Document)!.AsObject();
            if (_isReplace)
            {
                document = RecordMerger.Replace(table.Type, document, changes, path);
            }
            else
            {
                RecordMerger.Update(table.Type.Attributes, document, changes);
            }

            return Judge(table, document);
        });
        if (!isFound)
        {
            throw RecordFinder.NotFound();
        }

        if (fault is not null)
        {
            throw new CallException(fault, field);
        }
    }

    private static JsonObject ReadChanges(CallArguments arguments, string field, EntityTable table)
    {
        using RecordBatch batch = arguments.Records(field, isArray: false, table, NormalizeMode.Patch);
        PreparedRecord record = batch.Records[0];
        return record.Fault is null
            ? JsonNode.Parse(batch.Document(record))!.AsObject()
            : throw new CallException(record.Fault, field);
    }

    private static RecordBatch Judge(EntityTable table, JsonObject document)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(document, RecordMerger.Json);
        RecordBatch batch = new(json.Length + 64);
        Utf8JsonReader reader = new(json, JsonStringReader.Options);
        reader.Read();
        new RecordNormalizer(table.Type, json, batch, NormalizeMode.Stored, table.NextElementId).Read(ref reader);
        return batch;
    }
}
