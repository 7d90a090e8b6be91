using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace UserMigration.Engine.Runs.Sending;

/// <summary>Writes the verbose line about what was done together: how many have which status, how long it took, and the pace. It has no values.</summary>
internal static class BatchLine
{
    /// <summary>Writes the line.</summary>
    /// <param name="subject">What was done, for example a range of records.</param>
    /// <param name="statuses">The status of each record.</param>
    /// <param name="took">How long it took, including the wait for its turn.</param>
    /// <param name="callsPerSecond">The calls per second that were made recently.</param>
    public static string Write<T>(string subject, IEnumerable<T> statuses, TimeSpan took, double callsPerSecond)
        where T : struct, Enum
    {
        StringBuilder line = new StringBuilder(subject).Append(':');
        foreach (IGrouping<T, T> group in statuses.GroupBy(status => status).OrderBy(group => group.Key))
        {
            line.Append(line[line.Length - 1] == ':' ? " " : ", ").Append(group.Key).Append(' ').Append(group.Count().ToString("N0", CultureInfo.InvariantCulture));
        }

        return line.AppendFormat(CultureInfo.InvariantCulture, "; {0:0.00} s", took.TotalSeconds)
            .AppendFormat(CultureInfo.InvariantCulture, callsPerSecond > 0 ? "; {0:0.0} calls per second." : ".", callsPerSecond)
            .ToString();
    }
}
