using System;

namespace UserMigration.Engine.Measuring;

/// <summary>
/// Estimates the number of distinct hashes, in 16 KiB (Flajolet and others, 2007), with the estimator of Ertl,
/// "New cardinality estimation algorithms for HyperLogLog sketches", 2017, which needs no correction for few or many. The
/// standard error is 1.04 / √16384 = 0.8 %.
/// </summary>
internal sealed class HyperLogLog
{
    private const int IndexBits = 14;
    private const int Count = 1 << IndexBits;
    private const int RankBits = 64 - IndexBits;

    private readonly byte[] _registers = new byte[Count];

    /// <summary>Adds a hash.</summary>
    /// <param name="hash">A hash whose bits are all random.</param>
    public void Add(ulong hash)
    {
        int index = (int)(hash >> RankBits);
        byte rank = (byte)(1 + LeadingZeros((hash << IndexBits) | (1UL << (IndexBits - 1))));
        if (_registers[index] < rank)
        {
            _registers[index] = rank;
        }
    }

    /// <summary>Estimates the number of distinct hashes that were added.</summary>
    public long Estimate()
    {
        int[] ranks = new int[RankBits + 2];
        foreach (byte rank in _registers)
        {
            ranks[rank]++;
        }

        double sum = Count * Tau(1 - ((double)ranks[RankBits + 1] / Count));
        for (int rank = RankBits; rank >= 1; rank--)
        {
            sum = 0.5 * (sum + ranks[rank]);
        }

        sum += Count * Sigma((double)ranks[0] / Count);
        return (long)Math.Round(Count * (double)Count / (2 * Math.Log(2)) / sum);
    }

    private static double Sigma(double x)
    {
        if (x >= 1)
        {
            return double.PositiveInfinity;
        }

        double y = 1;
        double sum = x;
        double previous;
        do
        {
            x *= x;
            previous = sum;
            sum += x * y;
            y += y;
        }
        while (sum > previous);
        return sum;
    }

    private static double Tau(double x)
    {
        if (x is <= 0 or >= 1)
        {
            return 0;
        }

        double y = 1;
        double sum = 1 - x;
        double previous;
        do
        {
            x = Math.Sqrt(x);
            previous = sum;
            y *= 0.5;
            sum -= (1 - x) * (1 - x) * y;
        }
        while (sum < previous);
        return sum / 3;
    }

    private static int LeadingZeros(ulong value)
    {
#if NET8_0_OR_GREATER
        return System.Numerics.BitOperations.LeadingZeroCount(value);
#else
        int count = 0;
        while ((value & (1UL << 63)) == 0)
        {
            value <<= 1;
            count++;
        }

        return count;
#endif
    }
}
