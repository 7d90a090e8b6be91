using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Tests.Upload;
using UserMigration.Tests.Shared;
using Xunit;

namespace UserMigration.Engine.Tests.Comparison;

/// <summary>What a comparison finds, and with which calls.</summary>
public static class BulkUserComparisonTests
{
    [Fact]
    public static async Task EqualUsers_AreFoundWithOneCallForABatch()
    {
        ComparisonRun run = new ComparisonRun(Store(250));

        ComparisonSummary summary = await run.RunAsync(Records.Identities(250));

        Assert.Equal("250 given = Equal 250", summary.ToString());
        Assert.Equal(0, summary.ExitCode);
        Assert.Equal(3, summary.Calls);
        Assert.Equal(0, run.Store.LookUps);
        Assert.Equal(run.Store.Users.Select(user => user.Uuid).Order(), run.Results.Select(result => result.Uuid).Order());
    }

    [Fact]
    public static async Task ChangedUser_IsDifferent_WithTheNameOfTheAttributeAlone()
    {
        ComparisonRun run = new ComparisonRun(Store(3));
        run.Store.Users[1].Attributes["givenName"] = "Changed";

        ComparisonSummary summary = await run.RunAsync(Named(3));

        UserComparison different = Assert.Single(run.Results, result => result.Status == UserComparisonStatus.Different);
        Assert.Equal(2, different.RecordNumber);
        Assert.Equal(["givenName"], different.Attributes);
        Assert.Null(different.Differences);
        Assert.Equal(2, summary.ExitCode);
    }

    [Fact]
    public static async Task Values_AreGivenWhereAskedFor()
    {
        ComparisonRun run = new ComparisonRun(Store(1));
        run.Options.ShowValues = true;
        run.Store.Users[0].Attributes["givenName"] = "Changed";

        await run.RunAsync(Named(1));

        UserDifference difference = Assert.Single(Assert.Single(run.Results).Differences!);
        Assert.Equal(("givenName", "Name 1", "Changed"), (difference.Attribute, difference.Expected, difference.Actual));
    }

    [Fact]
    public static async Task UserThatIsNotThere_IsMissing()
    {
        ComparisonRun run = new ComparisonRun(Store(3));
        run.Store.Users.RemoveAt(2);

        ComparisonSummary summary = await run.RunAsync(Named(3));

        Assert.Equal("3 given = Equal 2, Missing 1", summary.ToString());
        Assert.Equal(2, summary.ExitCode);
    }

    [Fact]
    public static async Task SearchThatIsBehind_IsNotBelieved()
    {
        ComparisonRun run = new ComparisonRun(Store(4));
        run.Store.Show = users => [.. users.Skip(2), Older(users[0])];

        ComparisonSummary summary = await run.RunAsync(Named(4));

        Assert.Equal("4 given = Equal 4", summary.ToString());
        Assert.Equal(2, run.Store.LookUps);
    }

    [Fact]
    public static async Task TwoUsersOfOneKey_AreDoubled_AndBothAreNamed()
    {
        ComparisonRun run = new ComparisonRun(Store(3));
        run.Store.Add(Named(3)[1], DateTimeOffset.UnixEpoch);

        ComparisonSummary summary = await run.RunAsync(Named(3));

        UserComparison doubled = Assert.Single(run.Results, result => result.Status == UserComparisonStatus.Doubled);
        Assert.Contains(run.Store.Users[1].Uuid!, doubled.Error, StringComparison.Ordinal);
        Assert.Contains(run.Store.Users[3].Uuid!, doubled.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("@example.com", doubled.Error, StringComparison.Ordinal);
        Assert.Equal(2, summary.ExitCode);
    }

    [Fact]
    public static async Task UserThatIsDeletedAndFoundStill_MakesNobodyDoubled()
    {
        ComparisonRun run = new ComparisonRun(Store(2));
        IdentityUser gone = new IdentityUser("user", run.Store.Users[0].Attributes) { Uuid = "gone" };
        run.Store.Show = users => [gone, .. users];

        ComparisonSummary summary = await run.RunAsync(Named(2));

        Assert.Equal("2 given = Equal 2", summary.ToString());
    }

    [Fact]
    public static async Task TwoRecordsOfOneUser_AreComparedBoth()
    {
        ComparisonRun run = new ComparisonRun(Store(1));

        ComparisonSummary summary = await run.RunAsync([.. Named(1), Records.Identity(2, ("email", "user1@example.com"), ("givenName", "Other"))]);

        Assert.Equal("2 given = Equal 1, Different 1", summary.ToString());
        Assert.Single(Assert.Single(run.Store.Searches));
    }

    [Fact]
    public static async Task KeyThatNoSearchCanHave_IsLookedUpAlone()
    {
        IdentityRecord record = Records.Identity(2, ("email", "o'hara@example.com"));
        ComparisonRun run = new ComparisonRun(Store(1));
        run.Store.Add(record, DateTimeOffset.UnixEpoch);

        ComparisonSummary summary = await run.RunAsync([.. Named(1), record]);

        Assert.Equal("2 given = Equal 2", summary.ToString());
        Assert.Equal(["user1@example.com"], Assert.Single(run.Store.Searches));
        Assert.Equal(1, run.Store.LookUps);
    }

    [Fact]
    public static async Task RecordWithoutKey_IsUnresolved_WithoutACall()
    {
        ComparisonRun run = new ComparisonRun(Store(0));

        ComparisonSummary summary = await run.RunAsync([Records.Identity(1, ("givenName", "Anna"))]);

        Assert.Contains("no email", Assert.Single(run.Results).Error, StringComparison.Ordinal);
        Assert.Equal((3, 0), (summary.ExitCode, summary.Calls));
    }

    [Fact]
    public static async Task RecordWithAnError_IsSkipped_WithoutACall()
    {
        IdentityRecord record = Records.Identity(1, ("email", "user1@example.com"));
        record.GetRecord().AddIssue(new MigrationIssue("EmailShape", IssueSeverity.Error, "email", "Wrong.", "Fix it.", 0));
        ComparisonRun run = new ComparisonRun(Store(1));

        ComparisonSummary summary = await run.RunAsync([record]);

        Assert.Equal("1 given = Skipped 1", summary.ToString());
        Assert.Equal((2, 0), (summary.ExitCode, summary.Calls));
    }

    [Theory]
    [InlineData(BulkUserStatus.Created, UserComparisonStatus.Equal)]
    [InlineData(BulkUserStatus.Updated, UserComparisonStatus.Equal)]
    [InlineData(BulkUserStatus.Unchanged, UserComparisonStatus.Equal)]
    [InlineData(BulkUserStatus.Existing, UserComparisonStatus.Equal)]
    [InlineData(BulkUserStatus.Unresolved, UserComparisonStatus.Equal)]
    [InlineData(BulkUserStatus.Rejected, UserComparisonStatus.Skipped)]
    [InlineData(BulkUserStatus.Failed, UserComparisonStatus.Skipped)]
    [InlineData(BulkUserStatus.NotSent, UserComparisonStatus.Skipped)]
    [InlineData(BulkUserStatus.WouldCreate, UserComparisonStatus.Skipped)]
    [InlineData(BulkUserStatus.WouldUpdate, UserComparisonStatus.Skipped)]
    public static async Task OutcomeOfAnUpload_IsComparedWhereItLanded(BulkUserStatus outcome, UserComparisonStatus expected)
    {
        ComparisonRun run = new ComparisonRun(Store(1));

        await run.RunAsync([new BulkUserResult(Named(1)[0], outcome)]);

        Assert.Equal(expected, Assert.Single(run.Results).Status);
    }

    [Fact]
    public static async Task AnotherUserThanTheUploadMade_IsDifferent()
    {
        ComparisonRun run = new ComparisonRun(Store(1));

        await run.RunAsync([new BulkUserResult(Named(1)[0], BulkUserStatus.Created) { Uuid = Guid.NewGuid().ToString() }]);

        Assert.Equal(["uuid"], Assert.Single(run.Results).Attributes);
    }

    [Fact]
    public static async Task UserWhoseKeyWasChanged_IsFoundByItsIdentifier()
    {
        ComparisonRun run = new ComparisonRun(Store(1));
        run.Store.Users[0].Attributes["email"] = "new@example.com";

        await run.RunAsync([new BulkUserResult(Named(1)[0], BulkUserStatus.Created) { Uuid = run.Store.Users[0].Uuid }]);

        Assert.Equal(["email"], Assert.Single(run.Results).Attributes);
    }

    [Fact]
    public static async Task Stop_StartsNoMoreCalls()
    {
        ComparisonRun run = new ComparisonRun(Store(500)) { StopAfter = 1 };
        run.Options.BatchSize = 1;
        run.Options.Workers = 2;

        await run.RunAsync(Named(500));

        Assert.InRange(run.Store.Searches.Count, 1, 499);
    }

    [Fact]
    public static async Task RecordsForAnotherTarget_AreRefused()
    {
        MigrationException exception = await Assert.ThrowsAsync<MigrationException>(
            () => new ComparisonRun(Store(0)).RunAsync([new IdentityRecord((IdentityTarget)99, new Dictionary<string, object?>(), Records.Of(("email", "a")))]));

        Assert.Equal(("TargetMismatch", 5), (exception.ErrorId, exception.ExitCode));
    }

    internal static IReadOnlyList<IdentityRecord> Named(int count) => Enumerable
        .Range(1, count)
        .Select(i => Records.Identity(i, ("email", $"user{i}@example.com"), ("givenName", $"Name {i}")))
        .ToArray();

    internal static MemoryStore Store(int count)
    {
        MemoryStore store = new MemoryStore(new SteppedTime());
        foreach (IdentityRecord record in Named(count))
        {
            store.Add(record, DateTimeOffset.UnixEpoch);
        }

        return store;
    }

    private static IdentityUser Older(IdentityUser user) =>
        new IdentityUser("user", new Dictionary<string, object?>(user.Attributes) { ["givenName"] = "Older" }) { Uuid = user.Uuid };
}
