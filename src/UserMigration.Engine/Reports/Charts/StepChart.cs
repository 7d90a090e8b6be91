using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace UserMigration.Engine.Reports.Charts;

/// <summary>A chart of values over the time of a run, as SVG: each value is a horizontal line for its part of the time.</summary>
internal sealed class StepChart
{
    private const double Width = 720;
    private const double Height = 240;
    private const double Left = 62;
    private const double Right = 12;
    private const double Top = 14;
    private const double Bottom = 46;

    private readonly IReadOnlyList<TimelinePart> _parts;
    private readonly AxisScale _time;
    private readonly AxisScale _values;

    /// <summary>Creates a chart.</summary>
    /// <param name="parts">The parts of the time.</param>
    /// <param name="time">The scale of the time.</param>
    /// <param name="values">The scale of the values.</param>
    public StepChart(IReadOnlyList<TimelinePart> parts, AxisScale time, AxisScale values)
    {
        _parts = parts;
        _time = time;
        _values = values;
    }

    /// <summary>Draws the chart.</summary>
    /// <param name="name">The name, for those who can't see it.</param>
    /// <param name="unit">What the values are.</param>
    /// <param name="series">The lines; the last one is drawn on top.</param>
    /// <param name="marks">The times at which later commands start, in seconds.</param>
    public Markup Draw(string name, string unit, IReadOnlyList<ChartSeries> series, IReadOnlyList<double> marks)
    {
        Markup grid = Markup.Join(_values.Ticks.Select(tick => Markup.Of(
            $"<path class=\"grid\" d=\"M{X(0)} {Y(tick)}H{X(_time.End)}\"/><text class=\"tick end\" x=\"{Number(Left - 8)}\" y=\"{Number(YOf(tick) + 4)}\">{Label(tick, _values)}</text>")));
        Markup times = Markup.Join(_time.Ticks.Select(tick => Markup.Of(
            $"<path class=\"grid\" d=\"M{X(tick)} {Y(0)}v5\"/><text class=\"tick middle\" x=\"{X(tick)}\" y=\"{Number(Height - Bottom + 19)}\">{Label(tick, _time)}</text>")));
        Markup starts = Markup.Join(marks.Select(mark => Markup.Of($"<path class=\"mark\" d=\"M{X(mark)} {Number(Top)}V{Y(0)}\"/>")));
        Markup lines = Markup.Join(series.Select(one => Markup.Of($"<path class=\"line {one.Style}\" d=\"{Path(one.Values)}\"/>")));
        string values = _values.UnitName.Length == 0 ? unit : $"{unit} ({_values.UnitName})";
        string middle = Number((Height - Bottom + Top) / 2);
        return Markup.Of($"""
            <svg role="img" aria-label="{name}" viewBox="0 0 {Number(Width)} {Number(Height)}">{grid}{times}{starts}{lines}
            <path class="axis" d="M{X(0)} {Y(0)}H{X(_time.End)}"/>
            <text class="title middle" x="{Number((Width + Left) / 2)}" y="{Number(Height - 6)}">Time in progress ({_time.UnitName})</text>
            <text class="title middle" transform="translate(14 {middle}) rotate(-90)">{values}</text></svg>
            """);
    }

    private string Path(IReadOnlyList<double?> values)
    {
        StringBuilder path = new StringBuilder();
        bool isDrawing = false;
        for (int i = 0; i < values.Count; i++)
        {
            if (values[i] is not { } value)
            {
                isDrawing = false;
                continue;
            }

            string y = Y(value);
            path.Append(isDrawing ? "V" + y : $"M{X(_parts[i].From)} {y}");
            path.Append('H').Append(X(_parts[i].From + _parts[i].Length));
            isDrawing = true;
        }

        return path.ToString();
    }

    private string X(double seconds) => Number(Left + (seconds / _time.End * (Width - Left - Right)));

    private string Y(double value) => Number(YOf(value));

    private double YOf(double value) => Height - Bottom - (value / _values.End * (Height - Top - Bottom));

    private static string Label(double value, AxisScale scale) => (value / scale.Unit).ToString("#,0.###", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
