using System.Collections.Generic;
using System.Globalization;

namespace UserMigration.Engine.Csv;

/// <summary>What became of the records that were given to be written.</summary>
public sealed class DatafileSummary
{
    private const int Shown = 5;

    private readonly List<string> _leftOut = new List<string>();

    /// <summary>Records that are in the file by their values.</summary>
    public long Written { get; internal set; }

    /// <summary>Malformed rows that are in the file as they were read.</summary>
    public long Malformed { get; internal set; }

    /// <summary>How many of these stand at its end.</summary>
    public long MalformedAtEnd { get; internal set; }

    /// <summary>Records that are not in the file.</summary>
    public long LeftOut { get; private set; }

    /// <summary>The error that records are not in the file, which names the first of them; null where all are.</summary>
    /// <param name="path">The file.</param>
    public MigrationException? ToFault(string path)
    {
        if (LeftOut == 0)
        {
            return null;
        }

        string more = LeftOut > _leftOut.Count ? ", and more" : string.Empty;
        return new MigrationException(
            "RecordsNotExported",
            MigrationFault.InvalidData,
            string.Format(
                CultureInfo.InvariantCulture,
                "{0} of {1} records are not in '{2}': {3}{4}. Fix them in their source, or take their rows from there.",
                LeftOut,
                LeftOut + Written + Malformed,
                path,
                string.Join("; ", _leftOut),
                more),
            path);
    }

    /// <summary>Counts a record that is not in the file.</summary>
    /// <param name="record">The record.</param>
    /// <param name="reason">Why: the rule, or a few words.</param>
    internal void LeaveOut(MigrationRecord record, string reason) => LeaveOut(1, $"{record} ({reason})");

    /// <summary>Counts records that are not in the file.</summary>
    /// <param name="count">How many.</param>
    /// <param name="what">Which, and why.</param>
    internal void LeaveOut(long count, string what)
    {
        LeftOut += count;
        if (_leftOut.Count < Shown)
        {
            _leftOut.Add(what);
        }
    }
}
