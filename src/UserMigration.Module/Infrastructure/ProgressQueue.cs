using System;
using System.Collections.Generic;

namespace UserMigration.Infrastructure;

/// <summary>
/// The cmdlets at work on a pipeline thread. One of them shows the progress, so that a chain of cmdlets has one line: the one that knows most, and
/// among equals the first.
/// </summary>
internal sealed class ProgressQueue
{
    [ThreadStatic]
    private static ProgressQueue? s_current;

    private readonly List<ProgressReporter> _reporters = new List<ProgressReporter>();

    /// <summary>The queue of this thread.</summary>
    public static ProgressQueue Current => s_current ??= new ProgressQueue();

    /// <summary>Adds a reporter.</summary>
    /// <param name="reporter">The reporter.</param>
    public void Enter(ProgressReporter reporter)
    {
        lock (_reporters)
        {
            _reporters.Add(reporter);
        }
    }

    /// <summary>Removes a reporter. A pipeline can be disposed of on another thread.</summary>
    /// <param name="reporter">The reporter.</param>
    public void Leave(ProgressReporter reporter)
    {
        lock (_reporters)
        {
            _reporters.Remove(reporter);
        }
    }

    /// <summary>Whether a reporter is the one that shows the progress.</summary>
    /// <param name="reporter">The reporter.</param>
    public bool IsTurnOf(ProgressReporter reporter)
    {
        lock (_reporters)
        {
            ProgressReporter? best = null;
            foreach (ProgressReporter one in _reporters)
            {
                best = best is null || one.Rank > best.Rank ? one : best;
            }

            return best == reporter;
        }
    }
}
