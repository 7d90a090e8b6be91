using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;

namespace UserMigration.Engine.Changes;

/// <summary>
/// Evaluates two exports that were completely read: the result is either the counts or, if users could be deleted by
/// mistake, the error that says why.
/// </summary>
internal sealed class ComparisonVerdict
{
    private readonly ComparedSide _reference;
    private readonly ComparedSide _difference;
    private readonly ChangeTable _table;
    private readonly IReadOnlyList<long> _merged;
    private readonly ExportComparisonOptions _options;

    /// <summary>Creates a verdict.</summary>
    /// <param name="reference">The earlier export.</param>
    /// <param name="difference">The later export.</param>
    /// <param name="table">The users of both exports.</param>
    /// <param name="merged">The lines of rows that contain another row.</param>
    /// <param name="options">The options for the comparison.</param>
    public ComparisonVerdict(
        ComparedSide reference,
        ComparedSide difference,
        ChangeTable table,
        IReadOnlyList<long> merged,
        ExportComparisonOptions options)
    {
        _reference = reference;
        _difference = difference;
        _table = table;
        _merged = merged;
        _options = options;
    }

    /// <summary>Checks that the rows identify the users reliably, and counts the users.</summary>
    /// <param name="result">The object that receives the counts.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <exception cref="MigrationException">The rows do not identify the users reliably, or more users would be deleted than is allowed.</exception>
    public void Count(MigrationCsvComparison result, CancellationToken cancellationToken)
    {
        _table.Count();
        long deletes = _table[RecordOperation.Delete];
        CheckRows(deletes, cancellationToken);
        result.ReferenceRecords = _reference.Records;
        result.DifferenceRecords = _difference.Records;
        result.Malformed = _reference.Unsound.Malformed + _difference.Unsound.Malformed;
        result.KeyMissing = _reference.Unsound.KeyMissing + _difference.Unsound.KeyMissing;
        result.Created = _table[RecordOperation.Create];
        result.Updated = _table[RecordOperation.Update];
        result.Unchanged = _table[RecordOperation.Unset];
        if (_options.LeavesDeletesOut || _difference.Unsound.Skipped > 0)
        {
            result.Withheld = deletes;
            return;
        }

        DeleteLimit.Check(deletes, _table.ReferenceUsers, _options.MaximumDeletePercent, _reference.File, _difference.File);
        result.Deleted = deletes;
    }

    /// <summary>Gets the warnings about the rows that were left out.</summary>
    /// <param name="withheld">The number of deletes that were left out.</param>
    public IEnumerable<string> Warn(long withheld)
    {
        foreach (string merged in DescribeMerged())
        {
            yield return merged + " Probably a quote was opened there but never closed.";
        }

        string reference = string.Join(" ", _reference.Unsound.DescribeSkipped());
        if (reference.Length > 0)
        {
            yield return $"{reference} They were left out: their users are treated as missing.";
        }

        string difference = string.Join(" ", _difference.Unsound.DescribeSkipped());
        if (difference.Length > 0)
        {
            yield return _options.LeavesDeletesOut || withheld == 0 ? difference + " They were left out." : string.Format(
                CultureInfo.InvariantCulture,
                "{0} They were left out, and so were the deletes of users who are not in '{2}' ({1}). "
                    + "Compare the next export with '{3}' again. Otherwise, these users are never deleted.",
                difference,
                withheld,
                _difference.File.Name,
                _reference.File.Name);
        }
    }

    private void CheckRows(long deletes, CancellationToken cancellationToken)
    {
        UnsoundExports unsound = new UnsoundExports();
        unsound.AddRepeated(
            _reference.DescribeRepeated(cancellationToken).Concat(_difference.DescribeRepeated(cancellationToken)),
            _options.IsCaseSensitive);
        if (!_options.LeavesDeletesOut)
        {
            unsound.AddMerged(DescribeMerged());
            if (deletes > 0 && !_options.SkipsMalformed)
            {
                unsound.AddSkipped(_difference.Unsound.DescribeSkipped(), deletes, _difference.Unsound.Malformed > 0);
            }
        }

        if (unsound.ToFault(_difference.File.Path) is { } fault)
        {
            throw fault;
        }
    }

    private IEnumerable<string> DescribeMerged() => UnsoundExports.DescribeMerged(_difference.File.Name, _merged);
}
