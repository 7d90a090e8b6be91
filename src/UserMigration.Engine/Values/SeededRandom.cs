namespace UserMigration.Engine.Values;

/// <summary>
/// A small generator (SplitMix64, Steele, Lea and Flood 2014) that gives the same numbers on every platform and .NET.
/// </summary>
internal sealed class SeededRandom
{
    private ulong _state;

    public SeededRandom(int seed)
    {
        _state = unchecked((ulong)seed);
    }

    /// <summary>A number from 0 up to a limit that is not reached.</summary>
    public int Next(int limit) => (int)(NextBits() % (ulong)limit);

    /// <summary>A number from 0 up to 1, which is not reached.</summary>
    public double NextShare() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>One of some texts.</summary>
    public string Pick(string[] from) => from[Next(from.Length)];

    private ulong NextBits()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15UL;
            ulong bits = _state;
            bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9UL;
            bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EBUL;
            return bits ^ (bits >> 31);
        }
    }
}
