using System;
using System.Management.Automation;
using UserMigration.Engine.Runs.Sending;

namespace UserMigration.Infrastructure;

/// <summary>
/// A cmdlet that makes many calls through workers: it writes what they tell on the pipeline thread, and a summary at the
/// end.
/// </summary>
public abstract class BulkCommand : StoreCommand
{
    private const int AdvisedTimeoutSeconds = 10;
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(20);

    private PipelinePump _pump = null!;

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
    public int TimeoutSeconds { get; set; } = AdvisedTimeoutSeconds;

    /// <summary>
    /// The name of a variable that gets the summary. It has one from the start, whose ExitCode is 5 until a record was
    /// accepted and 4 until the run has ended.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SummaryVariable { get; set; }

    /// <summary>What hears the workers.</summary>
    private protected PipelinePump Told => _pump;

    /// <summary>Whether calls are only named, and none is made.</summary>
    private protected bool IsWhatIf { get; private set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        IsWhatIf = MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? bound)
            ? LanguagePrimitives.IsTrue(bound)
            : LanguagePrimitives.IsTrue(SessionState.PSVariable.GetValue("WhatIfPreference"));
        _pump = new PipelinePump(WriteResult, WriteVerbose, WriteWarning);
        Publish(CreateSummary());
        if (TimeoutSeconds > AdvisedTimeoutSeconds)
        {
            WriteWarning(TimeoutAdvice);
        }
    }

    /// <summary>What is said to a time-out above 10 s.</summary>
    private protected virtual string TimeoutAdvice => "A time-out above 10 s is not advised: a longer wait only hides that calls are slow.";

    /// <summary>Writes an outcome; called on the pipeline thread.</summary>
    /// <param name="result">The outcome.</param>
    private protected abstract void WriteResult(object result);

    /// <summary>Shows how far the work is.</summary>
    private protected abstract void UpdateProgress();

    /// <summary>Sets how the calls are made.</summary>
    /// <param name="options">The options.</param>
    private protected T Configure<T>(T options)
        where T : RunOptions
    {
        options.EntityType = EntityType;
        options.Workers = Workers;
        options.RateLimit = RateLimit;
        options.Timeout = TimeSpan.FromSeconds(TimeoutSeconds);
        return options;
    }

    /// <summary>Writes what is told until something has happened.</summary>
    /// <param name="hasHappened">Whether it has.</param>
    /// <exception cref="PipelineStoppedException">The pipeline stopped.</exception>
    private protected void PumpUntil(Func<bool> hasHappened)
    {
        while (!hasHappened())
        {
            try
            {
                _pump.WaitAndDrain(s_patience, StopToken);
            }
            catch (OperationCanceledException)
            {
                throw new PipelineStoppedException();
            }

            UpdateProgress();
        }
    }

    /// <summary>A summary of a run that has not started, in place of what an earlier run left in the variable.</summary>
    private protected abstract RunSummary CreateSummary();

    /// <summary>Puts a summary into the variable.</summary>
    /// <param name="summary">The summary.</param>
    private protected void Publish(RunSummary summary)
    {
        if (SummaryVariable is not null)
        {
            SessionState.PSVariable.Set(SummaryVariable, summary);
        }
    }

    /// <summary>Tells the summary: in the variable, on the Information stream, and as a warning where it needs a hand.</summary>
    /// <param name="summary">The summary.</param>
    /// <param name="needsAHand">Whether somebody should look.</param>
    /// <param name="cause">What ended the run early, or null.</param>
    private protected void WriteSummary(RunSummary summary, bool needsAHand, MigrationException? cause)
    {
        Publish(summary);
        WriteInformation(summary, new[] { summary.GetType().Name });
        if (needsAHand)
        {
            WriteWarning($"{summary}. {summary.Next}".TrimEnd());
        }

        if (cause is not null)
        {
            WriteError(ErrorRecords.Of(cause));
        }
    }
}
