using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Upload;
using UserMigration.Engine.Stores.Akamai;
using UserMigration.Engine.Stores.Cidaas;
using UserMigration.Engine.Tests.Journal;
using UserMigration.Engine.Values;
using UserMigration.Tests.Shared;
using Xunit;
using Fault = UserMigration.Engine.Tests.Upload.MemoryStore.Fault;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>Uploads into a store that creates or updates in one call.</summary>
public sealed class UpsertTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;
    private readonly SteppedTime _time = new SteppedTime();
    private readonly UpsertStore _store;

    public UpsertTests() => _store = new UpsertStore(_time);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task UserThatIsThere_IsUpdated_WithoutASwitch()
    {
        _store.Users.Add(UserOf("s1", "user1@example.com"));

        UploadRun run = await RunAsync(("s1", "user1@example.com"), ("s2", "user2@example.com"));

        Assert.Equal("2 given = Created 1, Updated 1", run.Summary!.ToString());
        Assert.Equal("batch,line,uuid,record\n1,3,s2,2\n", Table("success.csv"));
        Assert.Equal("batch,line,uuid,record\n1,2,s1,1\n", Table("update_success.csv"));
    }

    [Fact]
    public async Task LostAnswer_WithIdentifiers_IsSentAgain_InOneCall_WithoutALookUp()
    {
        _store.Meet = (call, _) => call == 1 ? Fault.LostAfter : Fault.None;

        UploadRun run = await RunAsync(("s1", "user1@example.com"), ("s2", "user2@example.com"));

        Assert.Equal("2 given = Updated 2", run.Summary!.ToString());
        Assert.All(run.Results, result => Assert.True(result.Settled));
        Assert.Equal((2, 0), (_store.Creates, _store.LookUps));
    }

    [Fact]
    public async Task LostCall_WithIdentifiers_IsSentAgain_AndCreated()
    {
        _store.Meet = (call, _) => call == 1 ? Fault.LostBefore : Fault.None;

        UploadRun run = await RunAsync(("s1", "user1@example.com"), ("s2", "user2@example.com"));

        Assert.Equal("2 given = Created 2", run.Summary!.ToString());
        Assert.All(run.Results, result => Assert.True(result.Settled));
        Assert.Equal((2, 0), (_store.Creates, _store.LookUps));
    }

    [Fact]
    public async Task LostAnswer_WithoutIdentifier_IsLookedUp_AndLeftAlone()
    {
        _store.Meet = (call, _) => call == 1 ? Fault.LostAfter : Fault.None;

        UploadRun run = await RunAsync((null, "user1@example.com"), ("s2", "user2@example.com"));

        Assert.Equal("2 given = Updated 1, Existing 1", run.Summary!.ToString());
        BulkUserResult left = run.Results.Single(result => result.Status == BulkUserStatus.Existing);
        Assert.True(left.Settled);
        Assert.Equal("Given-1", left.Uuid);
        Assert.Contains("-ResolveSub", left.Error, StringComparison.Ordinal);
        Assert.Equal(2, _store.Users.Count);
    }

    [Fact]
    public async Task LostAnswer_WithoutIdentifier_IsSentWithTheOneFound_WhereAsked()
    {
        _store.Meet = (call, _) => call == 1 ? Fault.LostAfter : Fault.None;

        UploadRun run = await RunAsync(options => options.Settings = StoreSettings.None.With(CidaasSettings.ResolveSub, true), (null, "user1@example.com"), ("s2", "user2@example.com"));

        Assert.Equal("2 given = Updated 2", run.Summary!.ToString());
        Assert.All(run.Results, result => Assert.True(result.Settled));
        Assert.Equal("Given-1", RecordKey.Get(_store.Received.Last(record => RecordKey.Get(record, "email") == "user1@example.com"), "sub"));
        Assert.Null(RecordKey.Get(run.Results.Single(result => result.RecordNumber == 1).IdentityRecord, "sub"));
    }

    [Fact]
    public async Task LostCall_WithoutIdentifier_IsSentAgain_WhereTheStoreHasNoSuchUser()
    {
        _store.Meet = (call, _) => call == 1 ? Fault.LostBefore : Fault.None;
        DateTimeOffset start = _time.GetUtcNow();

        UploadRun run = await RunAsync((null, "user1@example.com"), (null, "user2@example.com"));

        Assert.Equal("2 given = Created 2", run.Summary!.ToString());

        // Until the call can no longer be at work: its time-out, and a second for the clocks.
        Assert.InRange(_time.GetUtcNow() - start, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task CallStillAtWork_WithoutIdentifier_DoublesNobody()
    {
        IdentityRecord[] records = Records((null, "user1@example.com"));
        _store.Meet = (call, _) => call == 1 ? Fault.LostBefore : Fault.None;
        _store.BeforeLookUp = () =>
        {
            if (_store.LookUps == 1)
            {
                _store.Users.Add(UserOf("Late", "user1@example.com"));
            }
        };
        UploadRun run = NewRun(_ => { });

        await run.RunAsync(records);

        Assert.Equal("1 given = Existing 1", run.Summary!.ToString());
        Assert.Single(_store.Users);
    }

    [Fact]
    public async Task RecordThatTheAnswerDoesNotMention_IsSentAgain()
    {
        _store.IsSilentOn = record => _store.Creates == 1 && RecordKey.Get(record, "sub") == "s2";

        UploadRun run = await RunAsync(("s1", "user1@example.com"), ("s2", "user2@example.com"));

        Assert.Equal("2 given = Created 1, Updated 1", run.Summary!.ToString());
        Assert.Equal([false, true], run.Results.OrderBy(result => result.RecordNumber).Select(result => result.Settled));
    }

    [Fact]
    public async Task RecordThatTheAnswerDoesNotMention_WithoutIdentifier_IsLookedUp()
    {
        _store.IsSilentOn = record => RecordKey.Get(record, "email") == "user2@example.com";

        UploadRun run = await RunAsync((null, "user1@example.com"), (null, "user2@example.com"));

        Assert.Equal("2 given = Created 1, Existing 1", run.Summary!.ToString());
    }

    [Fact]
    public async Task RefusedWhileInDoubt_AndThere_IsExisting_WithTheStoresWords()
    {
        _store.Meet = (call, _) => call == 1 ? Fault.LostAfter : Fault.None;
        _store.Answer = _ => _store.Creates == 1 ? null : Refusal("mobile number wrong", "R-7");

        UploadRun run = await RunAsync(("s1", "user1@example.com"));

        BulkUserResult result = Assert.Single(run.Results);
        Assert.Equal((BulkUserStatus.Existing, true, "R-7"), (result.Status, result.Settled, result.Reference));
        Assert.Equal("mobile number wrong (reference R-7)", result.Error);
    }

    [Fact]
    public async Task RefusedWhileInDoubt_AndNotThere_IsFailed()
    {
        _store.Meet = (call, _) => call == 1 ? Fault.LostBefore : Fault.None;
        _store.Answer = _ => Refusal("mobile number wrong", "R-7");

        UploadRun run = await RunAsync(("s1", "user1@example.com"));

        Assert.Equal("1 given = Failed 1", run.Summary!.ToString());
        Assert.Contains("mobile number wrong (reference R-7)", Table("fail.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnswersLostTimeAfterTime_LeaveTheRecordUnresolved()
    {
        _store.Meet = (_, _) => Fault.LostAfter;

        UploadRun run = await RunAsync(("s1", "user1@example.com"));

        Assert.Equal("1 given = Unresolved 1", run.Summary!.ToString());
    }

    [Fact]
    public async Task CrashedRun_SendsWhatWasUnderWayAgain()
    {
        UploadRun first = await RunAsync(("s1", "user1@example.com"), (null, "user2@example.com"));
        Assert.Equal("2 given = Created 2", first.Summary!.ToString());
        string journal = Path.Combine(first.RunPath, "journal.ndjson");
        CrashedJournal.Rewrite(journal, lines => lines.TakeWhile(line => !line.StartsWith("{\"outcome", StringComparison.Ordinal)));

        UploadRun second = await RunAsync(("s1", "user1@example.com"), (null, "user2@example.com"));

        Assert.Equal("2 given = Updated 1, Existing 1", second.Summary!.ToString());
        Assert.All(second.Results, result => Assert.True(result.Settled));
        Assert.Equal(2, _store.Users.Count);
    }

    [Fact]
    public async Task CrashedRun_WithResolveSub_GivesTheUserItsValues()
    {
        UploadRun first = await RunAsync((null, "user2@example.com"));
        string journal = Path.Combine(first.RunPath, "journal.ndjson");
        CrashedJournal.Rewrite(journal, lines => lines.TakeWhile(line => !line.StartsWith("{\"outcome", StringComparison.Ordinal)));

        UploadRun second = await RunAsync(options => options.Settings = StoreSettings.None.With(CidaasSettings.ResolveSub, true), (null, "user2@example.com"));

        Assert.Equal("1 given = Updated 1", second.Summary!.ToString());
        Assert.Single(_store.Users);
    }

    [Fact]
    public async Task ResolveSub_PutsTheIdentifierIn_BeforeTheFirstCall()
    {
        _store.Users.Add(UserOf("theirs", "user1@example.com"));

        UploadRun run = await RunAsync(options => options.Settings = StoreSettings.None.With(CidaasSettings.ResolveSub, true), (null, "user1@example.com"), (null, "user2@example.com"), ("s3", "user3@example.com"));

        Assert.Equal("3 given = Created 2, Updated 1", run.Summary!.ToString());
        Assert.Equal(["theirs", null, "s3"], _store.Received.Select(record => RecordKey.Get(record, "sub")));
        Assert.Equal((1, 2, 3L), (_store.Creates, _store.LookUps, run.Summary!.Calls));
    }

    [Fact]
    public async Task ResolveSub_AsksNobodyAgain_WhenTheRunIsDone()
    {
        (string?, string)[] records = [(null, "user1@example.com"), (null, "user2@example.com")];
        await RunAsync(options => options.Settings = StoreSettings.None.With(CidaasSettings.ResolveSub, true), records);
        int before = _store.LookUps;

        UploadRun again = await RunAsync(options => options.Settings = StoreSettings.None.With(CidaasSettings.ResolveSub, true), records);

        Assert.Equal((2, "2 given = Created 2"), (before, again.Summary!.ToString()));
        Assert.Equal(before, _store.LookUps);
    }

    [Fact]
    public async Task ResolveSub_ThatCanNotAsk_SendsNothing()
    {
        _store.MeetFind = (_, _) => new IdentityStoreException(IdentityStoreFault.Refused, "No such identifier.");

        UploadRun run = await RunAsync(options => options.Settings = StoreSettings.None.With(CidaasSettings.ResolveSub, true), (null, "user1@example.com"), ("s2", "user2@example.com"));

        Assert.Equal("2 given = Created 1, Failed 1", run.Summary!.ToString());
        Assert.Single(_store.Received);
    }

    [Fact]
    public async Task OmitPassword_LeavesThePasswordOut()
    {
        string path = Path.Combine(_folder, "users.csv");
        File.WriteAllText(path, "sub,email,password_hash_info\ns1,user1@example.com,x\n");
        UploadRun run = NewRun(options => options.OmitPassword = true);

        await run.RunAsync(UploadRun.Read(path));

        Assert.Equal(["sub", "email"], Assert.Single(_store.Received).Attributes.Keys);
    }

    [Fact]
    public async Task OmitPassword_GoesOn_AsItWasStarted()
    {
        await RunAsync(options => options.OmitPassword = true, ("s1", "user1@example.com"));

        MigrationException refused = await Assert.ThrowsAsync<MigrationException>(() => RunAsync(("s1", "user1@example.com")));

        Assert.Equal("RunModeChanged", refused.ErrorId);
        Assert.Contains("-OmitPassword", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ResolveSubUnknown")]
    [InlineData("BatchSizeTooLarge")]
    public void SettingThatTheStoreDoesNotKnow_IsRefused(string id)
    {
        UploadRun run = new UploadRun(new MemoryStore(_time), _folder);
        run.Options.Settings = id == "ResolveSubUnknown" ? StoreSettings.None.With(CidaasSettings.ResolveSub, true) : StoreSettings.None;
        run.Options.BatchSize = id == "BatchSizeTooLarge" ? 10_001 : 10;

        MigrationException refused = Assert.Throws<MigrationException>(() => run.RunAsync(Records(("s1", "user1@example.com"))).GetAwaiter().GetResult());

        Assert.Equal((id, 5), (refused.ErrorId, refused.ExitCode));
    }

    [Fact]
    public void CommitEach_IsRefused_WhereTheStoreCanNotBeTold()
    {
        UploadRun run = NewRun(options => options.Settings = StoreSettings.None.With(AkamaiSettings.CommitEach, CommitEach.True));

        MigrationException refused = Assert.Throws<MigrationException>(() => run.RunAsync(Records(("s1", "user1@example.com"))).GetAwaiter().GetResult());

        Assert.Equal(("CommitEachUnknown", 5), (refused.ErrorId, refused.ExitCode));
    }

    private static StoreRecordAnswer Refusal(string words, string reference) =>
        StoreRecordAnswer.Refused(null, null, words, isDuplicate: false).WithReference(reference);

    private static IdentityUser UserOf(string sub, string email) =>
        new IdentityUser("user", new Dictionary<string, object?> { ["email"] = email }) { Uuid = sub };

    private IdentityRecord[] Records(params (string? Sub, string Email)[] users)
    {
        string path = Path.Combine(_folder, "users.csv");
        File.WriteAllText(path, "sub,email\n" + string.Concat(users.Select(user => $"{user.Sub},{user.Email}\n")));
        return UploadRun.Read(path, EmptyValue.Omit).ToArray();
    }

    private UploadRun NewRun(Action<BulkCreateOptions> set)
    {
        UploadRun run = new UploadRun(_store, _folder);
        run.Options.PrimaryKey = "sub";
        set(run.Options);
        return run;
    }

    private Task<UploadRun> RunAsync(params (string? Sub, string Email)[] users) => RunAsync(_ => { }, users);

    private async Task<UploadRun> RunAsync(Action<BulkCreateOptions> set, params (string? Sub, string Email)[] users)
    {
        UploadRun run = NewRun(set);
        await run.RunAsync(Records(users));
        return run;
    }

    private string Table(string name) => File.ReadAllText(Path.Combine(_folder, "run", name));
}
