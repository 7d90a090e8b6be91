using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using UserMigration.Sandbox.Akamai.Schema;

namespace UserMigration.Sandbox.Akamai.Filters;

/// <summary>One attribute by which results are sorted. Records without a value are last.</summary>
internal sealed class SortKey
{
    private readonly IReadOnlyList<AttributeDefinition> _path;

    public SortKey(IReadOnlyList<AttributeDefinition> path)
    {
        _path = path;
    }

    /// <summary>Whether it is the id, which is the default order of records.</summary>
    public bool IsId => _path[0].IsReserved && _path[0].Kind == AttributeKind.Id;

    /// <summary>Returns the value of a record, or null.</summary>
    public FilterValue? Read(RecordView record)
    {
        if (_path[0].IsReserved)
        {
            return record.Reserved(_path[0]);
        }

        JsonElement element = record.Values(_path).FirstOrDefault();
        return element.ValueKind == JsonValueKind.Undefined ? null : ValueReader.Read(_path[^1], element);
    }
}
