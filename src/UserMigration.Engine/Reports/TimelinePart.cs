using UserMigration.Engine.Runs.Statistics;

namespace UserMigration.Engine.Reports;

/// <summary>A part of the time of a run.</summary>
internal sealed class TimelinePart
{
    private double _calls;
    private double _records;

    /// <summary>Creates a part without calls.</summary>
    /// <param name="from">The start, in seconds.</param>
    /// <param name="length">The length, in seconds.</param>
    public TimelinePart(double from, double length)
    {
        From = from;
        Length = length;
    }

    /// <summary>The start, in seconds.</summary>
    public double From { get; }

    /// <summary>The length, in seconds.</summary>
    public double Length { get; }

    /// <summary>The maximum number of calls per second; 0 means no limit; null if it is not known.</summary>
    public double? Limit { get; set; }

    /// <summary>The calls per second.</summary>
    public double CallRate => _calls / Length;

    /// <summary>The outcomes of records that were sent, per second.</summary>
    public double RecordRate => _records / Length;

    /// <summary>The number of calls that the store throttled.</summary>
    public double Throttled { get; private set; }

    /// <summary>The number of calls that failed for another reason.</summary>
    public double Failed { get; private set; }

    /// <summary>How long the calls took.</summary>
    public LatencyHistogram Latency { get; } = new LatencyHistogram();

    /// <summary>Adds a share of an interval.</summary>
    /// <param name="interval">The interval.</param>
    /// <param name="share">The share, more than 0 and at most 1.</param>
    public void Add(CallInterval interval, double share)
    {
        _calls += interval.Calls * share;
        _records += interval.Records * share;
        Throttled += interval.Throttled * share;
        Failed += interval.Failed * share;
        Latency.Add(interval.Latency);
    }
}
