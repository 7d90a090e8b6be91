using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Runs.Comparison;

/// <summary>
/// A sample of a stream whose length nobody knows: each record has the same chance (reservoir sampling, algorithm R,
/// Vitter 1985). It holds as many records as it takes.
/// </summary>
internal sealed class RecordSample
{
    private readonly SeededRandom _random;
    private readonly int _size;
    private readonly List<KeyValuePair<long, ComparedRecord>> _taken = new List<KeyValuePair<long, ComparedRecord>>();
    private long _seen;

    /// <summary>Makes a sample.</summary>
    /// <param name="size">How many records it takes.</param>
    /// <param name="seed">The seed.</param>
    public RecordSample(int size, int seed)
    {
        _size = size;
        _random = new SeededRandom(seed);
    }

    /// <summary>Offers a record.</summary>
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

    /// <summary>The records, in the order in which they were offered.</summary>
    public IEnumerable<ComparedRecord> Take() => _taken.OrderBy(taken => taken.Key).Select(taken => taken.Value);
}
