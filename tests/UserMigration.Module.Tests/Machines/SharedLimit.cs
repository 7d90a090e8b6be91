using Xunit;

namespace UserMigration.Module.Tests.Machines;

/// <summary>Checks the calls of several processes, as the server counts them.</summary>
internal static class SharedLimit
{
    private const double Used = 0.95;
    private const int Second = 1000;

    /// <summary>
    /// Checks that at least 95 % and at most 100 % of the limit was used while all had work, and that no second has more calls than the limit, but for one of each process that came
    /// late on a busy machine.
    /// </summary>
    /// <param name="arrivals">When the calls arrived, in milliseconds, in their order.</param>
    /// <param name="limit">The limit, in calls per second.</param>
    /// <param name="processes">The number of processes.</param>
    public static void Check(double[] arrivals, int limit, int processes)
    {
        int most = 0;
        for (int from = 0, to = 0; from < arrivals.Length; from++)
        {
            while (to < arrivals.Length && arrivals[to] < arrivals[from] + Second)
            {
                to++;
            }

            most = int.Max(most, to - from);
        }

        Assert.InRange(most, 1, limit + processes);

        // The first processes start before the others, and the last ones end after them.
        double[] work = arrivals[(arrivals.Length / 20)..(arrivals.Length * 8 / 10)];
        Assert.InRange((work.Length - 1) / (work[^1] - work[0]) * Second, limit * Used, limit);
    }
}
