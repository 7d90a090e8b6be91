using System;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Sending;
using Xunit;
using Fault = UserMigration.Engine.Tests.Upload.MemoryStore.Fault;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>Changing a user that the store has, until it is what its record says.</summary>
public sealed class RecordUpdateTests : IDisposable
{
    private readonly CallBench _bench = new CallBench();
    private readonly RecordUpdate _update;

    public RecordUpdateTests() => _update = new RecordUpdate(_bench.Store, _bench.Options, _bench.Caller, _bench.End, _bench.Time);

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task DifferentUser_IsChanged()
    {
        IdentityUser user = _bench.HasUser("Rob");
        QueuedRecord record = CallBench.Record();

        await ApplyAsync(record, user);

        Assert.Equal((BulkUserStatus.Updated, 1, false), (record.Result!.Status, record.Result.Attempts, record.Result.Settled));
        Assert.Equal((user.Uuid, true, 7), (record.Result.Uuid, record.Result.IsUpdate, record.Result.Batch));
        Assert.Equal("Bob", user.Attributes["givenName"]);
        Assert.Empty(_bench.Warnings);
    }

    [Fact]
    public async Task EqualUser_IsLeftAsItIs()
    {
        QueuedRecord record = CallBench.Record();

        await ApplyAsync(record, _bench.HasUser());

        Assert.Equal((BulkUserStatus.Unchanged, false, 0), (record.Result!.Status, record.Result.Settled, _bench.Store.Changes));
        Assert.True(record.IsUpdate);
    }

    [Fact]
    public async Task EqualUser_ThatWasChangedSinceTheIntent_IsUpdated()
    {
        QueuedRecord record = CallBench.Record();
        record.InDoubtSince = _bench.Time.GetUtcNow();

        await ApplyAsync(record, _bench.HasUser());

        Assert.Equal((BulkUserStatus.Updated, true), (record.Result!.Status, record.Result.Settled));
    }

    [Fact]
    public async Task LostAnswer_IsSettledByALookUp()
    {
        _bench.Store.MeetChange = _ => Fault.LostAfter;
        QueuedRecord record = CallBench.Record();

        await ApplyAsync(record, _bench.HasUser("Rob"));

        Assert.Equal((BulkUserStatus.Updated, true, 1), (record.Result!.Status, record.Result.Settled, record.Result.Attempts));
        Assert.Contains("The outcome of the change is unknown. Looking up the user.", Assert.Single(_bench.Verbose), StringComparison.Ordinal);
        Assert.InRange(_bench.Elapsed, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task ChangeThatWasLostOnItsWay_IsMadeAgain()
    {
        _bench.Store.MeetChange = call => call < 3 ? Fault.LostBefore : Fault.None;
        QueuedRecord record = CallBench.Record();

        await ApplyAsync(record, _bench.HasUser("Rob"));

        Assert.Equal((BulkUserStatus.Updated, false, 3), (record.Result!.Status, record.Result.Settled, record.Result.Attempts));
    }

    [Fact]
    public async Task ChangeThatIsLostTimeAfterTime_IsUnresolved()
    {
        _bench.Store.MeetChange = _ => Fault.LostBefore;
        QueuedRecord record = CallBench.Record();

        await ApplyAsync(record, _bench.HasUser("Rob"));

        Assert.Equal((BulkUserStatus.Unresolved, 6, 6), (record.Result!.Status, record.Result.Attempts, _bench.Store.Changes));
        Assert.Equal("It is unknown whether the store changed the user. The calls keep failing.", record.Result.Error);
        Assert.NotNull(record.InDoubtSince);
    }

    [Fact]
    public async Task UserThatIsGoneMeanwhile_IsUnresolved()
    {
        IdentityUser user = _bench.HasUser("Rob");
        _bench.Store.MeetChange = _ =>
        {
            _bench.Store.Users.Clear();
            return Fault.LostBefore;
        };
        QueuedRecord record = CallBench.Record();

        await ApplyAsync(record, user);

        Assert.Equal((BulkUserStatus.Unresolved, 1), (record.Result!.Status, _bench.Store.Changes));
        Assert.Contains("The store no longer has the user.", record.Result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(IdentityStoreFault.Refused, "RunUnderWay")]
    [InlineData(IdentityStoreFault.TooLarge, "RunUnderWay")]
    [InlineData(IdentityStoreFault.Denied, "RunDenied")]
    [InlineData(IdentityStoreFault.NotDone, "StoreUnavailable")]
    public async Task ChangeThatWasCertainlyNotDone_LeavesNoDoubt(IdentityStoreFault kind, string end)
    {
        _bench.Store.MeetChange = _ => Fault.Refused(kind, 200, status: kind == IdentityStoreFault.NotDone ? 429 : 200);
        QueuedRecord record = CallBench.Record();

        await ApplyAsync(record, _bench.HasUser("Rob"));

        Assert.Equal(end, _bench.End.AbortedBy?.ErrorId ?? "RunUnderWay");
        Assert.Equal(end == "RunUnderWay" ? BulkUserStatus.Failed : null, record.Result?.Status);
        Assert.Null(record.InDoubtSince);
        Assert.Equal(0, _bench.Store.LookUps);
    }

    [Fact]
    public async Task DoubtOfAnEarlierCall_Stays()
    {
        DateTimeOffset since = _bench.Time.GetUtcNow() - TimeSpan.FromMinutes(1);
        QueuedRecord record = CallBench.Record();
        record.InDoubtSince = since;
        _bench.Store.MeetChange = _ => Fault.Refused(IdentityStoreFault.Refused, 200);

        await ApplyAsync(record, _bench.HasUser("Rob"));

        Assert.Equal((BulkUserStatus.Failed, since), (record.Result!.Status, record.InDoubtSince));
    }

    [Fact]
    public async Task DoubtOfAnEarlierCall_IsTheFirstOne()
    {
        DateTimeOffset since = _bench.Time.GetUtcNow() - TimeSpan.FromMinutes(1);
        QueuedRecord record = CallBench.Record();
        record.InDoubtSince = since;
        _bench.Store.MeetChange = _ => Fault.LostAfter;

        await ApplyAsync(record, _bench.HasUser("Rob"));

        Assert.Equal(since, record.InDoubtSince);
    }

    [Fact]
    public async Task BlankFields_AreWarnedOfOnce()
    {
        foreach (int number in new[] { 1, 2 })
        {
            QueuedRecord record = CallBench.Record();
            record.Record.Attributes["familyName"] = null;
            record.Record.Attributes["gender"] = null;
            IdentityUser user = _bench.HasUser("Rob");
            user.Attributes["familyName"] = "Smith";
            user.Attributes["gender"] = "other";
            await ApplyAsync(record, user);
            Assert.Equal((number, BulkUserStatus.Updated), (_bench.Store.Changes, record.Result!.Status));
        }

        string warning = Assert.Single(_bench.Warnings);
        Assert.Contains("Empty fields erase values in the store, for example familyName, gender of record 1.", warning, StringComparison.Ordinal);
        Assert.Contains("-EmptyValue Null", warning, StringComparison.Ordinal);
    }

    private Task ApplyAsync(QueuedRecord record, IdentityUser user) => _bench.RunAsync(_update.ApplyAsync(new RecordBatch(7, [record]), record, user));
}
