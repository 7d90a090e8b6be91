using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Json;
using UserMigration.Engine.Files;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Runs.Calls;

/// <summary>
/// A log of calls: one JSON object in each line, appended to a file. It has no value of a record and no text of the store. If the file can't be
/// written, the run continues without the log. Thread-safe.
/// </summary>
public sealed class CallLog : ICallObserver
{
    private const int MostBuffered = 64 * 1024;
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    private readonly string _path;
    private readonly TimeProvider _time;
    private readonly object _lock = new object();
    private readonly StringBuilder _buffer = new StringBuilder();
    private long _lastFlush;

    private CallLog(string path, TimeProvider time)
    {
        _path = path;
        _time = time;
        _lastFlush = time.GetTimestamp();
    }

    /// <summary>The error that ended the log; null if everything was written. The lines since the last successful write are lost.</summary>
    public MigrationException? Fault { get; private set; }

    /// <summary>Opens a log. It is created if it does not exist, readable by its owner only.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="MigrationException">The file can't be written.</exception>
    public static CallLog Open(string path, TimeProvider time)
    {
        CallLog log = new CallLog(path ?? throw new ArgumentNullException(nameof(path)), time ?? throw new ArgumentNullException(nameof(time)));
        log.Flush();
        return log.Fault is { } fault ? throw fault : log;
    }

    /// <summary>Notes that a command starts to make calls.</summary>
    /// <param name="command">The name of the command.</param>
    /// <param name="summary">Its summary, with the store and the run folder.</param>
    /// <param name="rateLimit">The maximum number of calls per second; 0 means no limit.</param>
    public void Start(string command, RunSummary summary, double rateLimit)
    {
        if (summary is null)
        {
            throw new ArgumentNullException(nameof(summary));
        }

        Append(json =>
        {
            WriteEvent(json, "start", _time.GetUtcNow());
            json.WriteString("command", command);
            json.WriteString("target", summary.Target.ToString());
            json.WriteString("uri", summary.Uri?.ToString());
            json.WriteString("run", summary.RunPath);
            json.WriteNumber("rateLimit", rateLimit);
        });
    }

    /// <inheritdoc/>
    public void OnCall(in CallOutcome call)
    {
        CallOutcome ended = call;
        Append(json =>
        {
            WriteEvent(json, "call", ended.EndedAt);
            json.WriteString("operation", NameOf(ended.Call.Operation.ToString()));
            json.WriteNumber("batch", ended.Call.Batch);
            json.WriteNumber("records", ended.Call.Records);
            json.WriteString("status", NameOf(ended.Status.ToString()));
            if (ended.HttpStatus is { } http)
            {
                json.WriteNumber("http", http);
            }

            if (ended.Code is { } code)
            {
                json.WriteNumber("code", code);
            }

            json.WriteNumber("ms", RoundedNumber.Of(ended.Duration.TotalMilliseconds, 1));
            json.WriteNumber("pace", RoundedNumber.Of(ended.Pace, 2));
        });
    }

    /// <summary>Notes that a command ends, and writes what is left.</summary>
    /// <param name="summary">Its summary.</param>
    public void End(RunSummary summary)
    {
        if (summary is null)
        {
            throw new ArgumentNullException(nameof(summary));
        }

        Append(json =>
        {
            WriteEvent(json, "end", _time.GetUtcNow());
            json.WriteNumber("exitCode", summary.ExitCode);
            json.WriteNumber("given", summary.Given);
            foreach (KeyValuePair<string, long> count in summary.GetCounts())
            {
                json.WriteNumber(NameOf(count.Key), count.Value);
            }

            json.WriteNumber("calls", summary.Calls);
            json.WriteNumber("seconds", RoundedNumber.Of(summary.Elapsed.TotalSeconds, 3));
        });
        Flush();
    }

    /// <summary>Writes what is left to the file.</summary>
    public void Flush()
    {
        lock (_lock)
        {
            Write();
        }
    }

    private void Append(Action<Utf8JsonWriter> write)
    {
        lock (_lock)
        {
            if (Fault is not null)
            {
                return;
            }

            using MemoryStream line = new MemoryStream();
            using (Utf8JsonWriter json = new Utf8JsonWriter(line))
            {
                json.WriteStartObject();
                write(json);
                json.WriteEndObject();
            }

            _buffer.Append(Encoding.UTF8.GetString(line.ToArray())).Append('\n');
            if (_buffer.Length >= MostBuffered || _time.GetElapsedTime(_lastFlush) >= s_pause)
            {
                Write();
            }
        }
    }

    // The file is opened for each write, so that it can be rotated, and several commands can share it.
    private void Write()
    {
        _lastFlush = _time.GetTimestamp();
        if (Fault is not null)
        {
            return;
        }

        try
        {
            using FileStream file = OwnerOnly.OpenPrivateFile(_path, FileShare.ReadWrite | FileShare.Delete);
            file.Seek(0, SeekOrigin.End);
            byte[] bytes = Encoding.UTF8.GetBytes(_buffer.ToString());
            file.Write(bytes, 0, bytes.Length);
            _buffer.Clear();
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            Fault = new MigrationException(
                "LogWriteFailed",
                MigrationFault.WriteFailed,
                $"The log '{_path}' can't be written: {exception.Message} Free some disk space, or specify another file with -LogPath. "
                    + "The records of a run that is in progress are not affected.",
                _path,
                exception,
                exitCode: 5);
        }
    }

    private static void WriteEvent(Utf8JsonWriter json, string name, DateTimeOffset at)
    {
        json.WriteString("at", at.UtcDateTime);
        json.WriteString("event", name);
    }

    private static string NameOf(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
