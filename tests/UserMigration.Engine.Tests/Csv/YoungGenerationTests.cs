#if NET
using System;
using UserMigration.Engine.Csv;
using Xunit;

namespace UserMigration.Engine.Tests.Csv;

public sealed class YoungGenerationTests
{
    private const int Megabyte = 1024 * 1024;

    [Fact]
    public void What_is_allocated_while_a_file_streams_is_collected_after_28_MB_at_the_latest()
    {
        YoungGeneration young = new YoungGeneration();
        int before = GC.CollectionCount(0);

        for (int i = 0; i < 240; i++)
        {
            Allocate(Megabyte);
            young.Limit();
        }

        Assert.InRange(GC.CollectionCount(0) - before, 8, int.MaxValue);
    }

    // Small objects, as records are; large ones do not belong to the youngest generation.
    private static void Allocate(int bytes)
    {
        for (int i = 0; i < bytes / 1024; i++)
        {
            GC.KeepAlive(new byte[1000]);
        }
    }
}
#endif
