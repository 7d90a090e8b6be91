using System;
using System.Management.Automation;
using UserMigration.Engine.Runs.Sending;

namespace UserMigration.Infrastructure;

/// <summary>
/// A cmdlet that makes many calls through workers. It writes their output on the pipeline thread, and a summary at the
/// end.
/// </summary>
public abstract class BulkCommand : StoreCommand
{
    private const int AdvisedTimeoutSeconds = 10;
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(20);

    private PipelinePump _pump = null!;
    private CommandWatch? _watch;
    private RunSummary? _summary;

    /// <summary>The number of calls in progress at the same time.</summary>
    [Parameter]
    [Alias("ThrottleLimit")]
    [ValidateRange(1, 256)]
    public int Workers { get; set; } = 4;

    /// <summary>The maximum number of calls per second; 0 means no limit. By default, that of the profile of the session, or 1.</summary>
    [Parameter]
    [ValidateRange(0.0, 100_000.0)]
    public double RateLimit { get; set; } = 1;

    /// <summary>
    /// The time allowed for the server to answer a call, in seconds. The attempt itself is allowed 5 s more.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    public int TimeoutSeconds { get; set; } = AdvisedTimeoutSeconds;

    /// <summary>
    /// The name of a variable that receives the summary. The variable has a summary from the start, whose ExitCode is 5
    /// until a record is accepted, and 4 until the run has ended.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SummaryVariable { get; set; }

    /// <summary>The file to which each call is appended as one line of JSON, without values of records.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? LogPath { get; set; }

    /// <summary>The file for metrics in the text format of Prometheus. Its name must end with .prom.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? MetricsPath { get; set; }

    /// <summary>Never asks for anything. Where the cmdlet would ask, it ends with an error that says what to specify.</summary>
    [Parameter]
    public SwitchParameter NonInteractive { get; set; }

    /// <summary>The pump that receives the output of the workers.</summary>
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
    private protected T Configure<T>(T options)
        where T : RunOptions
    {
        options.EntityType = EntityType;
        options.Workers = Workers;
        options.RateLimit = MyInvocation.BoundParameters.ContainsKey(nameof(RateLimit)) ? RateLimit : GetSession().RateLimit ?? RateLimit;
        options.Timeout = TimeSpan.FromSeconds(TimeoutSeconds);
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

        base.Dispose(disposing);
    }

    /// <summary>Writes the output of the workers until a condition is met.</summary>
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
