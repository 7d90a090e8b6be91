using System;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Tests.Shared;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

public static class BatchLineTests
{
    [Fact]
    public static void Line_HasStatusesDurationAndPace() => Assert.Equal(
        "Batch 3, records 21 to 23: Created 2, Failed 1; 0.34 s; 2.5 calls per second.",
        BatchLine.Write("Batch 3, records 21 to 23", [BulkUserStatus.Failed, BulkUserStatus.Created, BulkUserStatus.Created], TimeSpan.FromSeconds(0.34), 2.5));

    [Fact]
    public static void FirstCall_HasNoPace() => Assert.Equal(
        "Record 1: NotSent 1; 1.00 s.", BatchLine.Write("Record 1", [BulkUserStatus.NotSent], TimeSpan.FromSeconds(1), 0));

    [Fact]
    public static void Pace_IsThatOfTheLastCalls()
    {
        SteppedTime time = new SteppedTime();
        CallPace pace = new CallPace(time);
        pace.OnStart();
        Assert.Equal(0, pace.PerSecond);
        for (int i = 0; i < 200; i++)
        {
            time.Advance(TimeSpan.FromSeconds(i < 100 ? 10 : 0.5));
            pace.OnStart();
        }

        Assert.Equal(2, pace.PerSecond, 0.001);
    }
}
