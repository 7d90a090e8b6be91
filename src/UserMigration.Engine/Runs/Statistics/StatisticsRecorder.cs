using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using UserMigration.Engine.Files;
using UserMigration.Engine.Runs.Calls;
using UserMigration.Engine.Runs.Folder;
using UserMigration.Engine.Runs.Upload;

namespace UserMigration.Engine.Runs.Statistics;

/// <summary>
/// Records the statistics of a run while it is in progress. They are written every few seconds and at the end, so a crash loses little. If they
/// can't be written, the run continues without them. Thread-safe.
/// </summary>
internal sealed class StatisticsRecorder : ICallObserver, IUploadObserver
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(5);

    private readonly RunFolder _folder;
    private readonly IUploadObserver _next;
    private readonly BulkCreateOptions _options;
    private readonly string[] _passwordAttributes;
    private readonly TimeProvider _time;
    private readonly object _lock = new object();
    private readonly object _writing = new object();
    private readonly RunStatistics _statistics;
    private readonly CommandSeries _command;
    private readonly long _start;
    private long _lastWrite;
    private bool _hasFailed;

    /// <summary>Continues the statistics of a run folder.</summary>
    /// <param name="folder">The run folder.</param>
    /// <param name="options">The options for the upload.</param>
    /// <param name="capabilities">The capabilities of the store.</param>
    /// <param name="next">Receives what is observed.</param>
    /// <param name="time">The clock.</param>
    public StatisticsRecorder(RunFolder folder, BulkCreateOptions options, StoreCapabilities capabilities, IUploadObserver next, TimeProvider time)
    {
        _folder = folder;
        _options = options;
        _passwordAttributes = capabilities.PasswordAttributes.ToArray();
        _next = next;
        _time = time;
        _start = time.GetTimestamp();
        _lastWrite = _start;
        _statistics = ReadEarlier();
        _command = _statistics.Begin(time.GetUtcNow().UtcDateTime, options.RateLimit);
    }

    /// <inheritdoc/>
    public void OnCall(in CallOutcome call)
    {
        lock (_lock)
        {
            _statistics.Add(call, Seconds());
        }
    }

    /// <inheritdoc/>
    public void OnResults(IReadOnlyList<BulkUserResult> results)
    {
        Count(results);
        WriteIfDue();
        _next.OnResults(results);
    }

    /// <inheritdoc/>
    public void OnVerbose(string message) => _next.OnVerbose(message);

    /// <inheritdoc/>
    public void OnWarning(string message) => _next.OnWarning(message);

    /// <summary>Writes the statistics.</summary>
    public void Write()
    {
        string text;
        lock (_lock)
        {
            _command.Extend(Seconds());
            text = _statistics.ToJson();
            _lastWrite = _time.GetTimestamp();
        }

        try
        {
            _folder.WriteStatistics(text);
        }
        catch (MigrationException exception)
        {
            WarnOnce($"The statistics of the run can't be written, so its report will lack calls over time, latency and coverage: {exception.Message}");
        }
    }

    private void Count(IReadOnlyList<BulkUserResult> results)
    {
        lock (_lock)
        {
            int sent = 0;
            foreach (BulkUserResult result in results)
            {
                sent += !result.FromJournal && result.Attempts > 0 ? 1 : 0;
                _statistics.Reasons.Add(result);
                if (!result.FromJournal && result.Status is BulkUserStatus.Created or BulkUserStatus.Updated or BulkUserStatus.Unchanged
                    && result.IdentityRecord.Operation != RecordOperation.Delete)
                {
                    _statistics.Coverage.Add(result.IdentityRecord, PasswordFormatOf(result.IdentityRecord));
                }
            }

            if (sent > 0)
            {
                _command.At(Seconds()).Records += sent;
            }
        }
    }

    private string? PasswordFormatOf(IdentityRecord record)
    {
        foreach (string name in _passwordAttributes)
        {
            if (record.Attributes.TryGetValue(name, out object? password) && password is not (null or ""))
            {
                return _options.GetPasswordFormat(password);
            }
        }

        return null;
    }

    // Only one thread writes; the others go on.
    private void WriteIfDue()
    {
        if (_time.GetElapsedTime(Interlocked.Read(ref _lastWrite)) < s_pause || !Monitor.TryEnter(_writing))
        {
            return;
        }

        try
        {
            Write();
        }
        finally
        {
            Monitor.Exit(_writing);
        }
    }

    private RunStatistics ReadEarlier()
    {
        string path = Path.Combine(_folder.Path, RunStatistics.FileName);
        try
        {
            return File.Exists(path) ? RunStatistics.Parse(OwnerOnly.ReadText(path)) : new RunStatistics();
        }
        catch (Exception exception) when (exception is JsonException || FileFault.Is(exception))
        {
            WarnOnce($"The statistics of the earlier commands on this run can't be read, so its report will lack them: {exception.Message}");
            return new RunStatistics();
        }
    }

    private void WarnOnce(string message)
    {
        if (!_hasFailed)
        {
            _hasFailed = true;
            _next.OnWarning(message);
        }
    }

    private double Seconds() => _time.GetElapsedTime(_start).TotalSeconds;
}
