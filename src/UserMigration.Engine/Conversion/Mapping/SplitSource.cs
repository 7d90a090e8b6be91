using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Conversion.Transforms;

namespace UserMigration.Engine.Conversion.Mapping;

/// <summary>
/// Provides parts of a column. Parts are counted from 1, or from the end with -1. White space at the ends of a part is removed. If
/// the separator consists of white space, consecutive separators count as one.
/// </summary>
internal sealed class SplitSource : AttributeSource
{
    private readonly string[] _separator;
    private readonly StringSplitOptions _options;
    private readonly int _first;
    private readonly int _last;

    public SplitSource(string column, string separator, int first, int last)
    {
        Columns = new[] { column };
        _separator = new[] { separator };
        _options = string.IsNullOrWhiteSpace(separator) ? StringSplitOptions.RemoveEmptyEntries : StringSplitOptions.None;
        _first = first;
        _last = last;
    }

    public override IReadOnlyList<string> Columns { get; }

    public override MigrationIssue? Get(MigrationRecord record, int[] positions, out object? value)
    {
        object? whole = ValueAt(record, positions[0]);
        value = null;
        if (IsBlank(whole))
        {
            return null;
        }

        if (!ScalarFormatter.TryOf(whole, out string text))
        {
            return MapIssues.NotSingle;
        }

        string[] parts = text.Split(_separator, _options);
        int first = Math.Max(_first < 0 ? parts.Length + _first : _first - 1, _first == _last ? -1 : 0);
        int last = Math.Min(_last < 0 ? parts.Length + _last : _last - 1, _first == _last ? int.MaxValue : parts.Length - 1);
        if (first == last)
        {
            value = first >= 0 && first < parts.Length ? parts[first].Trim() : null;
        }
        else if (first < last)
        {
            value = string.Join(_separator[0], parts.Skip(first).Take(last - first + 1).Select(part => part.Trim()));
        }

        return null;
    }
}
