using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Engine.HandOff.Results;

/// <summary>
/// Finds out, by one pass over the source, what the line numbers in result files count, and whether the files are about this source.
/// </summary>
internal sealed class ResultEvidence
{
    private readonly string _source;
    private readonly ResultGroup _byRecord;
    private readonly ResultGroup _byLine;
    private readonly ResultCandidate _record;
    private readonly ResultCandidate[] _candidates;
    private readonly ResultNumbering? _given;
    private bool _isLineRow = true;

    /// <summary>Creates the evidence.</summary>
    /// <param name="source">The full path of the source, for messages.</param>
    /// <param name="byRecord">The rows that name records.</param>
    /// <param name="byLine">The rows that name lines.</param>
    /// <param name="given">What the user says that line numbers count, or null.</param>
    public ResultEvidence(string source, ResultGroup byRecord, ResultGroup byLine, ResultNumbering? given)
    {
        _source = source;
        _byRecord = byRecord;
        _byLine = byLine;
        _given = given;
        _record = new ResultCandidate(ResultNumbering.Record, byRecord);
        ResultNumbering[] all = { ResultNumbering.Line, ResultNumbering.Row, ResultNumbering.Record };
        _candidates = all.Where(one => given is null || one == given).Select(one => new ResultCandidate(one, byLine)).ToArray();
    }

    /// <summary>Why the numbers were given their meaning, in words; null if there was nothing to decide.</summary>
    public string? Reason { get; private set; }

    /// <summary>Whether another meaning is possible.</summary>
    public bool IsDoubtful { get; private set; }

    /// <summary>Adds a record of the source.</summary>
    /// <param name="record">The record.</param>
    /// <param name="email">The position of the e-mail address in the record; -1 if it has none.</param>
    public void Add(MigrationRecord record, int email)
    {
        _isLineRow &= record.Line == record.RecordNumber + 1;
        _record.Add(record, email);
        foreach (ResultCandidate candidate in _candidates)
        {
            candidate.Add(record, email);
        }
    }

    /// <summary>Decides what line numbers count.</summary>
    /// <returns>The meaning of line numbers; null if no file has any.</returns>
    /// <exception cref="MigrationException">The result files are about another source, or there are several possible meanings.</exception>
    public ResultNumbering? Decide()
    {
        _record.End();
        if (_byRecord.Index.Count > 0 && !_record.IsPlausible)
        {
            throw ResultErrors.OtherSource(_source, _byRecord.Index.Count, _record.Missed, _record.Compared, _record.Different);
        }

        if (_byLine.Index.Count == 0)
        {
            return null;
        }

        foreach (ResultCandidate candidate in _candidates)
        {
            candidate.End();
        }

        ResultCandidate[] best = ResultCandidate.Best(_candidates);
        if (best.Length == 0)
        {
            ResultCandidate nearest = _candidates.OrderBy(candidate => candidate.Missed + candidate.Different).First();
            throw ResultErrors.OtherSource(_source, _byLine.Index.Count, nearest.Missed, nearest.Compared, nearest.Different);
        }

        return _given ?? Choose(best);
    }

    private ResultNumbering Choose(ResultCandidate[] best)
    {
        List<ResultNumbering> left = best.Select(candidate => candidate.Numbering).ToList();
        if (_isLineRow && left.Contains(ResultNumbering.Line))
        {
            // Every row has one line: physical lines and rows are the same numbers.
            left.Remove(ResultNumbering.Row);
        }

        if (left.Count == 1)
        {
            Reason = best[0].Compared > 0 ? "the e-mail addresses in the result files are those of the records" : "only then does the source have the numbers in the result files";
            return left[0];
        }

        ResultNumbering likely = _byLine.HasBatches && left.Contains(ResultNumbering.Row) ? ResultNumbering.Row : ResultNumbering.Line;
        if (_byLine.HasBatches && (likely == ResultNumbering.Row || _isLineRow) && left.Contains(likely))
        {
            Reason = "files with the columns batch and line count rows";
            return likely;
        }

        if (!_isLineRow || !left.Contains(ResultNumbering.Line))
        {
            throw ResultErrors.LineAmbiguous(_source, left);
        }

        Reason = "the service names lines of the datafile, whose first line is the header";
        IsDoubtful = true;
        return ResultNumbering.Line;
    }
}
