using System;

namespace UserMigration.Engine.Runs.Sending;

/// <summary>The randomness of back-offs.</summary>
public static class Jitter
{
    /// <summary>Gives numbers from 0 to 1, to any thread.</summary>
    /// <param name="seed">The seed: two runs should not wait alike.</param>
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
