using System;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Stores.Akamai;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>What becomes of records in doubt, and of refused ones, with a store that only creates.</summary>
public sealed class SettlementTests : IDisposable
{
    private static readonly StoreRecordAnswer s_duplicate = StoreRecordAnswer.Refused(361, "unique_violation", "Taken.", isDuplicate: true);
    private static readonly StoreRecordAnswer s_tooLong = StoreRecordAnswer.Refused(363, "length_violation", "Too long.", isDuplicate: false);

    private readonly CallBench _bench = new CallBench();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(false, false, RecordOperation.Unset, CommitEach.Unset, false)]
    [InlineData(true, false, RecordOperation.Unset, CommitEach.Unset, true)]
    [InlineData(true, false, RecordOperation.Update, CommitEach.Unset, true)]
    [InlineData(true, false, RecordOperation.Unset, CommitEach.False, true)]
    [InlineData(true, false, RecordOperation.Unset, CommitEach.True, true)]
    [InlineData(false, false, RecordOperation.Update, CommitEach.False, false)]
    [InlineData(false, true, RecordOperation.Unset, CommitEach.Unset, true)]
    public void Refusal_ThatDoesNotSayWhatBecameOfTheRecord_IsLookedUp(
        bool isDuplicate, bool isInDoubt, RecordOperation operation, CommitEach commitEach, bool isToLookUp)
    {
        _bench.Options.Settings = StoreSettings.None.With(AkamaiSettings.CommitEach, commitEach);
        QueuedRecord record = CallBench.Record(operation);
        record.InDoubtSince = isInDoubt ? _bench.Time.GetUtcNow() : null;

        Assert.Equal(isToLookUp, _bench.Settlement.IsToLookUp(record, isDuplicate ? s_duplicate : s_tooLong));
    }

    [Fact]
    public async Task UserThatWasMadeSinceTheIntent_WithEqualFields_IsOurs()
    {
        IdentityUser user = _bench.HasUser();
        QueuedRecord record = InDoubt();

        await LookUpRefusedAsync(record, s_duplicate);

        Assert.Equal((BulkUserStatus.Created, true, user.Uuid), (record.Result!.Status, record.Result.Settled, record.Result.Uuid));
        Assert.Null(record.Result.Error);
    }

    [Fact]
    public async Task UserOfAnotherRecord_IsNotOurs()
    {
        _bench.HasUser();
        QueuedRecord first = InDoubt();
        QueuedRecord second = InDoubt();

        await LookUpRefusedAsync(first, s_duplicate);
        await LookUpRefusedAsync(second, s_duplicate);

        Assert.Equal(BulkUserStatus.Created, first.Result!.Status);
        Assert.Equal(BulkUserStatus.Existing, second.Result!.Status);
        Assert.Equal("The store has a user with this key, but this run did not certainly create it.", second.Result.Error);
        Assert.True(second.Result.Settled);
    }

    [Theory]
    [InlineData("Bob", 60)]
    [InlineData("Rob", 0)]
    public async Task UserFromBefore_OrWithOtherFields_IsNotOurs(string name, int age)
    {
        IdentityUser user = _bench.HasUser(name, TimeSpan.FromSeconds(age));
        QueuedRecord record = InDoubt();

        await LookUpRefusedAsync(record, s_duplicate);

        Assert.Equal((BulkUserStatus.Existing, true, user.Uuid), (record.Result!.Status, record.Result.Settled, record.Result.Uuid));
    }

    [Fact]
    public async Task RefusedRecord_ThatIsNotInDoubt_HasTheStoresWords()
    {
        _bench.HasUser("Rob");
        QueuedRecord record = CallBench.Record();

        await LookUpRefusedAsync(record, s_duplicate);

        Assert.Equal((BulkUserStatus.Existing, "unique_violation: Taken.", false), (record.Result!.Status, record.Result.Error, record.Result.Settled));
    }

    [Fact]
    public async Task RefusedRecord_WhoseUserIsNotThere_IsADuplicateOfAnotherAttribute()
    {
        QueuedRecord record = CallBench.Record();

        await LookUpRefusedAsync(record, s_duplicate);

        Assert.Equal((BulkUserStatus.Failed, 361, "unique_violation"), (record.Result!.Status, record.Result.Code, record.Result.CodeName));
        Assert.Equal(
            "unique_violation: The store has no user with this email. Another unique attribute of the record is already in use, or another record of its batch is a duplicate.",
            record.Result.Error);
    }

    [Fact]
    public async Task RecordInDoubt_WhoseUserIsNotThere_AndWhichIsADuplicate_Fails()
    {
        QueuedRecord record = InDoubt();

        await LookUpRefusedAsync(record, s_duplicate);

        Assert.Equal((BulkUserStatus.Failed, 361), (record.Result!.Status, record.Result.Code));
    }

    [Fact]
    public async Task RecordInDoubt_WhichIsADuplicate_IsUnresolved_IfTheStoreMayShowItsUserLater()
    {
        using CallBench bench = new CallBench(time => new LateStore(time));
        QueuedRecord record = CallBench.Record();
        record.InDoubtSince = bench.Time.GetUtcNow();
        record.ConclusiveFrom = bench.Time.GetUtcNow() + TimeSpan.FromSeconds(11);
        record.Refusal = s_duplicate;

        await bench.RunAsync(bench.Settlement.LookUpRefusedAsync(new RecordBatch(7, [record]), [record]));

        Assert.Equal(BulkUserStatus.Unresolved, record.Result!.Status);
        Assert.Contains("it may show a new user later", record.Result.Error, StringComparison.Ordinal);
        Assert.Equal((2, TimeSpan.FromSeconds(11)), (bench.Store.LookUps, bench.Elapsed));
    }

    [Fact]
    public async Task RecordInDoubt_WhichIsADuplicate_IsOurs_IfTheStoreShowsItsUserLater()
    {
        using CallBench bench = new CallBench(time => new LateStore(time));
        QueuedRecord record = CallBench.Record();
        record.InDoubtSince = bench.Time.GetUtcNow();
        record.ConclusiveFrom = bench.Time.GetUtcNow() + TimeSpan.FromSeconds(11);
        record.Refusal = s_duplicate;
        bench.Store.BeforeLookUp = () =>
        {
            if (bench.Elapsed > TimeSpan.Zero)
            {
                bench.HasUser();
            }
        };

        await bench.RunAsync(bench.Settlement.LookUpRefusedAsync(new RecordBatch(7, [record]), [record]));

        Assert.Equal((BulkUserStatus.Created, true), (record.Result!.Status, record.Result.Settled));
    }

    [Fact]
    public async Task RefusedRecord_ThatIsNotInDoubt_Fails_AlsoIfTheStoreMayShowUsersLater()
    {
        using CallBench bench = new CallBench(time => new LateStore(time));
        QueuedRecord record = CallBench.Record();
        record.Refusal = s_duplicate;

        await bench.RunAsync(bench.Settlement.LookUpRefusedAsync(new RecordBatch(7, [record]), [record]));

        Assert.Equal((BulkUserStatus.Failed, 1), (record.Result!.Status, bench.Store.LookUps));
    }

    [Fact]
    public async Task Duplicates_AreLookedUpTogether_AndThoseThatAreNotFoundByThemselves()
    {
        _bench.HasUser();
        QueuedRecord[] records = [CallBench.Record(), CallBench.Record(email: "new@example.com")];
        Array.ForEach(records, record => record.Refusal = s_duplicate);

        await _bench.RunAsync(_bench.Settlement.LookUpRefusedAsync(new RecordBatch(1, records), records));

        Assert.Equal([BulkUserStatus.Existing, BulkUserStatus.Failed], records.Select(record => record.Result!.Status));
        Assert.Equal((1, 1), (_bench.Store.Searches.Count, _bench.Store.LookUps));
    }

    [Fact]
    public async Task Duplicates_OfWhichTheStoreFindsNoneTogether_AreLookedUpByThemselves()
    {
        _bench.HasUser();
        _bench.Store.Show = _ => [];
        QueuedRecord[] records = [CallBench.Record(), CallBench.Record(email: "new@example.com")];
        Array.ForEach(records, record => record.Refusal = s_duplicate);

        await _bench.RunAsync(_bench.Settlement.LookUpRefusedAsync(new RecordBatch(1, records), records));

        Assert.Equal([BulkUserStatus.Existing, BulkUserStatus.Failed], records.Select(record => record.Result!.Status));
        Assert.Equal(2, _bench.Store.LookUps);
    }

    [Fact]
    public async Task DuplicatesThatMayNotBeLookedUp_Exist_WithOneWarning()
    {
        _bench.Store.MeetFind = (_, _) => new IdentityStoreException(IdentityStoreFault.Denied, "No permission.");
        QueuedRecord[] records = [CallBench.Record(), CallBench.Record()];
        Array.ForEach(records, record => record.Refusal = s_duplicate);

        await _bench.RunAsync(_bench.Settlement.LookUpRefusedAsync(new RecordBatch(1, records), records));

        Assert.All(records, record => Assert.Equal(BulkUserStatus.Existing, record.Result!.Status));
        Assert.Contains("another unique attribute may be in use", Assert.Single(_bench.Warnings), StringComparison.Ordinal);
        Assert.False(_bench.End.NoMoreCalls.IsCancellationRequested);
    }

    [Fact]
    public async Task ChangeInDoubt_WhoseUserIsNotThere_AndWhichIsADuplicate_Fails()
    {
        QueuedRecord record = InDoubt(RecordOperation.Update);

        await LookUpRefusedAsync(record, s_duplicate);

        Assert.Equal(BulkUserStatus.Failed, record.Result!.Status);
    }

    [Fact]
    public async Task RecordInDoubt_WhoseUserIsNotThere_AndWhichIsRefused_Fails()
    {
        QueuedRecord record = InDoubt();

        await LookUpRefusedAsync(record, s_tooLong);

        Assert.Equal((BulkUserStatus.Failed, "length_violation: Too long."), (record.Result!.Status, record.Result.Error));
    }

    [Fact]
    public async Task RefusedRecord_WithoutAKey_IsADuplicateOfAnotherAttribute()
    {
        QueuedRecord record = CallBench.Record(email: null);

        await LookUpRefusedAsync(record, s_duplicate);

        Assert.Equal(BulkUserStatus.Failed, record.Result!.Status);
    }

    [Fact]
    public async Task RecordInDoubt_WithoutAKey_IsUnresolved()
    {
        QueuedRecord refused = CallBench.Record(email: null);
        refused.InDoubtSince = _bench.Time.GetUtcNow();
        QueuedRecord lost = CallBench.Record(email: null);
        lost.InDoubtSince = _bench.Time.GetUtcNow();

        await LookUpRefusedAsync(refused, s_duplicate);
        await LookUpDoubtfulAsync(isLast: false, lost);

        Assert.Equal(BulkUserStatus.Unresolved, refused.Result!.Status);
        Assert.Equal(BulkUserStatus.Unresolved, lost.Result!.Status);
    }

    [Theory]
    [InlineData(true, false, CommitEach.Unset, 0)]
    [InlineData(true, true, CommitEach.Unset, 1)]
    [InlineData(true, false, CommitEach.False, 1)]
    [InlineData(false, false, CommitEach.Unset, 1)]
    public async Task RecordInDoubt_IsLookedUp_WhereTheStoreWouldNotRefuseItAgain(bool isUnique, bool isLast, CommitEach commitEach, int lookUps)
    {
        _bench.Options.Settings = StoreSettings.None.With(AkamaiSettings.CommitEach, commitEach);
        _bench.Store.IsKeyUnique = isUnique;
        QueuedRecord record = InDoubt();

        await LookUpDoubtfulAsync(isLast, record);

        Assert.Equal(lookUps, _bench.Store.LookUps);
        Assert.Null(record.Result);
        Assert.Empty(_bench.Warnings);
    }

    [Fact]
    public async Task StoreThatDoesNotSayWhetherTheKeyIsUnique_IsAskedOnce_AndThatIsSaidOnce()
    {
        _bench.Store.SchemaFault = new IdentityStoreException(IdentityStoreFault.Denied, "No.");
        QueuedRecord record = InDoubt();

        await LookUpDoubtfulAsync(isLast: false, record);
        await LookUpDoubtfulAsync(isLast: false, record);

        Assert.Equal("The store does not report whether email is unique: No. Records are looked up one by one.", Assert.Single(_bench.Verbose, line => line.StartsWith("The store", StringComparison.Ordinal)));
        Assert.Null(_bench.End.AbortedBy);
        Assert.Equal(2, _bench.Store.LookUps);
    }

    [Theory]
    [InlineData(IdentityStoreFault.Denied, "SchemaUnreadable")]
    [InlineData(IdentityStoreFault.NotDone, "StoreUnavailable")]
    public async Task ChangeWithoutTheSchema_EndsTheRun(IdentityStoreFault kind, string errorId)
    {
        _bench.Store.SchemaFault = new IdentityStoreException(kind, "No.") { HttpStatus = 403 };

        await LookUpRefusedAsync(CallBench.Record(RecordOperation.Update), s_duplicate);

        Assert.Equal(errorId, _bench.End.AbortedBy?.ErrorId);
        Assert.DoesNotContain(_bench.Verbose, line => line.Contains("one by one", StringComparison.Ordinal));
    }

    [Fact]
    public async Task StoreThatIsGone_EndsTheRun_WhenTheSchemaIsAskedFor()
    {
        _bench.Store.SchemaFault = new IdentityStoreException(IdentityStoreFault.NotDone, "No connection.");

        await _bench.RunAsync(_bench.Settlement.IsKeyUniqueAsync(isToChange: true));

        Assert.Equal("StoreUnavailable", _bench.End.AbortedBy?.ErrorId);
    }

    [Fact]
    public async Task KeyThatIsNotUnique_IsWarnedOfOnce_WhereUsersAreChanged()
    {
        _bench.Store.IsKeyUnique = false;

        await _bench.RunAsync(_bench.Settlement.IsKeyUniqueAsync(isToChange: false));
        Assert.Empty(_bench.Warnings);
        await _bench.RunAsync(_bench.Settlement.IsKeyUniqueAsync(isToChange: true));
        await _bench.RunAsync(_bench.Settlement.IsKeyUniqueAsync(isToChange: true));

        Assert.Equal(
            "The schema does not say that email is unique: the store may create a second user for a record whose user already exists. Specify an attribute that is unique with -PrimaryKey.",
            Assert.Single(_bench.Warnings));
    }

    [Fact]
    public async Task UniqueKey_IsNotWarnedOf()
    {
        Task<bool> isUnique = _bench.Settlement.IsKeyUniqueAsync(isToChange: true);
        await _bench.RunAsync(isUnique);

        Assert.True(await isUnique);
        Assert.Empty(_bench.Warnings);
        Assert.Null(_bench.End.AbortedBy);
    }

    [Fact]
    public async Task RefusedChange_OfAUserThatIsThere_IsMade()
    {
        IdentityUser user = _bench.HasUser("Rob");
        QueuedRecord first = CallBench.Record();
        first.Refusal = s_duplicate;
        QueuedRecord second = CallBench.Record(RecordOperation.Update);
        second.Refusal = s_duplicate;
        _bench.Store.IsKeyUnique = false;

        await _bench.RunAsync(_bench.Settlement.LookUpRefusedAsync(new RecordBatch(7, [first, second]), [first, second]));

        Assert.Equal(BulkUserStatus.Existing, first.Result!.Status);
        Assert.Equal((BulkUserStatus.Updated, true), (second.Result!.Status, second.IsUpdate));
        Assert.Equal("Bob", user.Attributes["givenName"]);
        Assert.Single(_bench.Warnings);
    }

    private QueuedRecord InDoubt(RecordOperation operation = RecordOperation.Unset)
    {
        QueuedRecord record = CallBench.Record(operation);
        record.InDoubtSince = _bench.Time.GetUtcNow();
        return record;
    }

    private Task LookUpRefusedAsync(QueuedRecord record, StoreRecordAnswer refusal)
    {
        record.Refusal = refusal;
        return _bench.RunAsync(_bench.Settlement.LookUpRefusedAsync(new RecordBatch(7, [record]), [record]));
    }

    private Task LookUpDoubtfulAsync(bool isLast, QueuedRecord record) =>
        _bench.RunAsync(_bench.Settlement.LookUpDoubtfulAsync(new RecordBatch(7, [record]), [record], isLast));

    /// <summary>A store that may find new users only after some time.</summary>
    private sealed class LateStore(TimeProvider time) : MemoryStore(time)
    {
        public override StoreCapabilities Capabilities { get; } = new StoreCapabilities
        {
            HasUuids = true,
            ChangeTimes = ["created", "lastUpdated"],
            FindsNewUsersLater = true,
            Settings = [StoreSetting.EntityType, AkamaiSettings.CommitEach],
        };
    }
}
