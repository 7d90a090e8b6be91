using System;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Folder;
using UserMigration.Engine.Runs.Planning;
using UserMigration.Engine.Runs.Sending;

namespace UserMigration.Engine.Runs.Upload;

/// <summary>The plan of an upload: makes and saves it, or checks an upload against it.</summary>
public sealed class UploadPlanning
{
    private readonly IdentityStoreSession _session;
    private readonly BulkCreateOptions _options;
    private readonly IUploadObserver _observer;
    private readonly TimeProvider _time;
    private readonly Func<double> _random;
    private readonly MigrationSummary _summary;
    private UploadPlan? _plan;

    internal UploadPlanning(
        IdentityStoreSession session,
        BulkCreateOptions options,
        IUploadObserver observer,
        TimeProvider time,
        Func<double> random,
        MigrationSummary summary)
    {
        _session = session;
        _options = options;
        _observer = observer;
        _time = time;
        _random = random;
        _summary = summary;
    }

    /// <summary>Starts to describe the plan, so that it can be saved: from what it is made, and the state of the store before the look-ups.</summary>
    /// <param name="first">The first record.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="MigrationException">The records don't come from files that can be read again.</exception>
    /// <exception cref="IdentityStoreException">The state of the store can't be read.</exception>
    public async Task<bool> DescribeAsync(IdentityRecord first, CancellationToken cancellationToken)
    {
        UploadPlan plan = PlanMaker.Create(_session, _options, first, _time.GetUtcNow());
        try
        {
            plan.Store = await NewStoreReader().ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (StorePausedException exception)
        {
            throw Outcomes.Unavailable(exception);
        }

        _plan = plan;
        return true;
    }

    /// <summary>Saves the plan, after <see cref="BulkUpload.Conclude"/>. A plan of a run that ended early is not saved.</summary>
    /// <param name="path">The full path. An existing file is replaced.</param>
    /// <param name="isAborted">Whether the run ended early.</param>
    /// <returns>Whether the plan was saved.</returns>
    /// <exception cref="MigrationException">The file can't be written, or a source can't be read again.</exception>
    public bool TrySave(string path, bool isAborted)
    {
        if (_plan is null || isAborted || !_summary.IsBalanced)
        {
            return false;
        }

        _plan.Note(_summary);
        PlanMaker.Hash(_plan);
        PlanFile.Write(path, _plan);
        _summary.PlanPath = path;
        return true;
    }

    /// <summary>
    /// Checks whether this upload is still what was planned: the store and the client, the options, the commands before it, and the files. If the run
    /// is new, also the state of the store, as far as the store reports it: the number of users, and whether any was created or changed.
    /// </summary>
    /// <param name="path">The full path of the plan.</param>
    /// <param name="first">The first record.</param>
    /// <param name="runPath">The full path of the run folder.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The number of records in the plan.</returns>
    /// <exception cref="MigrationException">Something has changed, or the plan can't be read.</exception>
    public async Task<long> CheckAsync(string path, IdentityRecord first, string runPath, CancellationToken cancellationToken)
    {
        UploadPlan plan = PlanFile.Read(path);
        PlanCheck.Check(path, plan, PlanMaker.Create(_session, _options, first, _time.GetUtcNow()));
        if (File.Exists(Path.Combine(runPath, RunFolder.JournalName)))
        {
            _observer.OnVerbose("The state of the store is not compared with the plan, because the run has begun and has changed it.");
        }
        else if (!await NewStoreReader().CheckAsync(path, plan.Store, cancellationToken).ConfigureAwait(false))
        {
            _observer.OnVerbose("The store does not report how many users it has, so it is not checked whether it has changed since the plan was made.");
        }

        _plan = plan;
        return plan.Records;
    }

    /// <summary>Compares what was done with the plan, at the end.</summary>
    /// <param name="isAborted">Whether the run ended early.</param>
    /// <returns>A warning; null if no plan is followed, or as many records were received as planned.</returns>
    public string? DescribeDifference(bool isAborted) => _plan is null || _options.Plan || _plan.Records == _summary.Given || isAborted ? null : string.Format(
        CultureInfo.InvariantCulture,
        "The plan has {0:N0} records, but {1:N0} were received. The commands before the upload selected other records.",
        _plan.Records,
        _summary.Given);

    private PlannedStoreReader NewStoreReader() => new PlannedStoreReader(_session.GetStore(), _options, _observer, _time, _random);
}
