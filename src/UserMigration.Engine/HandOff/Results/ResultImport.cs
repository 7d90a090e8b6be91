using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Runs.Sending;

namespace UserMigration.Engine.HandOff.Results;

/// <summary>
/// Joins result files with the datafile that was migrated. The result files are read once for an index of 16 bytes for each row. The
/// datafile is read twice: first to check that the files belong to it, then to return each record with its outcome.
/// </summary>
public sealed class ResultImport : IDisposable
{
    private const int ReportEvery = 1024;
    private const double ShareOfCheck = 0.3;

    private readonly ResultImportOptions _options;
    private readonly ResultFiles _files;
    private readonly Datafiles _source;
    private readonly ResultRejects _contradictions = new ResultRejects();
    private readonly List<string> _warnings = new List<string>();
    private readonly List<ulong> _places = new List<ulong>();
    private int _email = -1;

    private ResultImport(ResultImportOptions options, ResultFiles files, Datafiles source)
    {
        _options = options;
        _files = files;
        _source = source;
        Summary = new MigrationResultSummary(options.Source) { ResultFiles = files.Paths, ResultRows = files.Rows };
    }

    /// <summary>The totals; complete when all records were returned.</summary>
    public MigrationResultSummary Summary { get; }

    /// <summary>Warnings that are known before the first record is returned.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>What the line numbers count, and why, in words; null if there was nothing to decide.</summary>
    public string? Decision { get; private set; }

    /// <summary>Opens result files and their datafile, and checks that they belong together.</summary>
    /// <param name="options">The files.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <exception cref="MigrationException">A file can't be read, or the result files do not belong to the datafile, or it is unclear what their numbers count.</exception>
    public static ResultImport Open(ResultImportOptions options, CancellationToken cancellationToken)
    {
        if (options is null)
        {
            throw new ArgumentNullException(nameof(options));
        }

        ResultFiles files = ResultFiles.Open(options, cancellationToken);
        Datafiles? source = null;
        try
        {
            source = Datafiles.Open(new[] { options.Source }, options.Reading);
            ResultImport import = new ResultImport(options, files, source);
            import.Prepare(cancellationToken);
            return import;
        }
        catch
        {
            files.Dispose();
            source?.Dispose();
            throw;
        }
    }

    /// <summary>Returns each record of the datafile with its outcome, in the order of the datafile.</summary>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    public IEnumerable<MigrationResult> Read(CancellationToken cancellationToken)
    {
        ResultCursor byRecord = new ResultCursor(_files.ByRecord.Index);
        ResultCursor byLine = new ResultCursor(_files.ByLine.Index);
        foreach (MigrationRecord record in _source.Read(1, long.MaxValue, cancellationToken))
        {
            _places.Clear();
            Find(byRecord, _files.ByRecord.Index, record, ResultNumbering.Record);
            if (Summary.LineIs is { } numbering)
            {
                Find(byLine, _files.ByLine.Index, record, numbering);
            }

            MigrationResult result = Resolve(record);
            Summary.Add(result.Status);
            Report(record, ShareOfCheck, 1 - ShareOfCheck);
            yield return result;
        }

        cancellationToken.ThrowIfCancellationRequested();
        byRecord.End();
        RejectSkipped(byRecord, _files.ByRecord.Index);
        byLine.End();
        RejectSkipped(byLine, _files.ByLine.Index);
        Summary.Rejected = _files.Rejects.Count;
    }

    /// <summary>Returns what is wrong with the result files, once all records were returned. The records themselves are not affected.</summary>
    public IEnumerable<MigrationException> FindFaults()
    {
        if (_contradictions.Count > 0)
        {
            yield return new MigrationException(
                "ResultContradictory",
                MigrationFault.InvalidData,
                $"The result files contradict each other about {Count(Summary.Unresolved, "record", "records")}: {_contradictions}. The outcome of these records is unknown. "
                    + "Look them up in the store before you upload them again.",
                _options.Source);
        }

        if (_files.Rejects.Count > 0)
        {
            yield return new MigrationException(
                "ResultRowsRejected",
                MigrationFault.InvalidData,
                $"{Count(_files.Rejects.Count, "row of the result files belongs", "rows of the result files belong")} to no record of the datafile: {_files.Rejects}. "
                    + "Check that -Source is the file that was migrated, unchanged, and that the result files are complete.",
                _options.Source);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _files.Dispose();
        _source.Dispose();
    }

    private static string Count(long count, string one, string many) => FormattableString.Invariant($"{count} {(count == 1 ? one : many)}");

    private void Prepare(CancellationToken cancellationToken)
    {
        _warnings.AddRange(_source.Warnings);
        ResultEvidence evidence = new ResultEvidence(_options.Source, _files.ByRecord, _files.ByLine, _options.LineIs);
        RecordColumns? columns = null;
        foreach (MigrationRecord record in _source.Read(1, long.MaxValue, cancellationToken))
        {
            if (columns is null)
            {
                columns = record.GetColumns();
                _email = columns.IndexOf("email");
                if (record.GetSource()!.Length < 0)
                {
                    throw ResultErrors.NeedsFile(_options.Source);
                }
            }

            evidence.Add(record, _email);
            Summary.Records++;
            Report(record, 0, ShareOfCheck);
        }

        cancellationToken.ThrowIfCancellationRequested();
        Summary.LineIs = evidence.Decide();
        if (Summary.LineIs is not { } numbering || evidence.Reason is null)
        {
            return;
        }

        Decision = $"The line numbers in the result files count {ResultErrors.Meaning(numbering)}, because {evidence.Reason}.";
        if (evidence.IsDoubtful)
        {
            _warnings.Add($"{Decision} They could also count records. Compare one result with the datafile; if it is the wrong record, use -LineIs Record.");
        }
    }

    private void Report(MigrationRecord record, double start, double share)
    {
        if (record.RecordNumber % ReportEvery == 0)
        {
            long length = record.GetSource()!.Length;
            _options.Progress(record.RecordNumber, length > 0 ? start + (share * record.ByteOffset / length) : null);
        }
    }

    private void Find(ResultCursor cursor, ResultIndex index, MigrationRecord record, ResultNumbering numbering)
    {
        cursor.MoveTo(ResultCandidate.NumberOf(record, numbering));
        RejectSkipped(cursor, index);
        for (int i = cursor.First; i < cursor.First + cursor.Count; i++)
        {
            _places.Add(index.PlaceAt(i));
        }
    }

    private void RejectSkipped(ResultCursor cursor, ResultIndex index)
    {
        for (int i = cursor.Skipped; i < cursor.First; i++)
        {
            Reject(index.PlaceAt(i), FormattableString.Invariant($"names {index.NumberAt(i)}, but no record of the datafile has this number"));
        }
    }

    private void Reject(ulong place, string why) => _files.Rejects.Add(_files.Rejects.Describes ? Describe(place) + ", " + why : string.Empty);

    private string Describe(ulong place)
    {
        ResultFile file = _files.FileOf(place);
        return FormattableString.Invariant($"{System.IO.Path.GetFileName(file.Path)}, line {file.LineAt(ResultPlace.OffsetOf(place))}");
    }

    private MigrationResult Resolve(MigrationRecord record)
    {
        // In the order of outcomes, then of files: the first row of a repetition counts.
        _places.Sort();
        List<(ulong Place, ResultRow Row)> rows = new List<(ulong Place, ResultRow Row)>(_places.Count);
        foreach (ulong place in _places)
        {
            ResultRow row = _files.FileOf(place).ReadAt(ResultPlace.OffsetOf(place));
            if (ResultCandidate.IsAbout(row, record, _email) == false)
            {
                Reject(place, $"names another line or e-mail address than record {record.RecordNumber}");
            }
            else
            {
                rows.Add((place, row));
            }
        }

        if (rows.Count == 0)
        {
            return new MigrationResult(record, MigrationResultStatus.NotMentioned);
        }

        (ulong first, ResultRow outcome) = rows[0];
        bool isContradictory = rows.Exists(one => (one.Row.Error is null) != (outcome.Error is null))
            || rows.Where(one => one.Row.Error is null).Select(one => one.Row.Uuid).Where(uuid => uuid is not null).Distinct(StringComparer.OrdinalIgnoreCase).Count() > 1;
        if (isContradictory)
        {
            _contradictions.Add(_contradictions.Describes
                ? $"record {record.RecordNumber}, line {record.Line} ({string.Join(" and ", rows.Select(one => Describe(one.Place)))})" : string.Empty);
        }
        else
        {
            Summary.Repeated += rows.Count - 1;
        }

        ResultRow? failure = rows.Where(one => one.Row.Error is not null).Select(one => (ResultRow?)one.Row).FirstOrDefault();
        string? error = isContradictory ? "The result files contradict each other about this record. " + ErrorOf(failure, record) : failure is null ? null : ErrorOf(failure, record);
        if (error is not null)
        {
            record.AddIssue(ResultRules.ResultFailed.CreateIssue(isContradictory ? error : "The record was not imported: " + error, line: record.Line));
        }

        return new MigrationResult(record, isContradictory ? MigrationResultStatus.Unresolved : outcome.Status)
        {
            Uuid = outcome.Uuid,
            Error = error?.TrimEnd(),
            ResultFile = _files.FileOf(first).Path,
        };
    }

    private static string ErrorOf(ResultRow? failure, MigrationRecord record) => failure is not { } row ? string.Empty
        : row.Error!.Length == 0 ? "The result file gives no reason."
        : ErrorTextMasker.MaskValuesOf(record, row.Error);
}
