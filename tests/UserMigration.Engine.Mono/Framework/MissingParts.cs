using System;
using Xunit;

namespace UserMigration.Engine.Tests
{
    /// <summary>What .NET Framework does not have, and what therefore cannot be tested there: using it skips the test.</summary>
    internal static class MissingParts
    {
        extension(GC)
        {
            public static long GetAllocatedBytesForCurrentThread()
            {
                Assert.Skip("Mono does not count the bytes that a thread allocates.");
                return 0;
            }
        }
    }
}

namespace System
{
    /// <summary>Newer frameworks have it.</summary>
    internal sealed class DateOnly
    {
        public DateOnly(int year, int month, int day) => Assert.Skip($"{nameof(DateOnly)} does not exist on .NET Framework ({year}-{month}-{day}).");
    }

    /// <summary>Newer frameworks have it.</summary>
    internal sealed class TimeOnly
    {
        public TimeOnly(int hour, int minute, int second) => Assert.Skip($"{nameof(TimeOnly)} does not exist on .NET Framework ({hour}:{minute}:{second}).");
    }
}
