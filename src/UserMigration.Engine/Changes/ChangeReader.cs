using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace UserMigration.Engine.Changes;

/// <summary>Reads two exports again after their users are known, and creates records of the changes.</summary>
internal sealed class ChangeReader
{
    private readonly ChangeTable _table;
    private readonly ComparedColumns _columns;
    private readonly CancellationToken _cancellationToken;

    /// <summary>Creates a reader of the changes.</summary>
    /// <param name="table">The users of both exports.</param>
    /// <param name="columns">The columns that are compared.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    public ChangeReader(ChangeTable table, ComparedColumns columns, CancellationToken cancellationToken)
    {
        _table = table;
        _columns = columns;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Finds the changes with an operation, in the order of the export.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="users">The number of users with the operation.</param>
    /// <param name="side">The export: the earlier one for deletes, otherwise the later one.</param>
    /// <param name="progress">Receives the progress of reading the export.</param>
    /// <returns>The changes of some rows at a time; an empty list if these rows have not changed.</returns>
    /// <exception cref="MigrationException">The export has changed in the meantime.</exception>
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
                    changes.Add(Create(word, row, columns, side.File.Source));
                }
            }

            yield return changes;
        }

        if (left > 0)
        {
            throw side.File.Changed();
        }
    }

    private MigrationRecord Create(string word, MigrationRecord row, int[] columns, MigrationSource source)
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
