using System;
using System.Text;
using System.Text.Json;
using UserMigration.Sandbox.Akamai.Schema;
using UserMigration.Sandbox.Akamai.Values;
using UserMigration.Sandbox.Storage;
using UserMigration.Sandbox.Values;

namespace UserMigration.Sandbox.Akamai.Storage;

/// <summary>
/// The unique values of one entity type. They have an index of their own, so that look-ups remain fast with a million
/// records.
/// </summary>
internal sealed class KeyIndex
{
    private readonly EntityStatements _sql;

    public KeyIndex(EntityStatements sql)
    {
        _sql = sql;
    }

    /// <summary>Returns the id of the record with a value, or null.</summary>
    public long? Find(AttributeDefinition attribute, ReadOnlySpan<byte> value)
    {
        Statement find = _sql.ByKey.Bind(1, attribute.KeyNumber).Bind(2, value);
        if (!find.Step())
        {
            return null;
        }

        long id = find.Int64(0);
        find.Reset();
        return id;
    }

    /// <summary>Adds the values of a record: all or none.</summary>
    /// <returns>The error 361 for the first value that another record has, or null.</returns>
    public RecordFault? Add(RecordBatch batch, PreparedRecord record, long id)
    {
        for (int i = 0; i < record.KeyCount; i++)
        {
            RecordKey key = batch.Keys[record.FirstKey + i];
            if (_sql.InsertKey.Bind(1, key.Attribute.KeyNumber).Bind(2, batch.Value(key)).Bind(3, id).Run() == 0)
            {
                while (--i >= 0)
                {
                    RecordKey added = batch.Keys[record.FirstKey + i];
                    _sql.DeleteKey.Bind(1, added.Attribute.KeyNumber).Bind(2, batch.Value(added)).Bind(3, id).Run();
                }

                return RecordFault.Duplicate(key.Attribute);
            }
        }

        return null;
    }

    /// <summary>Removes the values of a stored record.</summary>
    public void Remove(EntityType type, EntityRow row)
    {
        using JsonDocument document = JsonDocument.Parse(row.Document);
        using Utf8Buffer value = new(256);
        foreach (AttributeDefinition key in type.Keys)
        {
            if (TryGet(document.RootElement, key, out JsonElement element))
            {
                value.Truncate(0);
                KeyFolding.Append(value, Encoding.UTF8.GetBytes(element.ToString()), key.IsCaseSensitive);
                _sql.DeleteKey.Bind(1, key.KeyNumber).Bind(2, value.Span).Bind(3, row.Id).Run();
            }
        }
    }

    private static bool TryGet(JsonElement element, AttributeDefinition key, out JsonElement value)
    {
        value = element;
        foreach (string name in key.Path.Substring(1).Split('/'))
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value))
            {
                return false;
            }
        }

        return value.ValueKind != JsonValueKind.Null;
    }
}
