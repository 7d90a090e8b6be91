using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Extensions.Time.Testing;
using UserMigration.Engine.Runs.RateSharing;
using UserMigration.Engine.Tests.OpenPgp;
using Xunit;

namespace UserMigration.Engine.Tests.RateSharing;

public sealed class RateShareTests : IDisposable
{
    private const int Limit = 40;

    private readonly ProtectedFolder _folder = new ProtectedFolder();
    private readonly FakeTimeProvider _time = new FakeTimeProvider();
    private readonly List<RateShare> _members = new List<RateShare>();

    public void Dispose()
    {
        _members.ForEach(member => member.Dispose());
        _folder.Dispose();
    }

    [Fact]
    public void OneCommand_GetsTheWholeLimit_OneRenewalAfterItJoined()
    {
        Join();

        _members[0].Renew();
        Assert.Equal(0, _members[0].Part);
        Turn();
        Turn();

        Assert.Equal(Limit, _members[0].Part);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(40)]
    public void BusyCommands_GetEvenParts_ThatAddUpToTheLimit(int count)
    {
        Join(count);
        Turns(6);

        int[] parts = _members.Select(member => member.Part).ToArray();

        Assert.Equal(Limit, parts.Sum());
        Assert.InRange(parts.Max() - parts.Min(), 0, 1);
    }

    [Fact]
    public void IdleCommand_LeavesItsPartToTheOthers()
    {
        Join(3);
        Join(() => (false, 2));
        Turns(6);

        Assert.Equal(3, _members[3].Part);
        Assert.Equal(Limit - 3, _members.Take(3).Sum(member => member.Part));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Parts_NeverAddUpToMoreThanTheLimit_WhoeverComesGoesDiesOrIsLate(int seed)
    {
        Random random = new Random(seed);
        List<RateShare> dead = new List<RateShare>();
        for (int second = 0; second < 400; second++)
        {
            int chance = random.Next(20);
            if (_members.Count < 10 && chance < 2)
            {
                bool isBusy = random.Next(3) > 0;
                Join(() => (isBusy, random.Next(8)));
            }
            else if (_members.Count > 1 && chance == 2)
            {
                _members[0].Dispose();
                _members.RemoveAt(0);
            }
            else if (_members.Count > 1 && chance == 3)
            {
                // Killed: it makes no more calls, and says nothing.
                dead.Add(_members[0]);
                _members.RemoveAt(0);
            }

            _time.Advance(TimeSpan.FromSeconds(1));
            foreach (RateShare member in _members.Where(_ => random.Next(5) > 0).OrderBy(_ => random.Next()).ToArray())
            {
                member.Renew();
                Assert.InRange(_members.Sum(one => one.Part), 0, Limit);
            }
        }

        dead.ForEach(member => member.Dispose());
    }

    [Fact]
    public void PartOfAKilledCommand_Isx()
    {
        Join(2);
        Turns(6);
        RateShare killed = _members[1];
        _members.RemoveAt(1);

        Turns(11);
        Assert.Equal(20, _members[0].Part);
        Turns(4);

        Assert.Equal(Limit, _members[0].Part);
        killed.Dispose();
    }

    [Fact]
    public void CommandThatWasAsleep_HasNoPart_UntilTheOthersLeaveOne()
    {
        Join(2);
        Turns(6);
        RateShare sleeper = _members[1];
        _members.RemoveAt(1);
        Turns(40);

        Assert.True(sleeper.Renew());

        Assert.Equal(0, sleeper.Part);
        _members.Add(sleeper);
        Turns(4);
        Assert.Equal([20, 20], _members.Select(member => member.Part));
    }

    [Fact]
    public void CommandThatCanNotReachTheFolder_SoonMakesNoCalls()
    {
        Join();
        Turns(3);
        using FileStream held = new FileStream(Path.Combine(_folder.PathOf("rate"), "rate.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        _time.AutoAdvanceAmount = TimeSpan.FromSeconds(1);

        Assert.False(_members[0].Renew());
        Assert.Equal(Limit, _members[0].Part);
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.False(_members[0].Renew());

        Assert.Equal(0, _members[0].Part);
    }

    [Fact]
    public void MoreCommandsThanCalls_TakeTurns()
    {
        Join(5, limit: 2);
        int[] had = new int[5];
        for (int second = 0; second < 120; second++)
        {
            Turn();
            Assert.InRange(_members.Sum(member => member.Part), 0, 2);
            for (int i = 0; i < had.Length; i++)
            {
                had[i] += _members[i].Part;
            }
        }

        Assert.All(had, sum => Assert.InRange(sum, 25, 60));
    }

    [Fact]
    public void OtherLimit_IsRefused()
    {
        Join();
        Turn();

        MigrationException exception = Assert.Throws<MigrationException>(() => RateShare.Join(_folder.PathOf("rate"), 50, _time, _ => { }, _ => { }));

        Assert.Equal("RateShareLimitDiffers", exception.ErrorId);
        Assert.Contains("-RateLimit 40", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    public void LimitBelowOneCall_IsRefused(double limit)
    {
        MigrationException exception = Assert.Throws<MigrationException>(() => RateShare.Join(_folder.PathOf("rate"), limit, _time, _ => { }, _ => { }));

        Assert.Equal("RateShareNeedsLimit", exception.ErrorId);
    }

    [Fact]
    public void FileInPlaceOfTheFolder_IsAnError()
    {
        string file = _folder.Create("file", "x");

        Assert.Equal("RateShareUnusable", Assert.Throws<MigrationException>(() => RateShare.Join(file, 5, _time, _ => { }, _ => { })).ErrorId);
    }

    [Fact]
    public void CommandThatEnds_LeavesNoLease()
    {
        Join();
        Turn();
        _members[0].Dispose();

        Assert.Empty(Directory.GetFiles(_folder.PathOf("rate"), "*.lease"));
    }

    private void Join(int count = 1, int limit = Limit)
    {
        for (int i = 0; i < count; i++)
        {
            Join(() => (true, Limit), limit);
        }
    }

    private void Join(Func<(bool HasWaited, double PerSecond)> demand, int limit = Limit) => _members.Add(RateShare.JoinManually(_folder.PathOf("rate"), limit, _time, demand));

    private void Turns(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Turn();
        }
    }

    private void Turn()
    {
        _time.Advance(TimeSpan.FromSeconds(1));
        _members.ForEach(member => member.Renew());
    }
}
