using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Tests.Upload;
using UserMigration.Tests.Shared;
using Xunit;

namespace UserMigration.Engine.Tests.Comparison;

/// <summary>Comparisons with a store that shows of a user that it is there and no more; and of records that delete.</summary>
public sealed class PresenceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;
    private readonly SteppedTime _time = new SteppedTime();
    private readonly UpsertStore _store;

    public PresenceTests() => _store = new UpsertStore(_time);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Users_ArePresentOrMissing_AndNeverEqual()
    {
        _store.Users.Add(UserOf("s1", "a@example.com"));
        _store.Users.Add(UserOf("other", "b@example.com"));
        ComparisonRun run = new ComparisonRun(_store);

        ComparisonSummary summary = await run.RunAsync(Records("s1,a@example.com", ",b@example.com", "s3,c@example.com"));

        Assert.Equal(("3 given = Missing 1, Present 2", 2), (summary.ToString(), summary.ExitCode));
        Assert.Contains("not compared", run.Ordered.First().Error, StringComparison.Ordinal);
        Assert.Equal(["s1", "other", null], run.Ordered.Select(result => result.Uuid));
        Assert.Empty(_store.Searches);
    }

    [Fact]
    public async Task UsersThatAreAllThere_EndWith0()
    {
        _store.Users.Add(UserOf("s1", "a@example.com"));

        Assert.Equal(0, (await new ComparisonRun(_store).RunAsync(Records("s1,a@example.com"))).ExitCode);
    }

    [Fact]
    public async Task AnotherUserThanTheRunMade_IsDifferent_ByItsIdentifier()
    {
        UploadRun upload = new UploadRun(_store, _folder);
        upload.Options.PrimaryKey = "sub";
        await upload.RunAsync(Records(",a@example.com"));
        _store.Users[0].Uuid = _store.Users[0].Uuid!.ToUpperInvariant();
        ComparisonRun run = new ComparisonRun(_store) { RunPath = upload.RunPath };

        await run.RunAsync(Records(",a@example.com"));

        UserComparison result = Assert.Single(run.Results);
        Assert.Equal((UserComparisonStatus.Different, "sub"), (result.Status, Assert.Single(result.Attributes)));
    }

    [Fact]
    public async Task DeletedUser_IsThereStill_UntilTheStoreDeletesIt()
    {
        _store.Users.Add(UserOf("s1", "a@example.com"));
        ComparisonRun run = new ComparisonRun(_store);

        await run.RunAsync(ChangeFile.Create(_folder, ("delete", "a", string.Empty), ("delete", "b", string.Empty)));

        Assert.Equal([UserComparisonStatus.Present, UserComparisonStatus.Equal], run.Ordered.Select(result => result.Status));
        Assert.Contains("deletes users later", run.Ordered.First().Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeletedUser_ThatIsThere_IsDifferent_WhereTheStoreDeletesAtOnce()
    {
        MemoryStore store = new MemoryStore(_time);
        IdentityRecord[] records = ChangeFile.Create(_folder, ("delete", "a", "A"), ("delete", "b", "B"), ("update", "c", "C"));
        store.Add(records[0], _time.GetUtcNow());
        store.Add(records[2], _time.GetUtcNow());
        ComparisonRun run = new ComparisonRun(store);

        await run.RunAsync(records);

        Assert.Equal([UserComparisonStatus.Different, UserComparisonStatus.Equal, UserComparisonStatus.Equal], run.Ordered.Select(result => result.Status));
    }

    private static IdentityUser UserOf(string sub, string email) =>
        new IdentityUser("user", new Dictionary<string, object?> { ["email"] = email }) { Uuid = sub };

    private IEnumerable<IdentityRecord> Records(params string[] rows)
    {
        string path = Path.Combine(_folder, "users.csv");
        File.WriteAllText(path, "sub,email\n" + string.Concat(rows.Select(row => row + "\n")));
        return UploadRun.Read(path, EmptyValue.Omit);
    }
}
