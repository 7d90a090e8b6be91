using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Runs.Statistics;

namespace UserMigration.Engine.Reports;

/// <summary>The calls and outcomes of the commands of a run over time. The time between two commands is left out.</summary>
internal sealed class Timeline
{
    private const int MostMarks = 12;

    private readonly IReadOnlyList<CommandSeries> _commands;

    /// <summary>Creates a timeline.</summary>
    /// <param name="commands">The commands, the earliest first.</param>
    public Timeline(IReadOnlyList<CommandSeries> commands)
    {
        _commands = commands.Where(command => command.Intervals.Count > 0).ToArray();
        double at = 0;
        List<(double At, CommandSeries Command)> starts = new List<(double At, CommandSeries Command)>();
        foreach (CommandSeries command in _commands)
        {
            starts.Add((at, command));
            at += LengthOf(command);
        }

        Starts = starts;
        Seconds = at;
    }

    /// <summary>When each command starts in the timeline, in seconds.</summary>
    public IReadOnlyList<(double At, CommandSeries Command)> Starts { get; }

    /// <summary>When the later commands start in the timeline, in seconds; empty if there are too many to show.</summary>
    public IReadOnlyList<double> Marks => Starts.Count > MostMarks ? Array.Empty<double>() : Starts.Skip(1).Select(start => start.At).ToArray();

    /// <summary>The length, in seconds.</summary>
    public double Seconds { get; }

    /// <summary>Whether a limit is known for some of the commands.</summary>
    public bool HasLimit => _commands.Any(command => command.RateLimit > 0);

    /// <summary>Divides the timeline into parts of equal length.</summary>
    /// <param name="most">The maximum number of parts.</param>
    public IReadOnlyList<TimelinePart> Divide(int most)
    {
        if (Seconds <= 0)
        {
            return Array.Empty<TimelinePart>();
        }

        double length = Math.Max(Seconds / most, _commands.Max(command => command.IntervalSeconds));
        TimelinePart[] parts = Enumerable.Range(0, (int)Math.Ceiling((Seconds / length) - 1e-6)).Select(i => new TimelinePart(i * length, Math.Min(length, Seconds - (i * length)))).ToArray();
        foreach ((double start, CommandSeries command) in Starts)
        {
            foreach (KeyValuePair<int, CallInterval> interval in command.Intervals)
            {
                double from = start + (interval.Key * command.IntervalSeconds);
                double to = Math.Min(from + command.IntervalSeconds, start + LengthOf(command));
                Distribute(parts, length, from, to, interval.Value);
            }
        }

        foreach (TimelinePart part in parts)
        {
            part.Limit = Starts.Last(start => start.At <= part.From + 1e-6).Command.RateLimit;
        }

        return parts;
    }

    // An interval that lies in two parts is divided between them.
    private static void Distribute(TimelinePart[] parts, double length, double from, double to, CallInterval interval)
    {
        double whole = Math.Max(to - from, 1e-9);
        int last = Math.Min(parts.Length - 1, (int)((to - 1e-9) / length));
        for (int i = Math.Min(parts.Length - 1, (int)(from / length)); i <= last; i++)
        {
            double share = (Math.Min(to, (i + 1) * length) - Math.Max(from, i * length)) / whole;
            if (share > 1e-6)
            {
                parts[i].Add(interval, Math.Min(1, share));
            }
        }
    }

    private static double LengthOf(CommandSeries command) =>
        Math.Max(command.Seconds, Math.Max(command.Intervals.Keys.Max() * command.IntervalSeconds, 0.001));
}
