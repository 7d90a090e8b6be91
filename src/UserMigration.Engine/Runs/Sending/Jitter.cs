using System;

namespace UserMigration.Engine.Runs.Sending;

/// <summary>Creates the random numbers for retry delays.</summary>
public static class Jitter
{
    /// <summary>Creates a function that returns random numbers from 0 to 1 and can be called from any thread.</summary>
    /// <param name="seed">The seed. Two runs should use different seeds, so that they don't wait for the same times.</param>
    public static Func<double> Create(int seed)
    {
        Random random = new Random(seed);
        return () =>
        {
            lock (random)
            {
                return random.NextDouble();
            }
        };
    }
}
