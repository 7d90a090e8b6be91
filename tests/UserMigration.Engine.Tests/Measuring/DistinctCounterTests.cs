using System.Buffers.Binary;
using UserMigration.Engine.Measuring;
using UserMigration.Engine.Values;
using Xunit;

namespace UserMigration.Engine.Tests.Measuring;

public static class DistinctCounterTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(DistinctCounter.ExactUpTo)]
    public static void FewValues_AreCountedExactly(int count)
    {
        DistinctCounter counter = Count(count, times: 3);

        Assert.Equal(count, counter.Count);
        Assert.False(counter.IsEstimate);
    }

    [Theory]
    [InlineData(DistinctCounter.ExactUpTo + 1)]
    [InlineData(10_000)]
    [InlineData(40_000)]
    [InlineData(80_000)]
    [InlineData(300_000)]
    [InlineData(3_000_000)]
    public static void ManyValues_AreEstimatedWithinThreeStandardErrors(int count)
    {
        DistinctCounter counter = Count(count, times: 1);

        Assert.True(counter.IsEstimate);
        Assert.InRange(counter.Count / (double)count, 1 - 0.0244, 1 + 0.0244);
    }

    [Fact]
    public static void HashOfZero_IsCounted()
    {
        DistinctCounter counter = new DistinctCounter();
        counter.Add(0);
        counter.Add(0);

        Assert.Equal(1, counter.Count);
    }

    private static DistinctCounter Count(int count, int times)
    {
        // A key of its own: the estimate is the same each time.
        SipHash hash = new SipHash(1, 2);
        DistinctCounter counter = new DistinctCounter();
        byte[] value = new byte[4];
        for (int time = 0; time < times; time++)
        {
            for (int i = 0; i < count; i++)
            {
                BinaryPrimitives.WriteInt32LittleEndian(value, i);
                counter.Add(hash.Hash64(value));
            }
        }

        return counter;
    }
}
