using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Sandbox.Akamai.Filters;

/// <summary>Several parts of a filter, joined by <c>and</c> or by <c>or</c>.</summary>
internal sealed class JunctionNode : FilterNode
{
    public JunctionNode(bool isAnd, IReadOnlyList<FilterNode> parts)
    {
        IsAnd = isAnd;
        Parts = parts;
    }

    public bool IsAnd { get; }

    public IReadOnlyList<FilterNode> Parts { get; }

    public override bool Matches(RecordView record) =>
        IsAnd ? Parts.All(part => part.Matches(record)) : Parts.Any(part => part.Matches(record));
}
