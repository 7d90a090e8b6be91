using System;
using System.Text.Json;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Runs.Statistics;

/// <summary>
/// Counts durations in 96 fixed classes, each a fourth of an octave wide, from 1 ms to more than four hours. A quantile is therefore accurate
/// to 19 % at most, usually to a few percent. Only one thread may use it at a time.
/// </summary>
internal sealed class LatencyHistogram
{
    private const int Classes = 96;
    private const int ClassesInOctave = 4;

    private readonly long[] _counts = new long[Classes];

    /// <summary>The number of durations.</summary>
    public long Count { get; private set; }

    /// <summary>The longest duration, in milliseconds.</summary>
    public double Longest { get; private set; }

    /// <summary>Adds a duration.</summary>
    /// <param name="duration">The duration.</param>
    public void Add(TimeSpan duration)
    {
        double milliseconds = Math.Max(0, duration.TotalMilliseconds);
        _counts[milliseconds <= 1 ? 0 : Math.Min(Classes - 1, (int)(Math.Log(milliseconds) / Math.Log(2) * ClassesInOctave))]++;
        Count++;
        Longest = Math.Max(Longest, milliseconds);
    }

    /// <summary>Adds the durations of another histogram.</summary>
    /// <param name="other">The other histogram.</param>
    public void Add(LatencyHistogram other)
    {
        for (int i = 0; i < Classes; i++)
        {
            _counts[i] += other._counts[i];
        }

        Count += other.Count;
        Longest = Math.Max(Longest, other.Longest);
    }

    /// <summary>Estimates the duration below which a share of the durations is.</summary>
    /// <param name="share">The share, from 0 to 1: 0.95 for the 95th percentile.</param>
    /// <returns>The duration in milliseconds; null if there are none.</returns>
    public double? Quantile(double share)
    {
        double rest = share * Count;
        for (int i = 0; i < Classes && Count > 0; i++)
        {
            if (_counts[i] > 0 && rest <= _counts[i])
            {
                double from = i == 0 ? 0 : BoundOf(i);
                return Math.Min(Longest, from + ((BoundOf(i + 1) - from) * rest / _counts[i]));
            }

            rest -= _counts[i];
        }

        return Count == 0 ? null : Longest;
    }

    /// <summary>Writes the histogram as an array: the longest duration, then the class and the count of each class that has any.</summary>
    /// <param name="json">The writer.</param>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        json.WriteNumberValue(RoundedNumber.Of(Longest, 1));
        for (int i = 0; i < Classes; i++)
        {
            if (_counts[i] > 0)
            {
                json.WriteNumberValue(i);
                json.WriteNumberValue(_counts[i]);
            }
        }

        json.WriteEndArray();
    }

    /// <summary>Reads a histogram.</summary>
    /// <param name="json">The array.</param>
    /// <exception cref="FormatException">The array is not a histogram.</exception>
    public static LatencyHistogram Read(JsonElement json)
    {
        LatencyHistogram histogram = new LatencyHistogram();
        int length = json.GetArrayLength();
        if (length % 2 == 0)
        {
            throw new FormatException("The histogram is not valid.");
        }

        histogram.Longest = json[0].GetDouble();
        for (int i = 1; i < length; i += 2)
        {
            int position = json[i].GetInt32();
            if (position is < 0 or >= Classes)
            {
                throw new FormatException("The histogram is not valid.");
            }

            histogram._counts[position] += json[i + 1].GetInt64();
            histogram.Count += json[i + 1].GetInt64();
        }

        return histogram;
    }

    private static double BoundOf(int position) => Math.Pow(2, (double)position / ClassesInOctave);
}
