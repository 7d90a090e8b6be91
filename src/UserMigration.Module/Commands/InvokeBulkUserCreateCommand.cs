using System;
using System.Collections.Generic;
using System.Management.Automation;
using UserMigration.Engine.Upload;

namespace UserMigration.Commands;

/// <summary>
/// Sends identity records to the store, in batches. Gives exactly one result for each record it was given.
/// </summary>
/// <remarks>"Invoke", because it is one bulk operation and not the creation of one user; New-IdentityUser is its alias.</remarks>
[Cmdlet(VerbsLifecycle.Invoke, "BulkUserCreate", SupportsShouldProcess = true)]
[Alias("New-IdentityUser")]
[OutputType(typeof(BulkUserResult))]
public sealed class InvokeBulkUserCreateCommand : StoreCommand
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(20);

    private readonly MigrationSummary _summary = new MigrationSummary();
    private List<IdentityRecord> _batch = new List<IdentityRecord>();
    private IdentityStoreSession _session = null!;
    private PipelinePump _pump = null!;
    private ProgressReporter _progress = null!;
    private BulkUserCreator? _creator;
    private RunFolder? _folder;
    private double? _share;
    private bool _isWhatIf;

    /// <summary>The records, from ConvertTo-IdentityRecord.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public PSObject InputObject { get; set; } = null!;

    /// <summary>Records in a call.</summary>
    [Parameter]
    [ValidateRange(1, 10_000)]
    public int BatchSize { get; set; } = 10;

    /// <summary>Calls under way at once.</summary>
    [Parameter]
    [Alias("ThrottleLimit")]
    [ValidateRange(1, 256)]
    public int Workers { get; set; } = 4;

    /// <summary>The most calls a second; 0 is no limit.</summary>
    [Parameter]
    [ValidateRange(0.0, 100_000.0)]
    public double RateLimit { get; set; } = 1;

    /// <summary>The time the server is given for a call, in seconds. The attempt itself is given 5 s more.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    public int TimeoutSeconds { get; set; } = 10;

    /// <summary>The run folder: new, or empty. ./&lt;source&gt;.&lt;target&gt;.run unless given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? RunPath { get; set; }

    /// <summary>The name of a variable that gets the summary.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SummaryVariable { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _session = Try(GetSession);
        _isWhatIf = IsWhatIf();
        _pump = new PipelinePump(WriteResult, WriteVerbose);
        _progress = new ProgressReporter(this, $"Creating users at {_session.Uri}", Time);
        if (TimeoutSeconds > 10)
        {
            WriteWarning("A time-out above 10 s is not advised: a lower -BatchSize makes calls faster, a longer wait only hides that they are slow.");
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (PSObject item in RecordInput.Elements(InputObject))
        {
            Take(Try(() => item.BaseObject as IdentityRecord ?? throw new MigrationException(
                "NotAnIdentityRecord",
                MigrationFault.InvalidArgument,
                $"An object of type {item.BaseObject.GetType().Name} is no identity record. Put ConvertTo-IdentityRecord before Invoke-BulkUserCreate.",
                exitCode: 5)));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        Submit();
        Finish();
        _progress.Complete();
        WriteSummary();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        // After a stop nothing can be written down the pipeline: the files still say what became of each record.
        _creator?.Cancel();
        if (_creator is not null && ((IAsyncResult)_creator.Completion).AsyncWaitHandle.WaitOne(TimeSpan.FromSeconds(10)))
        {
            SettleBatchAsNotSent();
            _creator.Dispose();
        }

        CloseFolder();
        _pump?.Dispose();
        base.Dispose(disposing);
    }

    private void Take(IdentityRecord record)
    {
        if (_summary.Given == 0)
        {
            Try(() => Start(record));
        }

        _summary.Given++;
        MigrationSource? source = record.GetRecord().GetSource();
        _share = source is { Length: > 0, Ordinal: 1 } ? (double)record.GetRecord().ByteOffset / source.Length : null;
        if (!record.IsValid)
        {
            Settle(new[] { new BulkUserResult(record, BulkUserStatus.Rejected) { Error = record.Issues[0].Message } });
        }
        else
        {
            _batch.Add(record);
            if (_batch.Count >= BatchSize)
            {
                Submit();
            }
        }

        _pump.Drain();
    }

    private void Start(IdentityRecord first)
    {
        if (first.Target != _session.Target)
        {
            throw new MigrationException(
                "TargetMismatch",
                MigrationFault.InvalidArgument,
                $"The records were made for {first.Target}, and the session is with {_session.Target}.",
                exitCode: 5);
        }

        if (_isWhatIf)
        {
            return;
        }

        _folder = RunFolder.Create(Commands.RunPath.Find(this, RunPath, first));
        _summary.RunPath = _folder.Path;
        BulkCreateOptions options = new BulkCreateOptions
        {
            EntityType = EntityType,
            BatchSize = BatchSize,
            Workers = Workers,
            RateLimit = RateLimit,
            Timeout = TimeSpan.FromSeconds(TimeoutSeconds),
        };
        _creator = new BulkUserCreator(_session.GetStore(), options, _pump, _folder, Time);
    }

    /// <summary>Asks, and queues the batch; while the queue is full, what is told is written.</summary>
    private void Submit()
    {
        if (_batch.Count == 0)
        {
            return;
        }

        RecordBatch batch = new RecordBatch(_summary.Batches + 1, _batch);
        _batch = new List<IdentityRecord>(BatchSize);
        string target = $"{batch} to {_session.Uri} ({EntityType})";
        if (!ShouldProcess($"Create users: {target}", $"Create users: {target}?", "Create users", out ShouldProcessReason reason))
        {
            bool isRehearsal = _isWhatIf || reason == ShouldProcessReason.WhatIf;
            Settle(batch.Settle(
                isRehearsal ? BulkUserStatus.WouldCreate : BulkUserStatus.NotSent,
                isRehearsal ? null : "The batch was declined."));
            return;
        }

        _summary.Batches++;
        while (!_creator!.TryQueue(batch))
        {
            Pump();
        }
    }

    private void Finish()
    {
        if (_creator is null)
        {
            return;
        }

        _creator.Complete();
        while (!_creator.Completion.IsCompleted)
        {
            Pump();
        }

        _pump.Drain();
        _creator.Completion.GetAwaiter().GetResult();
        CloseFolder();
    }

    private void Pump()
    {
        try
        {
            _pump.WaitAndDrain(s_patience, StopToken);
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }

        _progress.Update(Done, _share);
    }

    private void Settle(IReadOnlyList<BulkUserResult> results)
    {
        if (_creator is null)
        {
            foreach (BulkUserResult result in results)
            {
                WriteResult(result);
            }
        }
        else
        {
            Try(() => _creator.Settle(results));
        }
    }

    private void SettleBatchAsNotSent()
    {
        if (_batch.Count > 0 && _folder is not null)
        {
            _folder.Write(new RecordBatch(_summary.Batches + 1, _batch).Settle(BulkUserStatus.NotSent, "The run was stopped."));
            _batch = new List<IdentityRecord>();
        }
    }

    private void CloseFolder()
    {
        _folder?.Close();
        _folder = null;
    }

    private void WriteResult(BulkUserResult result)
    {
        _summary.Count(result.Status);
        WriteObject(result);
    }

    private long Done => _summary.Created + _summary.Existing + _summary.Failed + _summary.Unresolved + _summary.Rejected;

    private void WriteSummary()
    {
        _summary.Target = _session.Target;
        _summary.Uri = _session.Uri;
        _summary.EntityType = EntityType;
        _summary.Elapsed = _progress.Elapsed;
        _summary.Calls = _creator?.Calls ?? 0;
        _summary.RecordsPerSecond = (Done - _summary.Rejected) / Math.Max(_progress.Elapsed.TotalSeconds, 0.001);
        MigrationException? abortedBy = _creator?.AbortedBy;
        if (_creator is not null && abortedBy is null)
        {
            _summary.StoreCount = CountStore();
        }

        SummaryConclusions.Draw(_summary, abortedBy is not null);
        if (SummaryVariable is not null)
        {
            SessionState.PSVariable.Set(SummaryVariable, _summary);
        }

        WriteInformation(new InformationRecord(_summary, nameof(InvokeBulkUserCreateCommand)) { Tags = { "MigrationSummary" } });
        long open = _summary.Rejected + _summary.Failed + _summary.Unresolved + _summary.NotSent;
        if (open > 0)
        {
            WriteWarning($"{_summary}. {_summary.Next}");
        }

        if (abortedBy is not null)
        {
            WriteError(ErrorRecords.Of(abortedBy));
        }
    }

    private long? CountStore()
    {
        try
        {
            return Join(token => _creator!.CountAsync(token));
        }
        catch (IdentityStoreException exception)
        {
            WriteVerbose("The store did not say how many users it has: " + exception.Message);
            return null;
        }
    }

    private bool IsWhatIf() => MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? bound)
        ? LanguagePrimitives.IsTrue(bound)
        : LanguagePrimitives.IsTrue(SessionState.PSVariable.GetValue("WhatIfPreference"));
}
