using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Runs.Comparison;

/// <summary>
/// A random sample of a stream of unknown length: each record is selected with the same probability (reservoir sampling,
/// algorithm R, Vitter 1985). It keeps only the selected records in memory.
/// </summary>
internal sealed class RecordSample
{
    private readonly SeededRandom _random;
    private readonly int _size;
    private readonly List<KeyValuePair<long, ComparedRecord>> _taken = new List<KeyValuePair<long, ComparedRecord>>();
    private long _seen;

    /// <summary>Creates an empty sample.</summary>
    /// <param name="size">The number of records to select.</param>
    /// <param name="seed">The seed.</param>
    public RecordSample(int size, int seed)
    {
        _size = size;
        _random = new SeededRandom(seed);
    }

    /// <summary>Offers a record, which may be selected.</summary>
    public void Offer(ComparedRecord record)
    {
        _seen++;
        KeyValuePair<long, ComparedRecord> offered = new KeyValuePair<long, ComparedRecord>(_seen, record);
        if (_taken.Count < _size)
        {
            _taken.Add(offered);
            return;
        }

        long place = (long)(_random.NextShare() * _seen);
        if (place < _size)
        {
            _taken[(int)place] = offered;
        }
    }

    /// <summary>Gets the selected records, in the order in which they were offered.</summary>
    public IEnumerable<ComparedRecord> Take() => _taken.OrderBy(taken => taken.Key).Select(taken => taken.Value);
}
