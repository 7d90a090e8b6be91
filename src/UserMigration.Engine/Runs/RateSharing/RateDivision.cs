using System;
using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Engine.Runs.RateSharing;

/// <summary>
/// Divides a limit among commands: nobody gets more than its demand, and what is left is divided evenly (max-min fairness). If there are more commands than
/// calls per second, a part of 1 passes from one command to the next: a command keeps it for <see cref="Turn"/> renewals, and then those that have waited longest follow.
/// </summary>
internal static class RateDivision
{
    /// <summary>The number of renewals for which a command keeps its part if there are more commands than calls per second.</summary>
    public const int Turn = 10;

    /// <summary>Computes the part that a command should have.</summary>
    /// <param name="limit">The limit, from 1.</param>
    /// <param name="leases">All leases that are alive, including the command's own.</param>
    /// <param name="id">The id of the command.</param>
    /// <returns>The part, from 0.</returns>
    public static int PartOf(int limit, IReadOnlyCollection<RateLease> leases, string id)
    {
        Dictionary<string, int> parts = leases.ToDictionary(lease => lease.Id, _ => 0, StringComparer.Ordinal);
        int left = limit;
        RateLease[] open = leases.OrderBy(lease => lease.Demand).ThenBy(lease => lease.Id, StringComparer.Ordinal).ToArray();
        for (int i = 0; i < open.Length; i++)
        {
            int even = left / (open.Length - i);
            if (open[i].Demand > even)
            {
                foreach (RateLease lease in open.Skip(i))
                {
                    parts[lease.Id] = even;
                }

                left -= even * (open.Length - i);
                break;
            }

            parts[open[i].Id] = open[i].Demand;
            left -= open[i].Demand;
        }

        // What can't be divided goes to commands that can use one more: to the same ones each time, unless the others would have nothing.
        bool isScarce = limit < leases.Count;
        foreach (RateLease lease in leases
            .Where(lease => lease.Demand > parts[lease.Id])
            .OrderBy(lease => isScarce ? Rank(lease) : 0)
            .ThenByDescending(lease => isScarce ? lease.Since : 0)
            .ThenBy(lease => lease.Id, StringComparer.Ordinal)
            .Take(left))
        {
            parts[lease.Id]++;
        }

        return parts[id];
    }

    // First those that have their turn, then those that wait, then those whose turn is over.
    private static int Rank(RateLease lease) => lease.Part == 0 ? 1 : lease.Since < Turn ? 0 : 2;
}
