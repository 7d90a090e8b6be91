using System.Collections.Generic;

namespace UserMigration.Engine.Conversion.Mapping;

/// <summary>The first of some columns that is not blank, as it is.</summary>
internal sealed class FirstOfSource : AttributeSource
{
    public FirstOfSource(IReadOnlyList<string> columns)
    {
        Columns = columns;
    }

    public override IReadOnlyList<string> Columns { get; }

    public override MigrationIssue? Get(MigrationRecord record, int[] positions, out object? value)
    {
        value = null;
        foreach (int position in positions)
        {
            value = ValueAt(record, position);
            if (!IsBlank(value))
            {
                break;
            }
        }

        return null;
    }
}
