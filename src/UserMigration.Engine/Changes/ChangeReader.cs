using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace UserMigration.Engine.Changes;

/// <summary>Reads two exports again, once their users are known, and makes records of what has changed.</summary>
internal sealed class ChangeReader
{
    private readonly ChangeTable _table;
    private readonly ComparedColumns _columns;
    private readonly CancellationToken _cancellationToken;

    /// <summary>Makes a reader.</summary>
    /// <param name="table">The users.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="cancellationToken">Stops.</param>
    public ChangeReader(ChangeTable table, ComparedColumns columns, CancellationToken cancellationToken)
    {
        _table = table;
        _columns = columns;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Finds the changes with an operation, in the order of the export.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="users">How many users there are with it.</param>
    /// <param name="side">The export: the earlier one for deletes, else the later one.</param>
    /// <param name="progress">Hears how far the export was read.</param>
    /// <returns>The changes of some rows at a time; none where these rows have not changed.</returns>
    /// <exception cref="MigrationException">The export has changed meanwhile.</exception>
    public IEnumerable<IReadOnlyList<MigrationRecord>> Find(RecordOperation operation, long users, ComparedSide side, ReadProgress progress)
    {
        long left = users;
        if (left == 0)
        {
            yield break;
        }

        string word = operation.ToString().ToLowerInvariant();
        int[] columns = operation == RecordOperation.Delete ? _columns.FromReference : Enumerable.Range(0, _columns.FromReference.Length).ToArray();
        foreach (IReadOnlyList<MigrationRecord> rows in progress.Follow(side.File, side.Wanted, _cancellationToken))
        {
            List<MigrationRecord> changes = new List<MigrationRecord>();
            foreach (MigrationRecord row in rows)
            {
                if (side.UserOf(row) is not { } user || (_table.OperationOf(user) ?? throw side.File.Changed()) != operation)
                {
                    continue;
                }

                bool isFirst = _table.Give(user);
                left -= isFirst ? 1 : 0;

                // A user with several rows is deleted once, and created or updated with all of them.
                if (isFirst || operation != RecordOperation.Delete)
                {
                    changes.Add(Make(word, row, columns, side.File.Source));
                }
            }

            yield return changes;
        }

        if (left > 0)
        {
            throw side.File.Changed();
        }
    }

    private MigrationRecord Make(string word, MigrationRecord row, int[] columns, MigrationSource source)
    {
        object?[] values = new object?[columns.Length + 1];
        values[0] = word;
        for (int i = 0; i < columns.Length; i++)
        {
            values[i + 1] = columns[i] < 0 ? string.Empty : row.GetValue(columns[i]);
        }

        return new MigrationRecord(_columns.Changes, values, row.RecordNumber, row.Line, source);
    }
}
