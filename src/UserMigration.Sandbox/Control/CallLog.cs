using System;
using System.Collections.Generic;
using UserMigration.Sandbox.Http;

namespace UserMigration.Sandbox.Control;

/// <summary>
/// The log of calls, in the order in which they arrived. Tests use it to measure the rate of a client.
/// </summary>
internal sealed class CallLog
{
    private const int Most = 1_000_000;

    private readonly object _gate = new();
    private readonly List<CallLogEntry> _entries = new();
    private readonly TimeProvider _time;
    private readonly double _started;
    private readonly long _startedAt;

    public CallLog(TimeProvider time)
    {
        _time = time;
        _started = (time.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalMilliseconds;
        _startedAt = time.GetTimestamp();
    }

    /// <summary>Records that a call has arrived.</summary>
    public CallLogEntry Begin(string call)
    {
        lock (_gate)
        {
            CallLogEntry entry = new(call, Now());
            if (_entries.Count < Most)
            {
                _entries.Add(entry);
            }

            return entry;
        }
    }

    /// <summary>Records the answer to a call.</summary>
    public void End(CallLogEntry entry, CallRequest request, CallAnswer answer)
    {
        lock (_gate)
        {
            entry.Duration = Now() - entry.Start;
            entry.Answer = KindOf(answer);
            entry.Status = answer.Status;
            entry.Code = answer.Code;
            entry.Faults = request.Struck;
        }
    }

    /// <summary>Passes the entries to a reader, one by one, while none is changed.</summary>
    public void Read(Action<CallLogEntry> read)
    {
        lock (_gate)
        {
            _entries.ForEach(read);
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _entries.Clear();
        }
    }

    private static string KindOf(CallAnswer answer) => answer.Delivery switch
    {
        AnswerDelivery.Reset => "reset",
        AnswerDelivery.Silence => "silence",
        AnswerDelivery.Half or AnswerDelivery.HalfInChunks => "truncated",
        _ when answer.IsError => "error",
        _ when answer.IsJson || answer.Status == 204 => "ok",
        _ when answer.ContentType.StartsWith("text/html", StringComparison.Ordinal) => "html",
        _ => "http",
    };

    private double Now() => _started + _time.GetElapsedTime(_startedAt).TotalMilliseconds;
}
