using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace UserMigration.Infrastructure;

/// <summary>
/// The base of all cmdlets: a token that is cancelled with the pipeline, and faults of the engine as terminating
/// errors. A stop reaches a cmdlet as StopProcessing (Ctrl-C) or only through Dispose (a downstream stop): both cancel.
/// </summary>
public abstract class MigrationCommand : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new CancellationTokenSource();
    private ProgressReporter? _progress;
    private bool _isDisposed;

    /// <summary>Cancelled when the pipeline stops.</summary>
    protected CancellationToken StopToken => _stop.Token;

    /// <summary>The clock.</summary>
    protected static TimeProvider Time { get; private set; } = TimeProvider.System;

    /// <summary>Replaces the clock of all cmdlets.</summary>
    /// <param name="time">The clock.</param>
    internal static void UseClock(TimeProvider time) => Time = time;

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected sealed override void StopProcessing()
    {
        _stop.Cancel();
        if (StopLine is { } line && !IsSilenced("WarningAction", "WarningPreference"))
        {
            // The pipeline no longer accepts warnings.
            Host.UI?.WriteWarningLine(line);
        }
    }

    /// <summary>
    /// What to tell a user who stops the command: what is safe, and how to resume; null if there is nothing to say.
    /// </summary>
    private protected virtual string? StopLine => null;

    /// <summary>Releases the resources of the cmdlet. It can be called twice.</summary>
    /// <param name="disposing">True if it is called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            _stop.Cancel();
            _stop.Dispose();
            _progress?.Dispose();
        }
    }

    /// <summary>Creates a line of progress. Nothing is shown yet.</summary>
    private protected ProgressLine CreateLine() => new ProgressLine(this, IsSilenced("ProgressAction", "ProgressPreference"));

    /// <summary>Starts to show the progress of the work. It ends with the cmdlet, if not before.</summary>
    /// <param name="activity">The activity to show.</param>
    /// <param name="rank">How much the cmdlet knows about the work of its pipeline.</param>
    private protected ProgressReporter StartProgress(string activity, ProgressRank rank)
    {
        _progress?.Dispose();
        return _progress = new ProgressReporter(CreateLine(), activity, Time, rank);
    }

    /// <summary>Runs a step of the engine. A fault of the step ends the command.</summary>
    /// <param name="step">The step. It must not write to the pipeline.</param>
    protected T Try<T>(Func<T> step)
    {
        try
        {
            return step();
        }
        catch (MigrationException exception)
        {
            ThrowTerminatingError(ErrorRecords.Create(exception));
            throw;
        }
    }

    /// <summary>Runs a step of the engine for a record, without a new delegate. A fault of the step ends the command.</summary>
    /// <param name="step">The step. It must not write to the pipeline.</param>
    /// <param name="argument">The argument of the step.</param>
    protected TResult Try<T, TResult>(Func<T, TResult> step, T argument)
    {
        try
        {
            return step(argument);
        }
        catch (MigrationException exception)
        {
            ThrowTerminatingError(ErrorRecords.Create(exception));
            throw;
        }
    }

    /// <summary>Runs a step of the engine for a record, without a new delegate. A fault of the step ends the command.</summary>
    /// <param name="step">The step. It must not write to the pipeline.</param>
    /// <param name="argument">The argument of the step.</param>
    protected void Try<T>(Action<T> step, T argument)
    {
        try
        {
            step(argument);
        }
        catch (MigrationException exception)
        {
            ThrowTerminatingError(ErrorRecords.Create(exception));
            throw;
        }
    }

    /// <summary>
    /// Runs a step that needs a file. If the file does not exist and errors are silenced, the error does not end the
    /// command, as in PowerShell's own cmdlets.
    /// </summary>
    /// <param name="step">The step. It must not write to the pipeline.</param>
    /// <param name="result">The result of the step; the default if the file does not exist.</param>
    /// <returns>Whether the file exists.</returns>
    protected bool TryFind<T>(Func<T> step, out T? result)
    {
        MigrationException? missing = null;
        result = Try(() =>
        {
            try
            {
                return step();
            }
            catch (MigrationException exception) when (exception.ErrorId == "DatafileNotFound" && IsSilenced("ErrorAction", "ErrorActionPreference"))
            {
                missing = exception;
                return default;
            }
        });
        if (missing is not null)
        {
            WriteError(ErrorRecords.Create(missing));
        }

        return missing is null;
    }

    private bool IsSilenced(string parameter, string preference) =>
        (MyInvocation.BoundParameters.TryGetValue(parameter, out object? given) ? given : SessionState.PSVariable.GetValue(preference))
            is ActionPreference.SilentlyContinue or ActionPreference.Ignore;

    /// <summary>Runs a step of the engine. A fault of the step ends the command.</summary>
    /// <param name="step">The step. It must not write to the pipeline.</param>
    protected void Try(Action step) => Try(() =>
    {
        step();
        return true;
    });

    /// <summary>Waits for a task on the pipeline thread until it ends or the pipeline stops.</summary>
    /// <param name="start">Starts the task.</param>
    /// <exception cref="PipelineStoppedException">The pipeline stopped.</exception>
    protected T Join<T>(Func<CancellationToken, Task<T>> start)
    {
        CancellationToken token = StopToken;
        Task<T> task = Task.Run(() => start(token), token);
        WaitHandle.WaitAny(new[] { ((IAsyncResult)task).AsyncWaitHandle, token.WaitHandle });
        return token.IsCancellationRequested ? throw new PipelineStoppedException() : task.GetAwaiter().GetResult();
    }
}
