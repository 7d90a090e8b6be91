using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Comparison;
using UserMigration.Engine.Tests.Upload;

namespace UserMigration.Engine.Tests.Comparison;

/// <summary>A comparison, as the cmdlet drives it.</summary>
internal sealed class ComparisonRun : DrivenRun<UserComparison>, IComparisonObserver
{
    public ComparisonRun(MemoryStore store)
        : base(store)
    {
    }

    public string? RunPath { get; init; }

    public ComparisonOptions Options { get; } =
        new ComparisonOptions { RateLimit = 0, Timeout = TimeSpan.FromSeconds(1), Patience = TimeSpan.FromSeconds(60) };

    /// <summary>The results, in the order of the records.</summary>
    public IEnumerable<UserComparison> Ordered => Results.OrderBy(result => result.RecordNumber);

    /// <summary>Stops as a downstream stop does, when so many results were told.</summary>
    public int StopAfter { get; set; } = int.MaxValue;

    public Task<ComparisonSummary> RunAsync(IEnumerable<IdentityRecord> records) => RunAsync(records, (comparison, record) => comparison.Add(record));

    public Task<ComparisonSummary> RunAsync(IEnumerable<BulkUserResult> outcomes) => RunAsync(outcomes, (comparison, outcome) => comparison.Add(outcome));

    private async Task<ComparisonSummary> RunAsync<T>(IEnumerable<T> given, Func<BulkUserComparison, T, ComparisonBatch?> add)
    {
        using IdentityStoreSession session = new IdentityStoreSession(Store, "client", Store.Time.GetUtcNow());
        using BulkUserComparison comparison = new BulkUserComparison(session, Options, RunPath is null ? [] : [RunPath], this, Store.Time, () => 0.1);
        foreach (ComparisonBatch? batch in given.Select(one => add(comparison, one)).Concat(comparison.TakeRest()))
        {
            await WaitUntilAsync(() => batch is null || comparison.TryQueue(batch));
            if (Results.Count >= StopAfter)
            {
                return comparison.Summary;
            }
        }

        comparison.Complete();
        await WaitUntilAsync(comparison.Completion);
        comparison.Join();
        AbortedBy = comparison.AbortedBy;
        foreach (UserComparison result in Results)
        {
            comparison.Summary.Count(result.Status);
        }

        comparison.Conclude(TimeSpan.Zero);
        return comparison.Summary;
    }
}
