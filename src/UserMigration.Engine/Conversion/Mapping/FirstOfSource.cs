using System.Collections.Generic;

namespace UserMigration.Engine.Conversion.Mapping;

/// <summary>Provides the unchanged value of the first column that is not empty.</summary>
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
