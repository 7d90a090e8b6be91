namespace UserMigration.Engine.Values;

/// <summary>
/// A small random number generator (SplitMix64, Steele, Lea and Flood 2014) that returns the same numbers on every platform and
/// every .NET.
/// </summary>
internal sealed class SeededRandom
{
    private ulong _state;

    public SeededRandom(int seed)
    {
        _state = unchecked((ulong)seed);
    }

    /// <summary>Gets a random number from 0 to a limit, which is exclusive.</summary>
    public int Next(int limit) => (int)(NextBits() % (ulong)limit);

    /// <summary>Gets a random number from 0 to 1, which is exclusive.</summary>
    public double NextShare() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Gets one of several texts at random.</summary>
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
