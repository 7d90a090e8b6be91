using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Changes;

/// <summary>
/// Compares two exports, and returns the changes that turn the earlier one into the later one, as records with a column for
/// the operation: deletes first, which free unique values, then updates, then creates, each in the order of its export.
/// Both exports are completely read before the first change is returned. The comparison stores 32 bytes for each user.
/// </summary>
public sealed class ExportComparison : IDisposable
{
    private readonly ExportComparisonOptions _options;
    private readonly CancellationToken _cancellationToken;
    private readonly ComparedColumns _columns;
    private readonly ComparedSide _reference;
    private readonly ComparedSide _difference;
    private readonly ChangeTable _table = new ChangeTable();
    private readonly MergedRows _merged;
    private readonly RecordBitmap _firsts = new RecordBitmap();
    private readonly ReadProgress _progress = new ReadProgress();
    private readonly List<string> _warnings = new List<string>();
    private readonly IEnumerator<bool> _comparing;
    private readonly IEnumerator<IReadOnlyList<MigrationRecord>> _changes;

    private ExportComparison(ComparedFile reference, ComparedFile difference, ExportComparisonOptions options, CancellationToken cancellationToken)
    {
        _options = options;
        _cancellationToken = cancellationToken;
        _columns = ComparedColumns.Create(reference, difference, options);
        RowDigest digest = new RowDigest(options.IsCaseSensitive);
        _reference = new ComparedSide(reference, digest, _columns, isReference: true);
        _difference = new ComparedSide(difference, digest, _columns, isReference: false);

        // If a user has several rows, a later row determines whether an earlier one is a change.
        _difference.Wanted = options.AllowsRepeatedKeys ? null : new RecordBitmap();
        _merged = new MergedRows(_table, digest, _columns.DifferenceKeys, difference.Columns.Count, options.Reading.Delimiter);
        _progress.Expected = 2 * (reference.Length + difference.Length);
        Result = new MigrationCsvComparison(reference.Path, difference.Path) { NewColumns = _columns.New, LostColumns = _columns.Lost };
        string?[] encodings = { reference.EncodingWarning, difference.EncodingWarning };
        _warnings.AddRange(encodings.OfType<string>().Concat(_columns.Describe(reference.Name, difference.Name)));
        _comparing = CompareAll().GetEnumerator();
        _changes = FindChanges().GetEnumerator();
    }

    /// <summary>The columns of the changes: the operation, then those of the later export.</summary>
    public RecordColumns Columns => _columns.Changes;

    /// <summary>The result; complete after <see cref="Compare"/> has returned false.</summary>
    public MigrationCsvComparison Result { get; }

    /// <summary>The warnings about the exports; there may be more after the comparison.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>The number of rows that were read, including those that were read again.</summary>
    public long RowsRead => _progress.Rows;

    /// <summary>The completed share of the work, from 0 to 1.</summary>
    public double Share => _progress.Share;

    /// <summary>Opens two exports and checks their headers.</summary>
    /// <param name="referencePath">The earlier export; the full path.</param>
    /// <param name="differencePath">The later export; the full path.</param>
    /// <param name="options">The options for the comparison.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <exception cref="MigrationException">
    /// An export can't be read, both are the same file, or a specified column does not exist.
    /// </exception>
    public static ExportComparison Open(
        string referencePath,
        string differencePath,
        ExportComparisonOptions options,
        CancellationToken cancellationToken)
    {
        if (options is null)
        {
            throw new ArgumentNullException(nameof(options));
        }

        if (options.Keys.Count == 0)
        {
            throw new ArgumentException("A comparison needs a key.", nameof(options));
        }

        Datafiles.CheckDelimiter(options.Reading.Delimiter);
        ComparedFile reference = ComparedFile.Open(referencePath, options.Reading);
        ComparedFile difference = ComparedFile.Open(differencePath, options.Reading);
        return !reference.IsAt(differencePath)
            ? new ExportComparison(reference, difference, options, cancellationToken)
            : throw new MigrationException(
                "ComparisonSameFile",
                MigrationFault.InvalidArgument,
                $"'{differencePath}' would be compared with itself. Specify the earlier export first, then the later one.",
                differencePath);
    }

    /// <summary>Checks that a change file can be written, and is not one of the exports.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="options">The options for writing the file.</param>
    /// <exception cref="MigrationException">The file can't be written, or is one of the exports.</exception>
    public void CheckTarget(string path, DatafileWriteOptions options)
    {
        if (_reference.File.IsAt(path) || _difference.File.IsAt(path))
        {
            throw new MigrationException(
                "ExportOverSource",
                MigrationFault.InvalidOperation,
                $"'{path}' is one of the exports, which would be overwritten. Choose another file.",
                path);
        }

        DatafileWriter.CheckTarget(path, options);
    }

    /// <summary>Compares some more rows.</summary>
    /// <returns>False after all rows were compared.</returns>
    /// <exception cref="MigrationException">The rows do not show reliably which users are gone, or more users would be deleted than is allowed.</exception>
    /// <exception cref="OperationCanceledException">The operation was canceled.</exception>
    public bool Compare() => _comparing.MoveNext();

    /// <summary>Gets some more changes, after all rows were compared.</summary>
    /// <returns>Some changes or an empty list; null at the end.</returns>
    /// <exception cref="MigrationException">An export has changed in the meantime.</exception>
    /// <exception cref="OperationCanceledException">The operation was canceled.</exception>
    public IReadOnlyList<MigrationRecord>? TakeChanges() => _changes.MoveNext() ? _changes.Current : null;

    /// <summary>Releases the exports.</summary>
    public void Dispose()
    {
        _comparing.Dispose();
        _changes.Dispose();
    }

    private IEnumerable<bool> CompareAll()
    {
        foreach (IReadOnlyList<MigrationRecord> rows in _progress.Follow(_reference.File, null, _cancellationToken))
        {
            foreach (MigrationRecord row in rows)
            {
                AddReference(row);
            }

            yield return true;
        }

        foreach (IReadOnlyList<MigrationRecord> rows in _progress.Follow(_difference.File, null, _cancellationToken))
        {
            foreach (MigrationRecord row in rows)
            {
                AddDifference(row);
            }

            yield return true;
        }

        Conclude();
    }

    private void AddReference(MigrationRecord row)
    {
        if (_reference.Take(row) is not { } user)
        {
            return;
        }

        if (_table.AddReference(user, _reference.ValuesOf(row)))
        {
            _firsts.TryAdd(row.RecordNumber);
        }
        else if (!_options.AllowsRepeatedKeys)
        {
            _reference.Unsound.AddRepeated(row, user);
        }
    }

    private void AddDifference(MigrationRecord row)
    {
        if (_difference.Take(row) is not { } user)
        {
            return;
        }

        bool isFirst = _table.AddDifference(user, _difference.ValuesOf(row), out bool isSame);
        if (!isSame)
        {
            _difference.Wanted?.TryAdd(row.RecordNumber);
        }

        if (!isFirst && !_options.AllowsRepeatedKeys)
        {
            _difference.Unsound.AddRepeated(row, user);
        }

        _merged.Look(row);
    }

    private void Conclude()
    {
        ComparisonVerdict verdict = new ComparisonVerdict(_reference, _difference, _table, _merged.FindLines(), _options);
        verdict.Count(Result, _cancellationToken);
        _warnings.AddRange(verdict.Warn(Result.Withheld));
        _reference.Wanted = _table.FindDeleted(_firsts, _reference.Records);
        _progress.Expected = _progress.Done
            + (Result.Deleted > 0 ? _reference.File.Length : 0)
            + (Result.Updated > 0 ? _difference.File.Length : 0)
            + (Result.Created > 0 ? _difference.File.Length : 0);
    }

    private IEnumerable<IReadOnlyList<MigrationRecord>> FindChanges()
    {
        ChangeReader reader = new ChangeReader(_table, _columns, _cancellationToken);
        (RecordOperation Operation, long Users, ComparedSide Side)[] parts =
        {
            (RecordOperation.Delete, Result.Deleted, _reference),
            (RecordOperation.Update, Result.Updated, _difference),
            (RecordOperation.Create, Result.Created, _difference),
        };
        foreach ((RecordOperation operation, long users, ComparedSide side) in parts)
        {
            foreach (IReadOnlyList<MigrationRecord> changes in reader.Find(operation, users, side, _progress))
            {
                yield return changes;
            }
        }
    }
}
