using System.Collections.Generic;
using System.Globalization;

namespace UserMigration.Engine.Csv;

/// <summary>Counts the records that an export wrote and left out.</summary>
public sealed class DatafileSummary
{
    private const int Shown = 5;

    private readonly List<string> _leftOut = new List<string>();

    /// <summary>The number of records that were written by their values.</summary>
    public long Written { get; internal set; }

    /// <summary>The number of malformed rows that were written unchanged.</summary>
    public long Malformed { get; internal set; }

    /// <summary>The number of malformed rows at the end of the file.</summary>
    public long MalformedAtEnd { get; internal set; }

    /// <summary>The number of records that are not in the file.</summary>
    public long LeftOut { get; private set; }

    /// <summary>Creates the error for records that are not in the file. It names the first of them; null if all records are in the file.</summary>
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
                "The file '{2}' lacks {0} of {1} records: {3}{4}. Fix them in their source, or copy their rows from there.",
                LeftOut,
                LeftOut + Written + Malformed,
                path,
                string.Join("; ", _leftOut),
                more),
            path);
    }

    /// <summary>Counts a record that is not in the file.</summary>
    /// <param name="record">The record.</param>
    /// <param name="reason">The reason: the rule, or a few words.</param>
    internal void LeaveOut(MigrationRecord record, string reason) => LeaveOut(1, $"{record} ({reason})");

    /// <summary>Counts records that are not in the file.</summary>
    /// <param name="count">The number of records.</param>
    /// <param name="what">A description of the records, and the reason.</param>
    internal void LeaveOut(long count, string what)
    {
        LeftOut += count;
        if (_leftOut.Count < Shown)
        {
            _leftOut.Add(what);
        }
    }
}
