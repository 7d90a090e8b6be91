using System.Collections.Generic;
using UserMigration.Engine.Conversion.Transforms;

namespace UserMigration.Engine.Conversion.Mapping;

/// <summary>Joins the values of columns into one text. Empty values and their separators are skipped.</summary>
internal sealed class JoinSource : AttributeSource
{
    private readonly string _separator;

    public JoinSource(IReadOnlyList<string> columns, string separator)
    {
        Columns = columns;
        _separator = separator;
    }

    public override IReadOnlyList<string> Columns { get; }

    public override MigrationIssue? Get(MigrationRecord record, int[] positions, out object? value)
    {
        string joined = string.Empty;
        value = null;
        foreach (int position in positions)
        {
            object? part = ValueAt(record, position);
            if (IsBlank(part))
            {
                continue;
            }

            if (!ScalarFormatter.TryOf(part, out string text))
            {
                return MapIssues.NotSingle;
            }

            joined = joined.Length == 0 ? text : string.Concat(joined, _separator, text);
        }

        value = joined;
        return null;
    }
}
