using System;
using System.Linq;
using UserMigration.Engine.Values;
using Xunit;

namespace UserMigration.Engine.Tests.Journal;

/// <summary>The record numbers that a run has met.</summary>
public static class RecordBitmapTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(10_000_000)]
    public static void Number_IsMarkedOnce_AndItsNeighboursAreNot(long number)
    {
        RecordBitmap bitmap = new RecordBitmap();

        Assert.False(bitmap.Contains(number));
        Assert.True(bitmap.TryAdd(number));
        Assert.False(bitmap.TryAdd(number));

        Assert.True(bitmap.Contains(number));
        Assert.False(bitmap.Contains(number + 1));
        Assert.False(number > 0 && bitmap.Contains(number - 1));
    }

    [Fact]
    public static void Numbers_StayMarked_WhenTheBitmapGrows()
    {
        RecordBitmap bitmap = new RecordBitmap();
        long[] numbers = Enumerable.Range(0, 70_000).Where(number => number % 7 == 0).Select(number => (long)number).Append(900_000).ToArray();

        Assert.All(numbers, number => Assert.True(bitmap.TryAdd(number)));

        Assert.All(numbers, number => Assert.True(bitmap.Contains(number)));
        Assert.False(bitmap.Contains(1));
        Assert.False(bitmap.Contains(69_999 - 1));
        Assert.False(bitmap.Contains(900_001));
    }

    [Fact]
    public static void NumberThatNoBitmapCanHave_IsAnError() =>
        Assert.Throws<OverflowException>(() => new RecordBitmap().TryAdd(long.MaxValue));
}
