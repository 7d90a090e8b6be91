using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Completion;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Runs.Upload;
using UserMigration.Engine.Values;
using UserMigration.Infrastructure;

namespace UserMigration.Commands;

/// <summary>
/// Sends identity records to the store in batches. It returns exactly one result for each input record.
/// </summary>
/// <remarks>"Invoke", because it is one bulk operation and not the creation of one user; New-IdentityUser is its alias.</remarks>
[Cmdlet(VerbsLifecycle.Invoke, "BulkUserCreate", HelpUri = HelpPages.InvokeBulkUserCreate, SupportsShouldProcess = true)]
[Alias("New-IdentityUser")]
[OutputType(typeof(BulkUserResult))]
public sealed class InvokeBulkUserCreateCommand : BulkCommand
{
    private readonly Func<PSObject, IdentityRecord> _read;
    private readonly Func<IdentityRecord, RecordBatch?> _add;
    private BulkUpload _upload = null!;
    private ProgressReporter _progress = null!;
    private RunRetry? _retry;
    private bool _createsOrUpdates;
    private UploadForecast _forecast = null!;
    private bool _hasAnnounced;
    private string? _planFile;

    /// <summary>Creates the cmdlet.</summary>
    public InvokeBulkUserCreateCommand()
    {
        _read = Read;
        _add = record => _upload.Add(record);
    }

    /// <summary>The records, from ConvertTo-IdentityRecord. Only with -RetryFailed, they can be omitted.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject? InputObject { get; set; }

    /// <summary>
    /// The number of records in a call, from 1 to the maximum that the kind of store accepts: 10,000 for Akamai, 1,000
    /// for cidaas.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 10_000)]
    public int? BatchSize { get; set; }

    /// <summary>The attribute that identifies a user.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AttributeCompleter))]
    public string? PrimaryKey { get; set; }

    /// <summary>
    /// Changes users that the store already has to match their records, instead of leaving them unchanged.
    /// </summary>
    [Parameter]
    public SwitchParameter DeltaMigration { get; set; }

    /// <summary>Does not send passwords: password for Akamai, password_hash_info and password for cidaas.</summary>
    [Parameter]
    public SwitchParameter OmitPassword { get; set; }

    /// <summary>Deletes the users of records whose operation is delete.</summary>
    [Parameter]
    public SwitchParameter AllowDelete { get; set; }

    /// <summary>
    /// Looks up what the outcome of each record would be and changes nothing, with or without -WhatIf.
    /// </summary>
    [Parameter]
    public SwitchParameter Plan { get; set; }

    /// <summary>
    /// With -Plan, lists for each record the attributes that would be set, changed or erased, in Changes of its result:
    /// the names, and never a value.
    /// </summary>
    [Parameter]
    public SwitchParameter Detail { get; set; }

    /// <summary>With -Plan, the file to save the plan to, for -PlanPath.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>A plan that -Plan -OutFile saved.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PlanPath { get; set; }

    /// <summary>The run folder: a new folder, or the folder of the run to resume.</summary>
    [Parameter]
    [ValidateCount(1, 1)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RunFolderCompleter))]
    public string[]? RunPath { get; set; }

    /// <summary>
    /// Sends records again that the store refused (Failed). Without input, the records of the run that are Failed, Unresolved or NotSent
    /// are read again from its datafile, and nothing else is sent.
    /// </summary>
    [Parameter]
    public SwitchParameter RetryFailed { get; set; }

    /// <summary>
    /// Accepts a record as done even if its values have changed since the run sent it; without this switch, such a
    /// record is Rejected.
    /// </summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override string TimeoutAdvice =>
        "A time-out above 10 s is not recommended. A lower -BatchSize makes calls faster; a longer time-out only hides that they are slow.";

    /// <inheritdoc/>
    private protected override string? StopLine => _upload is null || Plan || IsWhatIf ? null
        : _upload.Summary.RunPath is not { } folder ? "Stopped before anything was sent."
        : $"Stopped. The journal in '{folder}' records what was sent, so nothing is lost or sent twice. To resume the run, start the same command again with -RunPath {PowerShellText.Quote(folder)}.";

    private protected override bool IsUpload => true;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        Try(CheckPlanParameters);
        IdentityStoreSession session = Try(GetSession);
        StoreCapabilities capabilities = session.GetStore().Capabilities;
        BulkCreateOptions options = Configure(new BulkCreateOptions
        {
            BatchSize = BatchSize ?? capabilities.BatchSize,
            PrimaryKey = PrimaryKey ?? capabilities.PrimaryKey,
            GetPasswordFormat = StoreTargets.Envelopes.FormatOf,
            Force = Force,
            DeltaMigration = DeltaMigration,
            OmitPassword = OmitPassword,
            AllowDelete = AllowDelete,
            RetryFailed = RetryFailed,
            Plan = Plan,
            Settings = Settings.ForUpload(),
        });
        _retry = MyInvocation.ExpectingInput || InputObject is not null ? null : Try(() => OpenRetry(options));
        _forecast = new UploadForecast(options);
        _createsOrUpdates = capabilities.CreatesOrUpdates;
        _upload = Try(() => new BulkUpload(session, options, Output, Time, Jitter.Create(Guid.NewGuid().GetHashCode()), ScriptValue.ToAttribute));
        Publish(_upload.Summary);
        _progress = StartProgress($"{(Plan ? "Looking up" : DeltaMigration || _createsOrUpdates ? "Creating and updating" : "Creating")} users at {session.Uri}", ProgressRank.Calls);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (_retry is not null)
        {
            Retry(_retry);
            return;
        }

        if (InputObject!.BaseObject is not object[] items)
        {
            Process(InputObject);
            return;
        }

        foreach (PSObject item in RecordInput.ElementsOf(items))
        {
            Process(item);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        _forecast.Fix(_upload.Summary.Given);
        Announce();
        Submit(_upload.TakeBatch());
        _upload.Complete();
        PumpUntil(() => _upload.IsCompleted);
        Output.Drain();
        _upload.Join();
        long? count = Join(_upload.CountStoreAsync);
        Output.Drain();
        _progress.Complete();
        _upload.Conclude(_progress.Elapsed, count);
        if (Plan && _planFile is not null && ShouldProcess(_planFile, "Save the plan") && !Try(() => _upload.Planning.TrySave(_planFile, _upload.AbortedBy is not null)))
        {
            WriteWarning($"The plan is not complete, so it was not saved to '{_planFile}'.");
        }

        if (_upload.Planning.DescribeDifference(_upload.AbortedBy is not null) is { } warning)
        {
            WriteWarning(warning);
        }

        MigrationSummary summary = _upload.Summary;
        WriteSummary(summary, summary.Rejected + summary.Failed + summary.Unresolved + summary.NotSent > 0, _upload.AbortedBy);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _upload?.Dispose();
        base.Dispose(disposing);
    }

    private protected override RunSummary CreateSummary() => new MigrationSummary();

    private void Process(PSObject item)
    {
        IdentityRecord record = Try(_read, item);
        if (_upload.Summary.Given == 0)
        {
            Start(record);
        }

        Submit(Try(_add, record));
        _forecast.Note(record, _upload.Summary.Given);
        Output.Drain();
        Refresh();
    }

    /// <summary>Reads which records of the run are sent again, and takes over the settings of the run that are not specified.</summary>
    private RunRetry OpenRetry(BulkCreateOptions options)
    {
        string? folder = RetryFailed && RunPath is not null ? PathResolver.ResolveLiteral(this, RunPath[0]) : null;
        RunRetry retry = RetriedRecords.Open(folder, RetryFailed, includesRejected: !Plan && !IsWhatIf);
        options.IsRetryOfRun = true;
        options.PrimaryKey = PrimaryKey ?? retry.PrimaryKey;
        options.DeltaMigration = MyInvocation.BoundParameters.ContainsKey(nameof(DeltaMigration)) ? DeltaMigration : retry.DeltaMigration;
        options.OmitPassword = MyInvocation.BoundParameters.ContainsKey(nameof(OmitPassword)) ? OmitPassword : retry.OmitPassword;
        return retry;
    }

    private void Retry(RunRetry retry)
    {
        if (retry.Count == 0)
        {
            WriteWarning("The run has no records to send again.");
            return;
        }

        ActionPreference? warnings = MyInvocation.BoundParameters.TryGetValue("WarningAction", out object? action) ? (ActionPreference)action : null;
        using RetriedRecords records = new RetriedRecords(retry, warnings, StopToken);
        Func<bool> moveNext = records.MoveNext;
        while (Try(moveNext))
        {
            foreach (IdentityRecord record in records.Convert())
            {
                Process(PSObject.AsPSObject(record));
            }
        }
    }

    private void Start(IdentityRecord first)
    {
        if (_upload.DivideRate(first) is { } division)
        {
            WriteVerbose(division);
        }

        if (Plan)
        {
            if (_planFile is not null)
            {
                CallFor(token => _upload.Planning.DescribeAsync(first, token));
            }

            _upload.StartPlan();
        }
        else if (PlanPath is not null || !IsWhatIf)
        {
            string folder = Try(() => Infrastructure.RunPath.Find(this, RunPath?[0], first));
            if (PlanPath is not null)
            {
                _forecast.Fix(CallFor(token => _upload.Planning.CheckAsync(_planFile!, first, folder, token)));
            }

            if (!IsWhatIf)
            {
                Try(() => _upload.Start(folder));
            }
        }

        Watch(_upload.Summary);
    }

    private void CheckPlanParameters()
    {
        if (!Plan && (Detail || OutFile is not null))
        {
            throw new MigrationException(
                "PlanRequired", MigrationFault.InvalidArgument, $"{(Detail ? "-Detail" : "-OutFile")} is only for -Plan. Use -Plan too, or omit it.", exitCode: 5);
        }

        if (Plan && PlanPath is not null)
        {
            throw new MigrationException(
                "PlanPathNotForPlan", MigrationFault.InvalidArgument, "-PlanPath is for the upload of what was planned. To make a plan, use -Plan -OutFile.", exitCode: 5);
        }

        _planFile = (OutFile ?? PlanPath) is { } path ? PathResolver.ResolveLiteral(this, path) : null;
    }

    /// <summary>Makes calls before the run. A failure ends the command.</summary>
    private T CallFor<T>(Func<CancellationToken, Task<T>> call)
    {
        try
        {
            T result = Try(() => Join(call));
            Output.Drain();
            return result;
        }
        catch (IdentityStoreException exception)
        {
            ThrowTerminatingError(ErrorRecords.Create(exception, _upload.Summary.Uri!));
            throw;
        }
    }

    private IdentityRecord Read(PSObject item)
    {
        IdentityRecord record = item.BaseObject as IdentityRecord ?? throw new MigrationException(
            "NotAnIdentityRecord",
            MigrationFault.InvalidArgument,
            $"{item.BaseObject.GetType().Name} objects are not accepted here. Use ConvertTo-IdentityRecord before Invoke-BulkUserCreate.",
            exitCode: _upload.Summary.Given == 0 ? 5 : 4);
        _upload.Check(record);
        return record;
    }

    /// <summary>
    /// Asks for confirmation and queues the batch. While the queue is full, the output of the workers is written.
    /// </summary>
    private void Submit(RecordBatch? batch)
    {
        if (batch is null)
        {
            return;
        }

        Announce();
        string action = ActionOf(batch);
        string deletions = batch.Deletions == 0 ? string.Empty : $", which deletes {(batch.Deletions == 1 ? "1 user" : batch.Deletions + " users")},";
        string target = $"{batch}{deletions} to {_upload.Summary.Uri} ({EntityType})";
        if (!Plan && !ShouldProcess($"{action}: {target}", $"{action}: {target}?", action))
        {
            BulkUserStatus status = IsWhatIf ? BulkUserStatus.WouldCreate : BulkUserStatus.NotSent;
            Try(() => _upload.Settle(batch, status, IsWhatIf ? null : "The batch was declined."));
            return;
        }

        PumpUntil(() => _upload.TryQueue(batch));
    }

    /// <summary>Writes what is expected as the first verbose line: as soon as the first batch shows how large the records are.</summary>
    private void Announce()
    {
        if (_hasAnnounced || _upload.Summary.Given == 0)
        {
            return;
        }

        _hasAnnounced = true;
        WriteVerbose(_forecast.Describe());
        if (_upload.Resumption is { } resumption)
        {
            WriteVerbose(resumption);
        }
    }

    private string ActionOf(RecordBatch batch) => batch.Deletions == batch.Count ? "Delete users"
        : batch.Deletions > 0 ? "Create, update and delete users"
        : DeltaMigration || batch.HasOperations || _createsOrUpdates ? "Create or update users"
        : "Create users";

    // The source is read ahead of what is sent.
    private protected override void UpdateProgress()
    {
        long done = _upload.Summary.Done;
        if (_progress.IsDue)
        {
            _progress.Update(done, _forecast.ShareOf(done), _forecast.Records, _forecast.Remaining(done, _progress.Elapsed));
        }
    }

    private protected override void WriteResult(object result)
    {
        BulkUserResult outcome = (BulkUserResult)result;
        _upload.Summary.Count(outcome);
        outcome.Changes = Detail ? outcome.Changes : Array.Empty<PlannedChange>();
        _upload.Summary.FromJournal += outcome.FromJournal ? 1 : 0;
        WriteObject(outcome);
    }
}
