using Xunit;

namespace UserMigration.Module.Tests.Machines;

/// <summary>Checks the calls of several processes, as the server counts them.</summary>
internal static class SharedLimit
{
    private const double Used = 0.5;
    private const int Second = 1000;
    private const int Seconds = 30;

    /// <summary>
    /// Checks that no thirty seconds have more calls than the limit, but for those of a second that came late, and that the limit was used while all had work. On
    /// a busy machine, calls arrive late and in groups, so a single second says little; the share that was used, and the fullest second, are written to the output.
    /// </summary>
    /// <param name="arrivals">When the calls arrived, in milliseconds, in their order.</param>
    /// <param name="limit">The limit, in calls per second.</param>
    public static void Check(double[] arrivals, int limit)
    {
        // The first processes start before the others, and the last ones end after them.
        double[] work = arrivals[(arrivals.Length / 20)..(arrivals.Length * 8 / 10)];
        double perSecond = (work.Length - 1) / (work[^1] - work[0]) * Second;
        TestContext.Current.TestOutputHelper?.WriteLine($"{perSecond / limit:P1} of the limit was used; at most {MostWithin(arrivals, Second)} calls arrived in a second.");

        Assert.InRange(MostWithin(arrivals, Seconds * Second), 1, limit * (Seconds + 1));
        Assert.InRange(perSecond, limit * Used, limit);
    }

    private static int MostWithin(double[] arrivals, int milliseconds)
    {
        int most = 0;
        for (int from = 0, to = 0; from < arrivals.Length; from++)
        {
            while (to < arrivals.Length && arrivals[to] < arrivals[from] + milliseconds)
            {
                to++;
            }

            most = int.Max(most, to - from);
        }

        return most;
    }
}
