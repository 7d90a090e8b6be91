using System.Collections.Generic;

namespace UserMigration.Sandbox.Faults;

/// <summary>Decides which calls a fault affects: by their name, by their number, and by a random number.</summary>
internal sealed class FaultTrigger
{
    private readonly object _gate = new();
    private readonly FaultRandom _random;
    private readonly IReadOnlySet<string>? _calls;
    private readonly double _probability;
    private readonly long _after;
    private readonly long _last;
    private long _seen;

    public FaultTrigger(FaultArguments arguments)
    {
        _random = arguments.Random;
        _probability = arguments.Number("p", 0, 1) ?? 1;
        _calls = arguments.Calls("calls");
        _after = arguments.Integer("after", 0, int.MaxValue) ?? 0;
        _last = arguments.Integer("first", 0, int.MaxValue) is int first ? _after + first : long.MaxValue;
    }

    /// <summary>The number of calls that it could have affected, judged by their name.</summary>
    public long Seen
    {
        get
        {
            lock (_gate)
            {
                return _seen;
            }
        }
    }

    /// <summary>Whether the fault affects this call.</summary>
    public bool Pulls(string call)
    {
        if (_calls is not null && !_calls.Contains(call))
        {
            return false;
        }

        lock (_gate)
        {
            _seen++;
            return _seen > _after && _seen <= _last && (_probability >= 1 || _random.NextDouble() < _probability);
        }
    }
}
