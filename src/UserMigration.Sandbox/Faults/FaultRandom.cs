using System;

namespace UserMigration.Sandbox.Faults;

/// <summary>
/// The random numbers of one fault (SplitMix64). They depend only on the seed and on the text of the fault, so that
/// faults do not disturb each other, and a run can be repeated if its calls are in the same order.
/// </summary>
internal sealed class FaultRandom
{
    private readonly object _gate = new();
    private ulong _state;

    public FaultRandom(int seed, string text, int ordinal)
    {
        // FNV-1a, which is the same on every machine.
        ulong hash = 14695981039346656037;
        foreach (char c in text)
        {
            hash = unchecked((hash ^ c) * 1099511628211);
        }

        _state = unchecked(hash + ((ulong)(uint)seed << 32) + (uint)ordinal);
    }

    /// <summary>Returns a number from 0 to below 1.</summary>
    public double NextDouble()
    {
        lock (_gate)
        {
            return (Next() >> 11) * (1.0 / (1UL << 53));
        }
    }

    /// <summary>Returns a number of the standard normal distribution.</summary>
    public double NextNormal() =>
        Math.Sqrt(-2 * Math.Log(1 - NextDouble())) * Math.Cos(2 * Math.PI * NextDouble());

    private ulong Next()
    {
        unchecked
        {
            ulong z = _state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
