using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Tests.Upload;
using UserMigration.Engine.Values;
using UserMigration.Tests.Shared;
using Xunit;

namespace UserMigration.Engine.Tests.Deletion;

/// <summary>
/// A run of a second or two that is taken back at once: users that nobody touched are deleted, and those that somebody
/// touched a moment after the answer stay, whatever the clocks say.
/// </summary>
public sealed class ChangeCheckTests : IDisposable
{
    private const int Users = 1000;

    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;
    private readonly SteppedTime _time = new SteppedTime();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static IEnumerable<TheoryDataRow<bool, bool, int, int>> Cases() =>
        from brings in new[] { false, true }
        from login in new[] { false, true }
        from clock in new[] { 0, 3600, -3600, 17 }
        from granularity in new[] { 0, 1 }
        select new TheoryDataRow<bool, bool, int, int>(brings, login, clock, granularity);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task UsersCreatedAndDeletedWithinASecond_AreJudgedRightly(bool bringsCreation, bool bringsLogin, int clockSeconds, int milliseconds)
    {
        ClockedStore store = new ClockedStore(_time, TimeSpan.FromSeconds(clockSeconds), TimeSpan.FromMilliseconds(milliseconds));
        await UploadAsync(store, bringsCreation, bringsLogin);
        HashSet<string> touched = Touch(store);
        DateTimeOffset begun = _time.GetUtcNow();

        DeletionRun run = new DeletionRun(store, Path.Combine(_folder, "run"));
        DeletionSummary summary = await run.RunAsync();

        Assert.Equal($"1,000 given = Deleted {Users - touched.Count}, Changed {touched.Count}", summary.ToString());
        Assert.Equal(touched.Order(StringComparer.Ordinal), store.Users.Select(user => user.Uuid!).Order(StringComparer.Ordinal));
        Assert.InRange(begun - store.FirstCall, TimeSpan.Zero, TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task CreationOfADayAgo_IsKnownToBeBroughtAlong()
    {
        ClockedStore store = new ClockedStore(_time, TimeSpan.Zero, TimeSpan.Zero);
        await UploadAsync(store, bringsCreation: true, bringsLogin: false, creation: "2026-01-02 02:00:00");

        Assert.Equal("1,000 given = Deleted 1,000", (await new DeletionRun(store, Path.Combine(_folder, "run")).RunAsync()).ToString());
    }

    [Fact]
    public async Task LoginThatWasBroughtAlong_IsNone_ThoughItIsLaterByTheStoresClock()
    {
        ClockedStore store = new ClockedStore(_time, TimeSpan.FromHours(-1), TimeSpan.Zero);
        await UploadAsync(store, bringsCreation: false, bringsLogin: true, login: "2026-01-02 03:00:00");

        Assert.Equal("1,000 given = Deleted 1,000", (await new DeletionRun(store, Path.Combine(_folder, "run")).RunAsync()).ToString());
    }

    [Fact]
    public async Task StoreWithWholeSeconds_LeavesNobodyBehind()
    {
        ClockedStore store = new ClockedStore(_time, TimeSpan.FromMilliseconds(700), TimeSpan.FromSeconds(1));
        await UploadAsync(store, bringsCreation: true, bringsLogin: true);

        Assert.Equal("1,000 given = Deleted 1,000", (await new DeletionRun(store, Path.Combine(_folder, "run")).RunAsync()).ToString());
    }

    private static HashSet<string> Touch(ClockedStore store)
    {
        // A moment after the answer; and signing in, which some stores write down to the second.
        HashSet<string> touched = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 3; i < store.Users.Count; i += 7)
        {
            IdentityUser user = store.Users[i];
            DateTimeOffset later = store.AnsweredAt[user.Uuid!] + TimeSpan.FromMilliseconds(60);
            if (i % 2 == 0)
            {
                user.LastUpdated = later;
            }
            else
            {
                user.LastLogin = new DateTimeOffset(later.Ticks - (later.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
            }

            touched.Add(user.Uuid!);
        }

        return touched;
    }

    private async Task UploadAsync(
        ClockedStore store, bool bringsCreation, bool bringsLogin, string creation = "2019-05-06 07:08:09", string login = "2025-12-31 23:59:58")
    {
        string[] names = ["email", .. bringsCreation ? new[] { "created" } : [], .. bringsLogin ? new[] { "lastLogin" } : []];
        string path = Path.Combine(_folder, "users.csv");
        File.WriteAllLines(path, [
            string.Join(',', names),
            .. Enumerable.Range(1, Users).Select(i => $"user{i}@example.com{(bringsCreation ? "," + creation : string.Empty)}{(bringsLogin ? "," + login : string.Empty)}"),
        ]);
        UploadRun upload = new UploadRun(store, _folder);
        upload.Options.RateLimit = 80;
        Assert.Equal("1,000 given = Created 1,000", (await upload.RunAsync(UploadRun.Read(path))).ToString());
    }

    /// <summary>A store with a clock of its own, whose calls take a while: its Date header has whole seconds and is made once a second.</summary>
    private sealed class ClockedStore : MemoryStore
    {
        private readonly SteppedTime _time;
        private readonly TimeSpan _ahead;
        private readonly TimeSpan _granularity;
        private readonly TimeSpan _late = TimeSpan.FromMilliseconds(730);
        private TimeSpan? _offset;

        public ClockedStore(SteppedTime time, TimeSpan ahead, TimeSpan granularity)
            : base(time)
        {
            _time = time;
            _ahead = ahead;
            _granularity = granularity;
            Pause = () =>
            {
                FirstCall = FirstCall == default ? time.GetUtcNow() : FirstCall;
                time.Advance(TimeSpan.FromTicks(32_345));
                return Task.CompletedTask;
            };
        }

        public DateTimeOffset FirstCall { get; private set; }

        public Dictionary<string, DateTimeOffset> AnsweredAt { get; } = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);

        public override TimeSpan? ClockOffset => _offset;

        protected override StoreRecordAnswer Create(IdentityRecord record)
        {
            StoreRecordAnswer answer = base.Create(record);
            DateTimeOffset now = Now();
            IdentityUser user = Users[^1];
            user.LastUpdated = Cut(now);
            user.Created = record.Attributes.TryGetValue("created", out object? created) ? TimeReader.Read(created) : user.LastUpdated;
            user.LastLogin = record.Attributes.TryGetValue("lastLogin", out object? login) ? TimeReader.Read(login) : null;
            _time.Advance(TimeSpan.FromTicks(1_234));
            DateTimeOffset header = Now() - _late;
            _offset = new DateTimeOffset(header.Ticks - (header.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero) - _time.GetUtcNow();
            AnsweredAt[user.Uuid!] = Now();
            return answer;
        }

        private DateTimeOffset Now() => _time.GetUtcNow() + _ahead;

        private DateTimeOffset Cut(DateTimeOffset time) =>
            _granularity == TimeSpan.Zero ? time : new DateTimeOffset(time.Ticks - (time.Ticks % _granularity.Ticks), TimeSpan.Zero);
    }
}
