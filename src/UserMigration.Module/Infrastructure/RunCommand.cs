using System;
using System.Management.Automation;
using UserMigration.Engine.Runs.Sending;

namespace UserMigration.Infrastructure;

/// <summary>
/// A cmdlet that makes many calls in the background. It writes their output on the pipeline thread, and a summary at the
/// end.
/// </summary>
public abstract class RunCommand : StoreCommand
{
    private const int AdvisedTimeoutSeconds = 10;
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(20);

    private PipelinePump _pump = null!;
    private CommandWatch? _watch;
    private SharedRate? _sharedRate;
    private RunSummary? _summary;

    /// <summary>The maximum number of calls per second, from 0 to 100,000.</summary>
    [Parameter]
    [ValidateRange(0.0, 100_000.0)]
    public double RateLimit { get; set; } = 1;

    /// <summary>
    /// A folder in which several commands share -RateLimit, on one machine or on several: all of them together never make more
    /// calls. Specify the same folder and the same limit for each.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? RateShare { get; set; }

    /// <summary>The time that the server has for a call, in seconds from 1 to 3,600.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    public int TimeoutSeconds { get; set; } = AdvisedTimeoutSeconds;

    /// <summary>The name, without a dollar sign, of a variable that receives the summary.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SummaryVariable { get; set; }

    /// <summary>
    /// A file to which the command appends one JSON object in each line: one for each call, with the time, the
    /// operation, the batch, the number of records, the status, the duration in milliseconds and the pace; and one for
    /// its start and its end.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? LogPath { get; set; }

    /// <summary>
    /// A file for metrics in the text format of Prometheus, which the textfile collector of the node exporter reads:
    /// records by status, calls by operation and status, the durations of calls as a histogram, the limit and the pace,
    /// the exit code, and the time of the last success.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? MetricsPath { get; set; }

    /// <summary>Never asks for confirmation.</summary>
    [Parameter]
    public SwitchParameter NonInteractive { get; set; }

    /// <summary>The pump that receives the output of the background work.</summary>
    private protected PipelinePump Output => _pump;

    /// <summary>Whether calls are only shown, and none is made.</summary>
    private protected bool IsWhatIf { get; private set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        IsWhatIf = MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? bound)
            ? LanguagePrimitives.IsTrue(bound)
            : LanguagePrimitives.IsTrue(SessionState.PSVariable.GetValue("WhatIfPreference"));
        _pump = new PipelinePump(WriteResult, WriteVerbose, WriteWarning);
        Publish(CreateSummary());
        if (NonInteractive && !IsWhatIf)
        {
            Try(() => Interaction.RequireNoConfirmation(this));
        }

        if (TimeoutSeconds > AdvisedTimeoutSeconds)
        {
            WriteWarning(TimeoutAdvice);
        }
    }

    /// <summary>The advice for a time-out above 10 s.</summary>
    private protected virtual string TimeoutAdvice => "A time-out above 10 s is not recommended. A longer time-out only hides that calls are slow.";

    /// <summary>Writes an outcome. It is called on the pipeline thread.</summary>
    /// <param name="result">The outcome.</param>
    private protected abstract void WriteResult(object result);

    /// <summary>Shows the progress of the work.</summary>
    private protected abstract void UpdateProgress();

    /// <summary>Applies the parameters of the cmdlet to the options for calls.</summary>
    /// <param name="options">The options.</param>
    private protected virtual T Configure<T>(T options)
        where T : RunOptions
    {
        options.EntityType = EntityType;
        options.RateLimit = MyInvocation.BoundParameters.ContainsKey(nameof(RateLimit)) ? RateLimit : GetSession().RateLimit ?? RateLimit;
        options.Timeout = TimeSpan.FromSeconds(TimeoutSeconds);
        if (RateShare is not null && !IsWhatIf)
        {
            _sharedRate ??= Try(() => Engine.Runs.RateSharing.RateShare.Join(PathResolver.ResolveLiteral(this, RateShare), options.RateLimit, Time, _pump.OnVerbose, _pump.OnWarning));
            options.SharedRate = _sharedRate;
        }

        if (!IsWhatIf && (LogPath ?? MetricsPath) is not null)
        {
            _watch ??= Try(() => new CommandWatch(
                MyInvocation.MyCommand.Name,
                LogPath is null ? null : PathResolver.ResolveLiteral(this, LogPath),
                MetricsPath is null ? null : PathResolver.ResolveLiteral(this, MetricsPath),
                options.RateLimit,
                Time,
                WriteWarning));
            options.Calls = _watch.Calls;
        }

        return options;
    }

    /// <summary>Starts the log and the metrics of a run, before its first call.</summary>
    /// <param name="summary">Its summary.</param>
    private protected void Watch(RunSummary summary) => _watch?.Start(summary);

    /// <summary>Updates what shows the state of the command, if that is due.</summary>
    private protected void Refresh()
    {
        UpdateProgress();
        if (_summary is not null)
        {
            _watch?.Update(_summary);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (_summary is not null)
        {
            // After a stop, nobody receives errors any more.
            _watch?.End(_summary);
        }

        _sharedRate?.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Writes the output of the calls until a condition is met.</summary>
    /// <param name="hasHappened">The condition.</param>
    /// <exception cref="PipelineStoppedException">The pipeline stopped.</exception>
    private protected void PumpUntil(Func<bool> hasHappened)
    {
        while (!hasHappened())
        {
            if (StopToken.IsCancellationRequested)
            {
                throw new PipelineStoppedException();
            }

            _pump.WaitAndDrain(s_patience);
            Refresh();
        }
    }

    /// <summary>
    /// Creates the summary of a run that has not started. It replaces the one that an earlier run left in the variable.
    /// </summary>
    private protected abstract RunSummary CreateSummary();

    /// <summary>Sets the variable to a summary.</summary>
    /// <param name="summary">The summary.</param>
    private protected void Publish(RunSummary summary)
    {
        _summary = summary;
        if (SummaryVariable is not null)
        {
            SessionState.PSVariable.Set(SummaryVariable, summary);
        }
    }

    /// <summary>
    /// Writes the summary: to the variable, to the Information stream, and as a warning if it needs attention.
    /// </summary>
    /// <param name="summary">The summary.</param>
    /// <param name="needsAHand">Whether the user should look at it.</param>
    /// <param name="cause">The reason why the run ended early, or null.</param>
    private protected void WriteSummary(RunSummary summary, bool needsAHand, MigrationException? cause)
    {
        Publish(summary);
        WriteInformation(summary, new[] { summary.GetType().Name });
        if (needsAHand)
        {
            WriteWarning($"{summary}. {summary.Next}".TrimEnd());
        }

        foreach (MigrationException fault in EndWatch(summary))
        {
            WriteError(ErrorRecords.Create(fault));
        }

        if (cause is not null)
        {
            WriteError(ErrorRecords.Create(cause));
        }
    }

    private MigrationException[] EndWatch(RunSummary summary)
    {
        _watch?.Start(summary);
        return _watch?.End(summary) ?? Array.Empty<MigrationException>();
    }
}
