using System.Collections.Generic;
using System.Threading;

namespace UserMigration.Engine.Changes;

/// <summary>Reads two exports again, once their users are known, and makes records of what has changed.</summary>
internal sealed class ChangeReader
{
    private const string Delete = "delete";
    private const string Update = "update";
    private const string Create = "create";

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

    /// <summary>Finds the changes of a kind, in the order of the export.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="users">How many users there are of it.</param>
    /// <param name="side">The export: the earlier one for deletes, else the later one.</param>
    /// <param name="progress">Hears how far the export was read.</param>
    /// <returns>The changes of some rows at a time; none where these rows have not changed.</returns>
    /// <exception cref="MigrationException">The export has changed meanwhile.</exception>
    public IEnumerable<IReadOnlyList<MigrationRecord>> Find(ChangeKind kind, long users, ComparedSide side, ReadProgress progress)
    {
        long left = users;
        if (left == 0)
        {
            yield break;
        }

        foreach (IReadOnlyList<MigrationRecord> rows in progress.Follow(side.File, side.Wanted, _cancellationToken))
        {
            List<MigrationRecord> changes = new List<MigrationRecord>();
            foreach (MigrationRecord row in rows)
            {
                if (side.UserOf(row) is not { } user || (_table.KindOf(user) ?? throw side.File.Changed()) != kind)
                {
                    continue;
                }

                bool isFirst = _table.Give(user);
                left -= isFirst ? 1 : 0;

                // A user with several rows is deleted once, and created or updated with all of them.
                if (isFirst || kind != ChangeKind.Delete)
                {
                    changes.Add(Make(kind, row, side.File.Source));
                }
            }

            yield return changes;
        }

        if (left > 0)
        {
            throw side.File.Changed();
        }
    }

    private MigrationRecord Make(ChangeKind kind, MigrationRecord row, MigrationSource source)
    {
        object?[] values = new object?[_columns.Changes.Count];
        values[0] = kind == ChangeKind.Delete ? Delete : kind == ChangeKind.Update ? Update : Create;
        for (int i = 1; i < values.Length; i++)
        {
            int column = kind == ChangeKind.Delete ? _columns.FromReference[i - 1] : i - 1;
            values[i] = column < 0 ? string.Empty : row.GetValue(column);
        }

        return new MigrationRecord(_columns.Changes, values, row.RecordNumber, row.Line, source);
    }
}
