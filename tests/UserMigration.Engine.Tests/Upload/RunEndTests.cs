using System;
using UserMigration.Engine.Runs.Sending;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>How a run ends before its last record.</summary>
public sealed class RunEndTests : IDisposable
{
    private readonly CallBench _bench = new CallBench();

    private RunEnd End => _bench.End;

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void StoppedRun_StartsNoCall_AndGivesThoseUnderWayAMoment()
    {
        End.Stop();

        Assert.True(End.NoMoreCalls.IsCancellationRequested);
        Assert.Equal("The run was stopped.", End.Reason);
        Assert.Null(End.AbortedBy);
        _bench.Time.Advance(TimeSpan.FromSeconds(2.9));
        Assert.False(End.Stopped.IsCancellationRequested);
        _bench.Time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.True(End.Stopped.IsCancellationRequested);
    }

    [Fact]
    public void AbortedRun_HasItsFirstCause()
    {
        MigrationException first = Fault("The first.");

        End.Abort(first);
        End.Abort(Fault("The second."));

        Assert.Same(first, End.AbortedBy);
        Assert.Equal("The run was aborted.", End.Reason);
        Assert.Equal("The run is aborted: The first.", Assert.Single(_bench.Verbose));
        Assert.True(End.NoMoreCalls.IsCancellationRequested);
        Assert.False(End.Stopped.IsCancellationRequested);
    }

    [Fact]
    public void RunUnderWay_HasNoEnd()
    {
        Assert.False(End.NoMoreCalls.IsCancellationRequested);
        Assert.False(End.Stopped.IsCancellationRequested);
        Assert.Null(End.AbortedBy);
    }

    [Fact]
    public void SecondRefusalForTheSameArgument_EndsTheRun()
    {
        End.OnRefusedRecord(Refusal(1, "23"), Cause);
        End.OnRefusedRecord(Refusal(1, "24"), Cause);
        End.OnRefusedRecord(Refusal(12, "3"), Cause);
        Assert.Null(End.AbortedBy);

        End.OnAccepted();
        End.OnRefusedRecord(Refusal(1, "23"), Cause);

        Assert.Equal("A setting is wrong.", End.AbortedBy?.Message);
    }

    [Fact]
    public void FiveRefusalsWithoutAnArgument_EndTheRun_WhereNothingWasAccepted()
    {
        for (int i = 0; i < 4; i++)
        {
            End.OnRefusedRecord(Refusal(1, null), Cause);
        }

        Assert.Null(End.AbortedBy);
        End.OnRefusedRecord(Refusal(1, null), Cause);
        Assert.NotNull(End.AbortedBy);
    }

    [Fact]
    public void RefusalsWithoutAnArgument_AreOfTheRecords_WhereOneWasAccepted()
    {
        End.OnAccepted();
        for (int i = 0; i < 20; i++)
        {
            End.OnRefusedRecord(Refusal(1, null), Cause);
        }

        Assert.Null(End.AbortedBy);
    }

    [Fact]
    public void Words_AreToldAsTheyAre()
    {
        End.Report("A line.");
        End.Warn("A warning.");

        Assert.Equal("A line.", Assert.Single(_bench.Verbose));
        Assert.Equal("A warning.", Assert.Single(_bench.Warnings));
    }

    private static MigrationException Cause() => Fault("A setting is wrong.");

    private static MigrationException Fault(string message) => new MigrationException("RunSettingRefused", MigrationFault.InvalidArgument, message);

    private static IdentityStoreException Refusal(int code, string? argument) =>
        new IdentityStoreException(IdentityStoreFault.Refused, "No.") { Code = code, Argument = argument };
}
