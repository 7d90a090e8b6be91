using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using UserMigration.Engine.Files;

namespace UserMigration.Engine.Runs.Calls;

/// <summary>
/// The metrics of a command, in a file for the textfile collector of the Prometheus node exporter. The file is replaced as a whole, every 15 s and
/// at the end. It has counts only. The methods must be called on one thread, except <see cref="OnCall"/>, which is thread-safe.
/// </summary>
public sealed class MetricsFile : ICallObserver
{
    private const string LastSuccess = "usermigration_last_success_timestamp_seconds";
    private const int Largest = 4 * 1024 * 1024;
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(15);

    private readonly string _path;
    private readonly string _command;
    private readonly double _rateLimit;
    private readonly TimeProvider _time;
    private readonly DateTimeOffset _startedAt;
    private readonly CallCounters _calls = new CallCounters();
    private double? _lastSuccess;
    private long _lastWrite;

    private MetricsFile(string path, string command, double rateLimit, TimeProvider time)
    {
        _path = path;
        _command = command;
        _rateLimit = rateLimit;
        _time = time;
        _startedAt = time.GetUtcNow();
        _lastWrite = time.GetTimestamp();
    }

    /// <summary>The error because of which the file was not written the last time; null if it was written.</summary>
    public MigrationException? Fault { get; private set; }

    /// <summary>Opens a file, and keeps the time of the last success that it has. Nothing is written yet.</summary>
    /// <param name="path">The full path. The node exporter reads only files whose name ends with <c>.prom</c>.</param>
    /// <param name="command">The name of the command.</param>
    /// <param name="rateLimit">The maximum number of calls per second; 0 means no limit.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="MigrationException">The name does not end with <c>.prom</c>, or the file can't be read.</exception>
    public static MetricsFile Open(string path, string command, double rateLimit, TimeProvider time)
    {
        MetricsFile file = new MetricsFile(
            path ?? throw new ArgumentNullException(nameof(path)), command, rateLimit, time ?? throw new ArgumentNullException(nameof(time)));
        if (!FilePaths.HasExtension(path, ".prom"))
        {
            throw new MigrationException(
                "MetricsNameInvalid",
                MigrationFault.InvalidArgument,
                $"The metrics file '{path}' does not end with .prom, so the node exporter would not read it. Specify another name with -MetricsPath.",
                path,
                exitCode: 5);
        }

        file.ReadLastSuccess();
        return file.Fault is { } fault ? throw fault : file;
    }

    /// <inheritdoc/>
    public void OnCall(in CallOutcome call) => _calls.OnCall(call);

    /// <summary>Writes the file if the last time is some seconds ago.</summary>
    /// <param name="summary">The summary so far.</param>
    public void WriteIfDue(RunSummary summary)
    {
        if (_time.GetElapsedTime(_lastWrite) >= s_pause)
        {
            Write(summary, isRunning: true);
        }
    }

    /// <summary>Writes the file.</summary>
    /// <param name="summary">The summary so far.</param>
    /// <param name="isRunning">Whether the command is still in progress.</param>
    public void Write(RunSummary summary, bool isRunning)
    {
        if (summary is null)
        {
            throw new ArgumentNullException(nameof(summary));
        }

        _lastWrite = _time.GetTimestamp();
        DateTimeOffset now = _time.GetUtcNow();
        _lastSuccess = !isRunning && summary.ExitCode == 0 ? SecondsOf(now) : _lastSuccess;
        string text = Describe(summary, isRunning, now);
        Guard(() => WriteWhole(text));
    }

    private string Describe(RunSummary summary, bool isRunning, DateTimeOffset now)
    {
        PrometheusText metrics = new PrometheusText(
            ("command", _command),
            ("target", summary.Target.ToString().ToLowerInvariant()),
            ("run", summary.RunPath is { } run ? Path.GetFileName(run) : string.Empty));
        metrics.Begin("usermigration_records_given_total", "counter", "Input records.");
        metrics.Add("usermigration_records_given_total", summary.Given);
        metrics.Begin("usermigration_records_total", "counter", "Records that have an outcome, by status.");
        foreach (KeyValuePair<string, long> count in summary.GetCounts())
        {
            metrics.Add("usermigration_records_total", count.Value, ("status", count.Key.ToLowerInvariant()));
        }

        _calls.Write(metrics);
        AddGauge(metrics, "usermigration_rate_limit_calls_per_second", "The maximum number of calls per second that was specified; 0 means no limit.", _rateLimit);
        AddGauge(metrics, "usermigration_running", "1 while the command is in progress, otherwise 0.", isRunning ? 1 : 0);
        AddGauge(metrics, "usermigration_start_timestamp_seconds", "When the command started.", SecondsOf(_startedAt));
        AddGauge(metrics, "usermigration_update_timestamp_seconds", "When these metrics were written.", SecondsOf(now));
        if (!isRunning)
        {
            AddGauge(metrics, "usermigration_exit_code", "The exit code of the command: 0 if everything is done.", summary.ExitCode);
        }

        if (_lastSuccess is { } success)
        {
            AddGauge(metrics, LastSuccess, "When a command with this file last ended with exit code 0.", success);
        }

        return metrics.ToString();
    }

    private static void AddGauge(PrometheusText metrics, string name, string help, double value)
    {
        metrics.Begin(name, "gauge", help);
        metrics.Add(name, value);
    }

    private void ReadLastSuccess() => Guard(() =>
    {
        string? text = File.Exists(_path) ? SmallFile.ReadText(_path, Largest) : null;
        string? line = text?.Split('\n').LastOrDefault(one => one.StartsWith(LastSuccess, StringComparison.Ordinal));
        if (line is not null && double.TryParse(line.Split(' ').Last(), NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds))
        {
            _lastSuccess = seconds;
        }
    });

    // The node exporter, which may run as another user, must be able to read the file. It ignores the name of the draft.
    private void WriteWhole(string text)
    {
        using DraftFile draft = new DraftFile(_path, path => new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None));
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        draft.Stream.Write(bytes, 0, bytes.Length);
        draft.Commit();
    }

    private void Guard(Action step)
    {
        try
        {
            step();
            Fault = null;
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            Fault = new MigrationException(
                "MetricsWriteFailed",
                MigrationFault.WriteFailed,
                $"The metrics file '{_path}' can't be written: {exception.Message} Check the folder, or specify another file with -MetricsPath. "
                    + "The records of a run that is in progress are not affected.",
                _path,
                exception,
                exitCode: 5);
        }
    }

    private static double SecondsOf(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1000.0;
}
