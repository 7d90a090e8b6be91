using System;
using System.Linq;
using UserMigration.Engine.Conversion.Mapping;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Validation.Duplicates;
using UserMigration.Engine.Validation.Rules;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Validation.Checks;

/// <summary>Checks that the values of an attribute occur only once in the whole input.</summary>
internal sealed class DuplicateCheck : IRecordCheck
{
    private readonly string _attribute;
    private readonly ColumnPaths _paths;
    private readonly AutomaticConversion _conversion;
    private readonly IssueReport _report;
    private readonly DuplicateSearch _search;
    private readonly bool _isNamed;
    private readonly string? _recommendation;
    private readonly AttributeSource? _source;
    private int[] _positions = Array.Empty<int>();
    private int _column = -1;

    /// <summary>Creates a duplicate check for one attribute.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="isCaseSensitive">Whether values that differ only by letter case are different values.</param>
    /// <param name="paths">Which attribute each column goes to.</param>
    /// <param name="conversion">The automatic conversion of values.</param>
    /// <param name="report">Receives the issues.</param>
    /// <param name="isNamed">Whether a parameter names the attribute, so that the first record must have it.</param>
    /// <param name="source">What the map builds the attribute from; null if a column goes to it.</param>
    public DuplicateCheck(
        string attribute, bool isCaseSensitive, ColumnPaths paths, AutomaticConversion conversion, IssueReport report, bool isNamed = true, AttributeSource? source = null)
    {
        _attribute = attribute;
        _paths = paths;
        _conversion = conversion;
        _report = report;
        _search = new DuplicateSearch(isCaseSensitive);
        _isNamed = isNamed;
        _source = source;
        _recommendation = isCaseSensitive ? "Keep one of the two. The comparison is case-sensitive and ignores the Unicode normalization form." : null;
    }

    /// <inheritdoc/>
    public void Prepare(RecordColumns columns, bool isFirst)
    {
        if (_source is not null)
        {
            _positions = _source.Columns.Select(columns.IndexOf).ToArray();
            return;
        }

        if (isFirst && _isNamed && _paths.IsMade(_attribute) && _paths.Find(columns, _attribute) < 0)
        {
            throw new MigrationException(
                "ColumnNotFound",
                MigrationFault.NotFound,
                $"-UniqueKey names '{_attribute}', whose values are known only after the conversion, because a scriptblock or the structure of a column makes them. "
                    + "Specify the columns that they are made of.",
                _attribute);
        }

        _column = ColumnLookup.Find(columns, _attribute, "UniqueKey", isFirst && _isNamed, _paths);
    }

    /// <inheritdoc/>
    public void Check(MigrationRecord record)
    {
        object? value = _column < 0 ? null : record.GetValue(_column);
        if (_source is not null && _source.Get(record, _positions, out value) is not null)
        {
            // The conversion reports why the map can't build the value.
            return;
        }

        if (value is not null && !_conversion.TryJudge(_paths.PathOf(_attribute) ?? _attribute, value, record, out value))
        {
            // The result of a script isn't known in advance.
            return;
        }

        string? text = value as string ?? InvariantFormatter.Write(value);
        if (!string.IsNullOrWhiteSpace(text) && _search.FindEarlier(record, text!) is { } earlier)
        {
            _report.Add(record, KeyRules.DuplicateKey, _paths.NameOf(_attribute), $"The value is a duplicate. It first occurs in {earlier}.", _recommendation);
        }
    }
}
