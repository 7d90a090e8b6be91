using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Csv.Ndjson;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Runs.Export;

/// <summary>Passes the users of an export on as records. A user that changed after it was passed on is not passed on again.</summary>
internal sealed class PipelineSink : IUserSink
{
    private readonly IUserExportObserver _observer;
    private readonly ObjectRecords _records;
    private readonly CancellationToken _stop;
    private long _passedOn;

    public PipelineSink(IUserExportObserver observer, ObjectRecords records, CancellationToken stop)
    {
        _observer = observer;
        _records = records;
        _stop = stop;
    }

    /// <inheritdoc/>
    public long Open(IUserReader reader, SeenUsers seen, UserExportSummary summary) => 0;

    /// <inheritdoc/>
    public Task AddAsync(UserPage page) => PassOnAsync(page, page.Users);

    /// <inheritdoc/>
    public void BeginAgain()
    {
    }

    /// <inheritdoc/>
    public Task AddAgainAsync(UserPage page, Func<long, bool> isNew) => PassOnAsync(page, page.Users.Where(user => isNew(user.Number)));

    /// <inheritdoc/>
    public Task<long> CompleteAsync(IReadOnlyCollection<long> deleted) => Task.FromResult(_passedOn - deleted.Count);

    // After a stop, nobody takes users any more.
    private async Task PassOnAsync(UserPage page, IEnumerable<PagedUser> users)
    {
        MigrationRecord[] records = users.Select(user => _records.Read(page.JsonOf(user))).ToArray();
        TaskCompletionSource<bool> stopped = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (_stop.Register(() => stopped.TrySetResult(true)))
        {
            await Task.WhenAny(_observer.OnUsersAsync(records), stopped.Task).ConfigureAwait(false);
        }

        _stop.ThrowIfCancellationRequested();
        _passedOn += records.Length;
    }
}
