using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Runs.Statistics;

/// <summary>
/// The calls of one command over time, in intervals of equal length. There are never more intervals than the maximum: if the command takes
/// longer, the length of an interval is doubled, from a quarter of a second.
/// </summary>
internal sealed class CommandSeries
{
    /// <summary>The maximum number of intervals of a command.</summary>
    public const int MostIntervals = 240;

    private const double FirstSeconds = 0.25;

    private SortedDictionary<int, CallInterval> _intervals = new SortedDictionary<int, CallInterval>();

    /// <summary>Creates a series without calls.</summary>
    /// <param name="startedAt">When the command started, in UTC.</param>
    /// <param name="rateLimit">The maximum number of calls per second; 0 means no limit.</param>
    public CommandSeries(DateTime startedAt, double rateLimit)
    {
        StartedAt = startedAt;
        RateLimit = rateLimit;
    }

    /// <summary>When the command started, in UTC.</summary>
    public DateTime StartedAt { get; }

    /// <summary>The maximum number of calls per second; 0 means no limit; null if it is not known.</summary>
    public double? RateLimit { get; private set; }

    /// <summary>How long the command has been running, as far as is known, in seconds.</summary>
    public double Seconds { get; private set; }

    /// <summary>The length of an interval, in seconds.</summary>
    public double IntervalSeconds { get; private set; } = FirstSeconds;

    /// <summary>The intervals that have calls or outcomes, by their position.</summary>
    public IReadOnlyDictionary<int, CallInterval> Intervals => _intervals;

    /// <summary>Creates a series for which no limit is known.</summary>
    /// <param name="startedAt">When the command started, in UTC.</param>
    public static CommandSeries CreateWithoutLimit(DateTime startedAt) => new CommandSeries(startedAt, 0) { RateLimit = null };

    /// <summary>Notes that the command is running at a time.</summary>
    /// <param name="seconds">The seconds since its start.</param>
    public void Extend(double seconds) => Seconds = Math.Max(Seconds, seconds);

    /// <summary>Gets the interval at a time.</summary>
    /// <param name="seconds">The seconds since the start.</param>
    public CallInterval At(double seconds)
    {
        seconds = Math.Max(0, seconds);
        Extend(seconds);
        while (seconds >= IntervalSeconds * MostIntervals)
        {
            Double();
        }

        int position = (int)(seconds / IntervalSeconds);
        if (!_intervals.TryGetValue(position, out CallInterval? interval))
        {
            _intervals.Add(position, interval = new CallInterval());
        }

        return interval;
    }

    /// <summary>Makes the intervals so long that there are few of them.</summary>
    /// <param name="most">The maximum number.</param>
    public void Coarsen(int most)
    {
        while (_intervals.Count > most)
        {
            Double();
        }
    }

    /// <summary>Writes the series as an object.</summary>
    /// <param name="json">The writer.</param>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("startedAt", StartedAt);
        json.WriteNumber("rateLimit", RateLimit ?? 0);
        json.WriteNumber("seconds", RoundedNumber.Of(Seconds, 3));
        json.WriteNumber("intervalSeconds", IntervalSeconds);
        json.WriteStartArray("intervals");
        foreach (KeyValuePair<int, CallInterval> interval in _intervals)
        {
            interval.Value.Write(json, interval.Key);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Reads a series.</summary>
    /// <param name="json">The object.</param>
    /// <exception cref="FormatException">The object is not a series.</exception>
    public static CommandSeries Read(JsonElement json)
    {
        CommandSeries series = new CommandSeries(json.GetProperty("startedAt").GetDateTime(), json.GetProperty("rateLimit").GetDouble())
        {
            Seconds = json.GetProperty("seconds").GetDouble(),
            IntervalSeconds = json.GetProperty("intervalSeconds").GetDouble(),
        };
        if (!(series.IntervalSeconds >= FirstSeconds))
        {
            throw new FormatException("The length of an interval is not valid.");
        }

        foreach (JsonElement interval in json.GetProperty("intervals").EnumerateArray())
        {
            int position = interval[0].GetInt32();
            series._intervals[position is >= 0 and < MostIntervals ? position : throw new FormatException("The position of an interval is not valid.")] =
                CallInterval.Read(interval);
        }

        return series;
    }

    private void Double()
    {
        SortedDictionary<int, CallInterval> longer = new SortedDictionary<int, CallInterval>();
        foreach (IGrouping<int, KeyValuePair<int, CallInterval>> pair in _intervals.GroupBy(interval => interval.Key / 2))
        {
            CallInterval sum = new CallInterval();
            foreach (KeyValuePair<int, CallInterval> interval in pair)
            {
                sum.Add(interval.Value);
            }

            longer.Add(pair.Key, sum);
        }

        _intervals = longer;
        IntervalSeconds *= 2;
    }
}
