using System;
using UserMigration.Engine.Runs.Calls;

namespace UserMigration.Infrastructure;

/// <summary>
/// Writes the log and the metrics of a command. Must be called on the pipeline thread, except for the calls themselves. A file that can't be
/// written does not affect the records.
/// </summary>
internal sealed class CommandWatch
{
    private readonly CallLog? _log;
    private readonly MetricsFile? _metrics;
    private readonly string _command;
    private readonly double _rateLimit;
    private readonly Action<string> _warn;
    private bool _isWatching;
    private bool _hasWarned;

    /// <summary>Opens the files.</summary>
    /// <param name="command">The name of the command.</param>
    /// <param name="logPath">The full path of the log, or null.</param>
    /// <param name="metricsPath">The full path of the metrics file, or null.</param>
    /// <param name="rateLimit">The maximum number of calls per second; 0 means no limit.</param>
    /// <param name="time">The clock.</param>
    /// <param name="warn">Writes a warning.</param>
    /// <exception cref="MigrationException">A file can't be written.</exception>
    public CommandWatch(string command, string? logPath, string? metricsPath, double rateLimit, TimeProvider time, Action<string> warn)
    {
        _command = command;
        _rateLimit = rateLimit;
        _warn = warn;
        _log = logPath is null ? null : CallLog.Open(logPath, time);
        _metrics = metricsPath is null ? null : MetricsFile.Open(metricsPath, command, rateLimit, time);
    }

    /// <summary>Receives the calls; null if nothing is written.</summary>
    public ICallObserver? Calls => CallObservers.Combine(_log, _metrics);

    /// <summary>Notes that the work of a summary starts.</summary>
    /// <param name="summary">The summary.</param>
    public void Start(RunSummary summary)
    {
        if (!_isWatching)
        {
            _isWatching = true;
            _log?.Start(_command, summary, _rateLimit);
            _metrics?.Write(summary, isRunning: true);
        }
    }

    /// <summary>Writes the metrics if they are due.</summary>
    /// <param name="summary">The summary so far.</param>
    public void Update(RunSummary summary)
    {
        _metrics?.WriteIfDue(summary);
        if (!_hasWarned && (_log?.Fault ?? _metrics?.Fault) is { } fault)
        {
            _hasWarned = true;
            _warn(fault.Message);
        }
    }

    /// <summary>Notes that the work of a summary ends, or was stopped.</summary>
    /// <param name="summary">The summary.</param>
    /// <returns>The errors of the files.</returns>
    public MigrationException[] End(RunSummary summary)
    {
        if (!_isWatching)
        {
            return Array.Empty<MigrationException>();
        }

        _isWatching = false;
        _log?.End(summary);
        _metrics?.Write(summary, isRunning: false);
        return Array.FindAll(new[] { _log?.Fault, _metrics?.Fault }, fault => fault is not null)!;
    }
}
