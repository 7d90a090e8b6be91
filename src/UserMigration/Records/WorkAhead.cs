using System;
using System.Threading;

namespace UserMigration;

/// <summary>
/// Work on records that the thread which reads them does in advance, while the consumer of the records is busy with earlier ones. It may
/// change nothing of a record but its results (<see cref="MigrationRecord.SetAhead"/>), and it must not need the pipeline thread.
/// </summary>
internal sealed class WorkAhead
{
    private Action<MigrationRecord>[] _steps = Array.Empty<Action<MigrationRecord>>();

    /// <summary>Whether there is anything to do.</summary>
    public bool IsEmpty => Volatile.Read(ref _steps).Length == 0;

    /// <summary>Adds work. It is done for records that are read from now on, if there is time. Must be called on one thread.</summary>
    /// <param name="step">The work; called on the thread that reads.</param>
    public void Add(Action<MigrationRecord> step)
    {
        Action<MigrationRecord>[] steps = new Action<MigrationRecord>[_steps.Length + 1];
        _steps.CopyTo(steps, 0);
        steps[_steps.Length] = step;
        Volatile.Write(ref _steps, steps);
    }

    /// <summary>Does all work for a record.</summary>
    /// <param name="record">The record, before its consumer has it.</param>
    public void Do(MigrationRecord record)
    {
        foreach (Action<MigrationRecord> step in Volatile.Read(ref _steps))
        {
            step(record);
        }
    }
}
