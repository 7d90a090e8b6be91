using System;
using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Engine.Reports.Charts;

/// <summary>The scale of an axis from 0, with round numbers at its ticks.</summary>
internal sealed class AxisScale
{
    private static readonly double[] s_times =
    {
        0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, 86400, 172800, 604800,
    };

    private AxisScale(double end, double step, double unit, string unitName)
    {
        End = end;
        Unit = unit;
        UnitName = unitName;
        Ticks = Enumerable.Range(0, (int)Math.Floor((end / step) + 1e-6) + 1).Select(i => i * step).ToArray();
    }

    /// <summary>The value at the end.</summary>
    public double End { get; }

    /// <summary>The values of the ticks.</summary>
    public IReadOnlyList<double> Ticks { get; }

    /// <summary>The value by which a value is divided for its label.</summary>
    public double Unit { get; }

    /// <summary>The name of the unit of the labels; empty for plain numbers.</summary>
    public string UnitName { get; }

    /// <summary>Creates a scale for numbers, which ends with a tick.</summary>
    /// <param name="largest">The largest number.</param>
    public static AxisScale ForNumbers(double largest)
    {
        double step = StepFor(largest);
        return new AxisScale(Math.Ceiling((largest / step) - 1e-9) * step, step, 1, string.Empty);
    }

    /// <summary>Creates a scale for durations of calls, which ends with a tick.</summary>
    /// <param name="largest">The longest duration, in milliseconds.</param>
    public static AxisScale ForCalls(double largest)
    {
        double step = StepFor(largest);
        double end = Math.Ceiling((largest / step) - 1e-9) * step;
        return end >= 1000 ? new AxisScale(end, step, 1000, "s") : new AxisScale(end, step, 1, "ms");
    }

    /// <summary>Creates a scale for the time of a run, which ends with it.</summary>
    /// <param name="seconds">The time, in seconds.</param>
    public static AxisScale ForTime(double seconds)
    {
        double step = Array.Find(s_times, one => one >= seconds / 8) is > 0 and var found ? found : Math.Ceiling(seconds / 8 / 86400) * 86400;
        return seconds < 180 ? new AxisScale(seconds, step, 1, "s")
            : seconds < 3 * 3600 ? new AxisScale(seconds, step, 60, "min")
            : new AxisScale(seconds, step, 3600, "h");
    }

    private static double StepFor(double largest)
    {
        double rough = Math.Max(largest, 1e-3) / 4;
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double share = rough / power;
        return power * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10);
    }
}
