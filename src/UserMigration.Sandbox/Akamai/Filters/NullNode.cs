using System.Collections.Generic;
using System.Linq;
using UserMigration.Sandbox.Akamai.Schema;

namespace UserMigration.Sandbox.Akamai.Filters;

/// <summary>The comparison <c>attribute is null</c> or <c>attribute is not null</c>.</summary>
internal sealed class NullNode : FilterNode
{
    private readonly IReadOnlyList<AttributeDefinition> _path;
    private readonly bool _isNull;

    public NullNode(IReadOnlyList<AttributeDefinition> path, bool isNull)
    {
        _path = path;
        _isNull = isNull;
    }

    public override bool Matches(RecordView record) =>
        (_path[0].IsReserved || record.Values(_path).Any()) != _isNull;
}
