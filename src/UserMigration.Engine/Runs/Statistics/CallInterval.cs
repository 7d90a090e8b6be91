using System;
using System.Text.Json;
using UserMigration.Engine.Runs.Calls;

namespace UserMigration.Engine.Runs.Statistics;

/// <summary>The calls and outcomes of a short time.</summary>
internal sealed class CallInterval
{
    /// <summary>The number of calls that ended.</summary>
    public long Calls { get; private set; }

    /// <summary>The number of these calls that the store throttled.</summary>
    public long Throttled { get; private set; }

    /// <summary>The number of these calls that failed for another reason.</summary>
    public long Failed { get; private set; }

    /// <summary>The number of outcomes of records that were sent.</summary>
    public long Records { get; set; }

    /// <summary>How long the calls took.</summary>
    public LatencyHistogram Latency { get; private set; } = new LatencyHistogram();

    /// <summary>Counts a call.</summary>
    /// <param name="call">How it ended.</param>
    public void Add(in CallOutcome call)
    {
        Calls++;
        Throttled += call.Status == CallStatus.Throttled ? 1 : 0;
        Failed += call.Status is CallStatus.Answered or CallStatus.Throttled ? 0 : 1;
        Latency.Add(call.Duration);
    }

    /// <summary>Adds the counts of another interval.</summary>
    /// <param name="other">The other interval.</param>
    public void Add(CallInterval other)
    {
        Calls += other.Calls;
        Throttled += other.Throttled;
        Failed += other.Failed;
        Records += other.Records;
        Latency.Add(other.Latency);
    }

    /// <summary>Writes the interval as an array.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="position">The position of the interval.</param>
    public void Write(Utf8JsonWriter json, int position)
    {
        json.WriteStartArray();
        json.WriteNumberValue(position);
        json.WriteNumberValue(Calls);
        json.WriteNumberValue(Throttled);
        json.WriteNumberValue(Failed);
        json.WriteNumberValue(Records);
        Latency.Write(json);
        json.WriteEndArray();
    }

    /// <summary>Reads an interval.</summary>
    /// <param name="json">The array.</param>
    /// <exception cref="FormatException">The array is not an interval.</exception>
    public static CallInterval Read(JsonElement json) => new CallInterval
    {
        Calls = json[1].GetInt64(),
        Throttled = json[2].GetInt64(),
        Failed = json[3].GetInt64(),
        Records = json[4].GetInt64(),
        Latency = LatencyHistogram.Read(json[5]),
    };
}
