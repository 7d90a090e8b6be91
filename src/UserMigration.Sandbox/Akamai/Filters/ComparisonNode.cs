using System.Collections.Generic;
using System.Text.Json;
using UserMigration.Sandbox.Akamai.Schema;

namespace UserMigration.Sandbox.Akamai.Filters;

/// <summary>
/// <c>attribute op 'value'</c>. An attribute without a value matches no comparison. A plural matches if any of its
/// elements does.
/// </summary>
internal sealed class ComparisonNode : FilterNode
{
    public ComparisonNode(IReadOnlyList<AttributeDefinition> path, string comparison, FilterValue value)
    {
        Path = path;
        Comparison = comparison;
        Value = value;
    }

    public IReadOnlyList<AttributeDefinition> Path { get; }

    public string Comparison { get; }

    public FilterValue Value { get; }

    public override bool Matches(RecordView record)
    {
        if (Path[0].IsReserved)
        {
            return Decide(record.Reserved(Path[0]).CompareTo(Value));
        }

        foreach (JsonElement element in record.Values(Path))
        {
            if (Decide(ValueReader.Read(Path[^1], element).CompareTo(Value)))
            {
                return true;
            }
        }

        return false;
    }

    private bool Decide(int order) => Comparison switch
    {
        "=" => order == 0,
        "!=" => order != 0,
        "<" => order < 0,
        ">" => order > 0,
        "<=" => order <= 0,
        _ => order >= 0,
    };
}
