using System;
using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Engine.Runs.RateSharing;

/// <summary>
/// Finds out which leases are alive: those whose number of renewals has changed within <see cref="Expiry"/>, by the clock of this process. A lease that was
/// never seen before counts as alive.
/// </summary>
internal sealed class LeaseWatch
{
    /// <summary>How long the part of a command that was killed stays reserved after its last renewal.</summary>
    public static readonly TimeSpan Expiry = TimeSpan.FromSeconds(12);

    private readonly TimeProvider _time;
    private readonly Dictionary<string, (long Renewals, long ChangedAt)> _seen = new Dictionary<string, (long, long)>(StringComparer.Ordinal);

    /// <summary>Creates a watch that has seen no lease.</summary>
    /// <param name="time">The clock.</param>
    public LeaseWatch(TimeProvider time)
    {
        _time = time;
    }

    /// <summary>Notes the leases that there are now.</summary>
    /// <param name="leases">The leases.</param>
    /// <returns>The leases that are alive.</returns>
    public IReadOnlyList<RateLease> Note(IReadOnlyList<RateLease> leases)
    {
        long now = _time.GetTimestamp();
        foreach (RateLease lease in leases)
        {
            if (!_seen.TryGetValue(lease.Id, out (long Renewals, long ChangedAt) last) || last.Renewals != lease.Renewals)
            {
                _seen[lease.Id] = (lease.Renewals, now);
            }
        }

        foreach (string gone in _seen.Keys.Except(leases.Select(lease => lease.Id)).ToArray())
        {
            _seen.Remove(gone);
        }

        return leases.Where(lease => _time.GetElapsedTime(_seen[lease.Id].ChangedAt, now) < Expiry).ToArray();
    }
}
