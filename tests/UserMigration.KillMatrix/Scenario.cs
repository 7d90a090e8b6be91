using System;
using UserMigration.Engine.Composition;

namespace UserMigration.KillMatrix;

/// <summary>Workers × batch size × faults × creating, changing or sending again, and the moments of death; all of it from a seed.</summary>
internal sealed class Scenario
{
    private readonly Random _random;
    private readonly bool _hasFaults;

    private Scenario(int seed, int number, int largestBatch)
    {
        Number = number;
        _random = new Random((seed * 100_003) + number);
        Workers = number % 2 == 0 ? 1 : 8;
        BatchSize = number / 2 % 2 == 0 ? 1 : Math.Min(100, largestBatch);
        _hasFaults = number / 4 % 2 == 1;
        Work = number % 12 >= 10 ? Work.Retry : number % 12 >= 8 ? Work.Change : Work.Create;
        Rows = Work == Work.Change ? 120 : BatchSize == 1 ? 60 : 1500;
    }

    public int Number { get; }

    public int Workers { get; }

    public int BatchSize { get; }

    public Work Work { get; }

    public int Rows { get; }

    /// <summary>The scenario of a subject with a number.</summary>
    public static Scenario Of(Subject subject, int seed, int number) =>
        new Scenario(seed, number, StoreTargets.Get(subject.Target).Capabilities.LargestBatch);

    /// <summary>The next life: when it dies, and the faults that it meets.</summary>
    public VictimOptions NextLife(VictimOptions plain)
    {
        KillMoment moment = (KillMoment)_random.Next(1, Work == Work.Change ? 6 : 4);
        long at = moment switch
        {
            KillMoment.JournalByte => _random.Next(1, (Rows * 15) + 200),
            KillMoment.ChangeSent or KillMoment.ChangeAnswered => _random.Next(1, 12),
            _ => _random.Next(1, (Rows / BatchSize / 4) + 2),
        };
        return plain with { Moment = moment, At = at, FaultSeed = _hasFaults ? _random.Next(1, int.MaxValue) : 0 };
    }

    public override string ToString() => $"scenario {Number}: {Work}, workers {Workers}, batch {BatchSize}, faults {_hasFaults}";
}
