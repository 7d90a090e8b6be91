using System;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Tests.Upload;
using Xunit;
using static UserMigration.Engine.Tests.Comparison.BulkUserComparisonTests;

namespace UserMigration.Engine.Tests.Comparison;

/// <summary>What a comparison does where calls fail.</summary>
public static class ComparisonFaultTests
{
    [Fact]
    public static async Task LostSearch_IsMadeAgain()
    {
        ComparisonRun run = new ComparisonRun(Store(3));
        run.Store.MeetSearch = _ => run.Store.Searches.Count == 1 ? MemoryStore.Fault.LostBefore : MemoryStore.Fault.None;

        ComparisonSummary summary = await run.RunAsync(Named(3));

        Assert.Equal("3 given = Equal 3", summary.ToString());
        Assert.Equal(2, summary.Calls);
    }

    [Fact]
    public static async Task SearchThatIsTooLarge_IsHalved_AndLaterOnesAreNoLarger()
    {
        ComparisonRun run = new ComparisonRun(Store(200));
        run.Store.MeetSearch = values => values.Count > 30
            ? MemoryStore.Fault.Refused(IdentityStoreFault.TooLarge, status: 413)
            : MemoryStore.Fault.None;

        ComparisonSummary summary = await run.RunAsync(Named(200));

        Assert.Equal("200 given = Equal 200", summary.ToString());
        Assert.Equal(2, run.Store.Searches.Count(values => values.Count > 30));
    }

    [Fact]
    public static async Task ValueThatASearchIsRefusedFor_IsLookedUpAlone()
    {
        ComparisonRun run = new ComparisonRun(Store(8));
        run.Store.MeetSearch = values => values.Contains("user5@example.com")
            ? MemoryStore.Fault.Refused(IdentityStoreFault.Refused, 200, "filter")
            : MemoryStore.Fault.None;

        ComparisonSummary summary = await run.RunAsync(Named(8));

        Assert.Equal("8 given = Equal 8", summary.ToString());
        Assert.Equal(1, run.Store.LookUps);
    }

    [Fact]
    public static async Task ValuesThatSearchesAreRefusedFor_DoNotEndTheSearches()
    {
        ComparisonRun run = new ComparisonRun(Store(40));
        run.Options.BatchSize = 10;
        run.Options.Workers = 1;
        run.Store.MeetSearch = values => values.Any(value => value.StartsWith("user1", StringComparison.Ordinal) && value.Length > "user1@example.com".Length)
            ? MemoryStore.Fault.Refused(IdentityStoreFault.Refused, 200, "filter")
            : MemoryStore.Fault.None;

        ComparisonSummary summary = await run.RunAsync(Named(40));

        Assert.Equal("40 given = Equal 40", summary.ToString());
        Assert.Equal(10, run.Store.LookUps);
    }

    [Fact]
    public static async Task StoreThatKnowsNoSearch_IsReadOneByOne()
    {
        ComparisonRun run = new ComparisonRun(Store(50));
        run.Options.BatchSize = 10;
        run.Options.Workers = 1;
        run.Store.MeetSearch = _ => MemoryStore.Fault.Refused(IdentityStoreFault.Refused, 200, "filter");

        ComparisonSummary summary = await run.RunAsync(Named(50));

        Assert.Equal("50 given = Equal 50", summary.ToString());
        Assert.Equal(50, run.Store.LookUps);
        Assert.InRange(run.Store.Searches.Count, 2, 20);
    }

    [Fact]
    public static async Task KeyThatIsNotUnique_IsSearchedAlone_AndAMissingUserIsNotCertain()
    {
        ComparisonRun run = new ComparisonRun(Store(4));
        run.Store.Users.RemoveRange(1, 3);
        run.Store.MeetFind = (_, _) => Refused();

        ComparisonSummary summary = await run.RunAsync(Named(4));

        Assert.Equal("4 given = Equal 1, Missing 3", summary.ToString());
        Assert.All(run.Results.Where(result => result.Status == UserComparisonStatus.Missing), result => Assert.Contains("not unique", result.Error, StringComparison.Ordinal));
        Assert.Null(run.AbortedBy);
    }

    [Fact]
    public static async Task WrongKey_EndsTheComparisonWithOneError_AndEachRecordHasItsResult()
    {
        ComparisonRun run = new ComparisonRun(Store(300));
        run.Store.MeetSearch = _ => MemoryStore.Fault.Refused(IdentityStoreFault.Refused, 223, "filter");
        run.Store.MeetFind = (_, _) => Refused();

        ComparisonSummary summary = await run.RunAsync(Named(300));

        Assert.Equal("RunSettingRefused", run.AbortedBy!.ErrorId);
        Assert.Equal("300 given = Unresolved 300", summary.ToString());
        Assert.Equal(4, summary.ExitCode);
        Assert.InRange(summary.Calls, 2, 40);
    }

    [Fact]
    public static async Task DeniedCredential_EndsTheComparisonWithOneCall()
    {
        ComparisonRun run = new ComparisonRun(Store(300));
        run.Store.MeetSearch = _ => MemoryStore.Fault.Refused(IdentityStoreFault.Denied, 402);

        ComparisonSummary summary = await run.RunAsync(Named(300));

        Assert.Equal("RunDenied", run.AbortedBy!.ErrorId);
        Assert.Equal((4, 1), (summary.ExitCode, summary.Calls));
        Assert.Equal(300, summary.Unresolved);
    }

    [Fact]
    public static async Task StoreThatDoesNotAnswer_EndsTheComparison_AndLeavesAllUnresolved()
    {
        ComparisonRun run = new ComparisonRun(Store(300));
        run.Store.MeetSearch = _ => MemoryStore.Fault.LostBefore;

        ComparisonSummary summary = await run.RunAsync(Named(300));

        Assert.Equal("StoreUnavailable", run.AbortedBy!.ErrorId);
        Assert.Equal((300, 4), (summary.Unresolved, summary.ExitCode));
        Assert.All(run.Results, result => Assert.StartsWith("The user could not be read. ", result.Error, StringComparison.Ordinal));
    }

    [Fact]
    public static async Task LostLookUp_LeavesThatRecordUnresolved()
    {
        ComparisonRun run = new ComparisonRun(Store(3));
        run.Store.Users[1].Attributes["givenName"] = "Changed";
        run.Store.MeetFind = (_, _) => new IdentityStoreException(IdentityStoreFault.Refused, "Refused.") { Code = 350, ServerMessage = "user2@example.com is odd" };

        ComparisonSummary summary = await run.RunAsync(Named(3));

        Assert.Equal("3 given = Equal 2, Unresolved 1", summary.ToString());
        UserComparison unresolved = Assert.Single(run.Results, result => result.Status == UserComparisonStatus.Unresolved);
        Assert.Equal(350, unresolved.Code);
        Assert.DoesNotContain("user2", unresolved.Error, StringComparison.Ordinal);
        Assert.Equal(3, summary.ExitCode);
    }

    private static IdentityStoreException Refused() =>
        new IdentityStoreException(IdentityStoreFault.Refused, "The store answered 200 invalid_argument.") { Code = 200, Argument = "key_attribute" };
}
