using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Values;
using Xunit;

namespace UserMigration.Engine.Tests.Export;

/// <summary>A set of numbers is right where they are dense, sparse and far apart.</summary>
public static class NumberSetTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(13)]
    [InlineData(70_000)]
    public static void Set_HasWhatWasAdded(int step)
    {
        Random random = new Random(step);
        SortedSet<long> expected = [];
        NumberSet set = new NumberSet();
        for (int i = 0; i < 20_000; i++)
        {
            long number = random.Next(30_000) * (long)step;
            Assert.Equal(expected.Add(number), set.Add(number));
        }

        Assert.Equal(expected.Count, set.Count);
        Assert.Equal(expected, set.InOrder());
        Assert.All(Enumerable.Range(0, 30_000), i => Assert.Equal(expected.Contains(i * (long)step), set.Contains(i * (long)step)));
    }

    [Fact]
    public static void DenseNumbers_NeedLittleMemory()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        NumberSet set = new NumberSet();
        for (long i = 0; i < 1_000_000; i++)
        {
            set.Add(i);
        }

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1_000_000, "A million users need less than a megabyte.");
        Assert.Equal(1_000_000, set.Count);
    }
}
