using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using UserMigration.Completion;
using UserMigration.Engine.Runs.Deletion;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Infrastructure;

namespace UserMigration.Commands;

/// <summary>
/// Rolls back a run: deletes the users that it created in the store. Users that the run changed or found existing are
/// never touched. It returns exactly one result for each user.
/// </summary>
[Cmdlet(VerbsLifecycle.Invoke, "BulkUserDelete", HelpUri = HelpPages.InvokeBulkUserDelete, DefaultParameterSetName = InputObjectSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(BulkUserDeletion))]
public sealed class InvokeBulkUserDeleteCommand : BulkCommand
{
    private const string InputObjectSet = "InputObject";
    private const string RunPathSet = "RunPath";
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    private IdentityStoreSession _session = null!;
    private RollbackInput _input = null!;
    private RecordSelection? _numbers;
    private BulkUserDelete? _deletion;
    private DeletionSummary? _worst;
    private ProgressReporter _progress = null!;

    /// <summary>
    /// The results of Invoke-BulkUserCreate whose users are deleted, or runs from Get-MigrationRun. Objects with the properties RunPath,
    /// Source and RecordNumber are accepted as results, and objects with the property RunPath as runs.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = InputObjectSet)]
    [ValidateNotNull]
    public PSObject InputObject { get; set; } = null!;

    /// <summary>The run folder of the upload to roll back.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = RunPathSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RunFolderCompleter))]
    public string[] RunPath { get; set; } = null!;

    /// <summary>Success files of Akamai's dataload.py.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = null!;

    /// <summary>The success files; wildcards are not resolved.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet)]
    [Alias("LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = null!;

    /// <summary>
    /// The numbers of the records whose users are deleted, and ranges of numbers, such as 1, 5, 10..20.
    /// </summary>
    [Parameter(ParameterSetName = RunPathSet)]
    [ValidateNotNullOrEmpty]
    public string[]? RecordNumber { get; set; }

    /// <summary>
    /// Also deletes users that the run did not certainly create: the answer was lost, and a look-up found a user with
    /// equal fields that was not created before the call.
    /// </summary>
    [Parameter]
    public SwitchParameter IncludeSettled { get; set; }

    /// <summary>Also deletes users that were changed, or signed in to, since they were created.</summary>
    [Parameter]
    public SwitchParameter IncludeChanged { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _session = Try(GetSession);
        _input = new RollbackInput(this);
        _numbers = Try(() => RecordNumber is null ? null : RecordSelection.FromNumbers(RecordNumber));
    }

    /// <inheritdoc/>
    private protected override string? StopLine => _deletion is null || IsWhatIf
        ? null
        : "Stopped. The journal records which users were deleted, and no other users are deleted. To resume, start the same command again.";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == InputObjectSet)
        {
            foreach (PSObject item in RecordInput.Elements(InputObject))
            {
                Try(_input.Add, item);
            }

            return;
        }

        bool isRun = ParameterSetName == RunPathSet;
        foreach (string path in Try(() => Resolve().ToArray()))
        {
            TakeBack(path, isRun, _numbers);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        // All results of a run are known before its first user is deleted.
        foreach ((string path, RecordSelection? selection) in _input.Runs)
        {
            TakeBack(path, isRun: true, selection);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _deletion?.Dispose();
        base.Dispose(disposing);
    }

    private protected override RunSummary CreateSummary() => new DeletionSummary(string.Empty);

    private protected override void WriteResult(object result)
    {
        BulkUserDeletion outcome = (BulkUserDeletion)result;
        _deletion!.Summary.Count(outcome.Status);
        _deletion.Summary.FromJournal += outcome.FromJournal ? 1 : 0;
        WriteObject(outcome);
    }

    private protected override void UpdateProgress()
    {
        DeletionSummary summary = _deletion!.Summary;
        _progress.Update(summary.Done, (double)summary.Done / Math.Max(1, summary.Given));
    }

    // Wildcards are not resolved for a run folder: the matches of a wildcard can change over time.
    private IEnumerable<string> Resolve() => ParameterSetName switch
    {
        PathSet => PathResolver.Resolve(this, Path),
        LiteralPathSet => LiteralPath.Select(path => PathResolver.ResolveLiteral(this, path)),
        _ => RunPath.Select(path => PathResolver.ResolveLiteral(this, path)),
    };

    private void TakeBack(string path, bool isRun, RecordSelection? selection)
    {
        Publish(new DeletionSummary(path) { Target = _session.Target, Uri = _session.Uri, EntityType = EntityType });
        using BulkUserDelete deletion = Try(() => Open(path, isRun, selection));
        _deletion = deletion;
        Publish(deletion.Summary);
        TakeBack(deletion, $"created by {(isRun ? "the run" : "the upload of")} '{path}'");
    }

    private BulkUserDelete Open(string path, bool isRun, RecordSelection? selection)
    {
        BulkDeleteOptions options = Configure(new BulkDeleteOptions { IncludeSettled = IncludeSettled, IncludeChanged = IncludeChanged });
        Func<double> random = Jitter.Create(Guid.NewGuid().GetHashCode());
        return isRun
            ? BulkUserDelete.CreateForRun(path, _session, options, Output, Time, random, selection)
            : BulkUserDelete.CreateForFile(path, _session, options, Output, Time, random);
    }

    /// <summary>Asks once for confirmation of all deletions, and deletes the users.</summary>
    private void TakeBack(BulkUserDelete deletion, string origin)
    {
        string count = deletion.Count.ToString("N0", CultureInfo.InvariantCulture)
            + (deletion.Others == 0 ? string.Empty : $" selected of {(deletion.Count + deletion.Others).ToString("N0", CultureInfo.InvariantCulture)}");
        WriteVerbose($"{count} users were {origin}; {deletion.Summary.Given - deletion.Count} more are left unchanged without a call.");
        string target = $"{count} users {origin}, at {_session.Uri} ({EntityType})";
        bool isConfirmed = deletion.Count > 0 && ShouldProcess($"Delete users: {target}", $"Delete users: {target}?", "Delete users");

        // The time at the prompt is not part of the rollback.
        _progress = StartProgress($"Deleting users at {_session.Uri}", ProgressRank.Calls);
        if (!isConfirmed)
        {
            BulkDeletionStatus status = IsWhatIf ? BulkDeletionStatus.WouldDelete : BulkDeletionStatus.NotSent;
            foreach (BulkUserDeletion result in deletion.Settle(status, IsWhatIf ? null : "The deletion was declined."))
            {
                WriteResult(result);
            }

            Conclude(deletion, null);
            return;
        }

        Watch(deletion.Summary);
        Try(deletion.Start);
        PumpUntil(deletion.QueueMore);
        deletion.Complete();
        PumpUntil(() => deletion.IsCompleted);
        Output.Drain();
        deletion.Join();
        Conclude(deletion, Join(deletion.CountStoreAsync));
    }

    private void Conclude(BulkUserDelete deletion, long? storeCount)
    {
        Output.Drain();
        _progress.Complete();
        deletion.Conclude(_progress.Elapsed, storeCount);
        DeletionSummary summary = deletion.Summary;
        WriteSummary(summary, summary.ExitCode != 0 || summary.Next is not null, deletion.AbortedBy);
        if (_worst is null || _worst.ExitCode < summary.ExitCode)
        {
            _worst = summary;
        }

        Publish(_worst);
    }
}
