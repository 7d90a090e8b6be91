using System.Collections.Generic;

namespace UserMigration.Engine.HandOff.Results;

/// <summary>
/// The rows of all result files that name records in the same way: by record number, or by a line number whose meaning has to be found out.
/// </summary>
internal sealed class ResultGroup
{
    private const int MostProbes = 1024;

    private readonly List<(long Number, ResultRow Row)> _probes = new List<(long Number, ResultRow Row)>();
    private int _step = 1;

    /// <summary>The rows.</summary>
    public ResultIndex Index { get; } = new ResultIndex();

    /// <summary>Whether all files have a column for the batch, as those of dataload.py have.</summary>
    public bool HasBatches { get; private set; } = true;

    /// <summary>Some rows, evenly distributed, that are compared with the source before the join.</summary>
    public IReadOnlyList<(long Number, ResultRow Row)> Probes => _probes;

    /// <summary>Adds a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="place">Where the row is.</param>
    /// <param name="hasBatch">Whether its file has a column for the batch.</param>
    public void Add(ResultRow row, ulong place, bool hasBatch)
    {
        long number = row.Record > 0 ? row.Record : row.Line;
        if (Index.Count % _step == 0)
        {
            _probes.Add((number, row with { Error = null }));
            if (_probes.Count == MostProbes)
            {
                Thin();
            }
        }

        HasBatches &= hasBatch;
        Index.Add(number, place);
    }

    private void Thin()
    {
        for (int i = 0; i < _probes.Count / 2; i++)
        {
            _probes[i] = _probes[2 * i];
        }

        _probes.RemoveRange(_probes.Count / 2, _probes.Count - (_probes.Count / 2));
        _step *= 2;
    }
}
