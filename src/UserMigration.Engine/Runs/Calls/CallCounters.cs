using System;
using System.Collections.Generic;

namespace UserMigration.Engine.Runs.Calls;

/// <summary>Counts calls and their durations for the metrics of a command. Thread-safe.</summary>
internal sealed class CallCounters : ICallObserver
{
    /// <summary>The upper bounds of the classes of durations, in seconds.</summary>
    public static readonly double[] Bounds = { 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60 };

    private readonly object _lock = new object();
    private readonly SortedDictionary<(CallOperation Operation, CallStatus Status), long> _calls =
        new SortedDictionary<(CallOperation Operation, CallStatus Status), long>();

    private readonly SortedDictionary<CallOperation, Durations> _durations = new SortedDictionary<CallOperation, Durations>();
    private double _pace = double.NaN;

    /// <inheritdoc/>
    public void OnCall(in CallOutcome call)
    {
        lock (_lock)
        {
            (CallOperation, CallStatus) key = (call.Call.Operation, call.Status);
            _calls.TryGetValue(key, out long known);
            _calls[key] = known + 1;
            if (!_durations.TryGetValue(call.Call.Operation, out Durations? durations))
            {
                _durations.Add(call.Call.Operation, durations = new Durations());
            }

            durations.Add(call.Duration.TotalSeconds);
            _pace = call.Pace;
        }
    }

    /// <summary>Writes the counts in the text format of Prometheus.</summary>
    /// <param name="metrics">Receives the metrics.</param>
    public void Write(PrometheusText metrics)
    {
        lock (_lock)
        {
            metrics.Begin("usermigration_calls_total", "counter", "Calls to the store that ended, by operation and status.");
            foreach (KeyValuePair<(CallOperation Operation, CallStatus Status), long> call in _calls)
            {
                metrics.Add("usermigration_calls_total", call.Value, ("operation", Name(call.Key.Operation)), ("status", Name(call.Key.Status)));
            }

            metrics.Begin("usermigration_call_duration_seconds", "histogram", "How long calls to the store took.");
            foreach (KeyValuePair<CallOperation, Durations> durations in _durations)
            {
                durations.Value.Write(metrics, Name(durations.Key));
            }

            if (!double.IsNaN(_pace))
            {
                metrics.Begin("usermigration_pace_calls_per_second", "gauge", "The calls per second that the command allows itself now; 0 means no limit.");
                metrics.Add("usermigration_pace_calls_per_second", _pace);
            }
        }
    }

    private static string Name(Enum value) => value.ToString().ToLowerInvariant();

    private sealed class Durations
    {
        private readonly long[] _counts = new long[Bounds.Length];
        private long _count;
        private double _sum;

        public void Add(double seconds)
        {
            _count++;
            _sum += seconds;
            for (int i = 0; i < Bounds.Length; i++)
            {
                _counts[i] += seconds <= Bounds[i] ? 1 : 0;
            }
        }

        public void Write(PrometheusText metrics, string operation)
        {
            for (int i = 0; i < Bounds.Length; i++)
            {
                metrics.Add("usermigration_call_duration_seconds_bucket", _counts[i], ("operation", operation), ("le", PrometheusText.Format(Bounds[i])));
            }

            metrics.Add("usermigration_call_duration_seconds_bucket", _count, ("operation", operation), ("le", "+Inf"));
            metrics.Add("usermigration_call_duration_seconds_sum", _sum, ("operation", operation));
            metrics.Add("usermigration_call_duration_seconds_count", _count, ("operation", operation));
        }
    }
}
