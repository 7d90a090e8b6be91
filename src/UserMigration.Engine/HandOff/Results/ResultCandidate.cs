using System;
using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Engine.HandOff.Results;

/// <summary>One possible meaning of the numbers in result files, and what speaks for and against it.</summary>
internal sealed class ResultCandidate
{
    private readonly ResultCursor _cursor;
    private readonly ILookup<long, ResultRow> _probes;
    private readonly int _total;

    /// <summary>Creates a candidate.</summary>
    /// <param name="numbering">What the numbers would count.</param>
    /// <param name="group">The rows.</param>
    public ResultCandidate(ResultNumbering numbering, ResultGroup group)
    {
        Numbering = numbering;
        _cursor = new ResultCursor(group.Index);
        _probes = group.Probes.ToLookup(probe => probe.Number, probe => probe.Row);
        _total = group.Index.Count;
    }

    /// <summary>What the numbers would count.</summary>
    public ResultNumbering Numbering { get; }

    /// <summary>The number of rows whose number the source does not have.</summary>
    public int Missed => _cursor.Missed;

    /// <summary>The rows that were compared with their record.</summary>
    public int Compared { get; private set; }

    /// <summary>The rows that were compared, and differ from their record.</summary>
    public int Different { get; private set; }

    /// <summary>Whether nearly all rows belong to records of the source, and those that were compared equal them.</summary>
    public bool IsPlausible => Missed <= _total / 10 && Different <= Compared / 10;

    /// <summary>Gets the number of a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="numbering">What the number counts.</param>
    public static long NumberOf(MigrationRecord record, ResultNumbering numbering) => numbering switch
    {
        ResultNumbering.Line => record.Line,
        ResultNumbering.Row => record.RecordNumber + 1,
        _ => record.RecordNumber,
    };

    /// <summary>Whether a row is about a record, as far as the row says more than a number.</summary>
    /// <param name="row">The row.</param>
    /// <param name="record">The record.</param>
    /// <param name="email">The position of the e-mail address in the record; -1 if it has none.</param>
    /// <returns>Null if the row only has a number.</returns>
    public static bool? IsAbout(ResultRow row, MigrationRecord record, int email)
    {
        bool hasBoth = row.Line > 0 && row.Record > 0;
        bool hasEmail = row.Email is not null && email >= 0;
        return !hasBoth && !hasEmail ? null
            : (!hasBoth || row.Line == record.Line)
                && (!hasEmail || string.Equals(row.Email!.Trim(), (record.GetValue(email) as string)?.Trim(), StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Adds a record of the source.</summary>
    /// <param name="record">The record.</param>
    /// <param name="email">The position of the e-mail address in the record; -1 if it has none.</param>
    public void Add(MigrationRecord record, int email)
    {
        long number = NumberOf(record, Numbering);
        _cursor.MoveTo(number);
        foreach (ResultRow row in _cursor.Count > 0 ? _probes[number] : Enumerable.Empty<ResultRow>())
        {
            if (IsAbout(row, record, email) is { } isSame)
            {
                Compared++;
                Different += isSame ? 0 : 1;
            }
        }
    }

    /// <summary>Ends the source.</summary>
    public void End() => _cursor.End();

    /// <summary>Returns the candidates that have the fewest faults.</summary>
    /// <param name="candidates">The candidates.</param>
    public static ResultCandidate[] Best(IEnumerable<ResultCandidate> candidates)
    {
        ResultCandidate[] plausible = candidates.Where(candidate => candidate.IsPlausible).ToArray();
        int fewest = plausible.Length == 0 ? 0 : plausible.Min(candidate => candidate.Missed + candidate.Different);
        return plausible.Where(candidate => candidate.Missed + candidate.Different == fewest).ToArray();
    }
}
