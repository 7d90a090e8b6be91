using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Reports.Charts;
using UserMigration.Engine.Runs.Statistics;

namespace UserMigration.Engine.Reports.Sections;

/// <summary>Shows which attributes the users have that the run created or changed, and the formats of their passwords.</summary>
internal static class CoverageSection
{
    /// <summary>Creates the section.</summary>
    /// <param name="run">The run.</param>
    /// <param name="detail">How much is shown.</param>
    public static Markup Create(ReportRun run, ReportDetail detail)
    {
        if (run.Statistics?.Coverage is not { } coverage)
        {
            return Markup.Of($"<h3>Attributes and passwords</h3><p>Which attributes the users have, and the formats of their passwords, is not known: the run folder has no statistics.</p>");
        }

        if (coverage.Users == 0)
        {
            return Markup.Of($"<h3>Attributes and passwords</h3><p>The run has not created or changed a user.</p>");
        }

        Markup missing = coverage.Users >= run.Matching ? Markup.None
            : Markup.Of($"<p class=\"note\">Only {coverage.Users:N0} of {run.Matching:N0} users were counted. The others were sent by an earlier version, or found by a command that resumed the run, or their counts were lost in a crash.</p>");
        Markup attributes = Table(run, "Attributes", "Attribute|#Users|#Percent|Share", coverage.Filled, coverage.Users, detail.Attributes);
        long without = coverage.Users - coverage.Passwords.Values.Sum();
        IEnumerable<KeyValuePair<string, long>> formats = coverage.Passwords
            .Concat(without > 0 ? new[] { new KeyValuePair<string, long>("no password", without) } : Array.Empty<KeyValuePair<string, long>>());
        Markup passwords = Table(run, "Password formats", "Format as sent|#Users|#Percent|Share", formats, coverage.Users, detail.Attributes);
        return Markup.Of($"""
            <h3>Attributes</h3>{missing}
            <p>Of {coverage.Users:N0} users that the run created, changed or found with these values, this many have a value for the attribute.</p>{attributes}
            <h3>Password formats</h3>{passwords}
            """);
    }

    private static Markup Table(
        ReportRun run, string name, string columns, IEnumerable<KeyValuePair<string, long>> counts, long users, int most)
    {
        KeyValuePair<string, long>[] all = counts
            .OrderByDescending(count => count.Value)
            .ThenBy(count => count.Key, StringComparer.Ordinal)
            .ToArray();
        Markup table = DataTable.Create(
            $"{name} of {run.Name}",
            columns,
            all.Take(most).Select(count => new[]
            {
                Markup.Of($"<code>{count.Key}</code>"),
                Markup.Of($"{count.Value:N0}"),
                Markup.Of($"{LedgerSection.Percentage(count.Value, users)}"),
                ShareBar.Draw((double)count.Value / users, "share"),
            }));
        return all.Length <= most ? table : Markup.Of($"{table}<p>{all.Length - most:N0} more are in {RunStatistics.FileName} in the run folder.</p>");
    }
}
