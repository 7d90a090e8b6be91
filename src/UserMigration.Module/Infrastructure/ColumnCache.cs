using System;
using System.Collections.Generic;
using UserMigration.Engine.Csv;

namespace UserMigration.Infrastructure;

/// <summary>
/// Returns the same columns for objects with the same names, so that plans for them are created only once.
/// </summary>
internal sealed class ColumnCache
{
    private RecordColumns? _last;

    /// <summary>Returns the columns for a list of names.</summary>
    /// <param name="names">The names.</param>
    /// <exception cref="MigrationException">Two names differ only in case.</exception>
    public RecordColumns Get(IReadOnlyList<string> names)
    {
        if (_last is null || !HasNames(_last, names))
        {
            try
            {
                _last = new RecordColumns(names);
            }
            catch (ArgumentException exception)
            {
                throw new MigrationException(
                    DatafileRules.HeaderNameCaseTwin.Id,
                    MigrationFault.InvalidData,
                    "An object has two members whose names differ only in letter case. Rename or remove one of them.",
                    innerException: exception);
            }
        }

        return _last;
    }

    private static bool HasNames(RecordColumns columns, IReadOnlyList<string> names)
    {
        if (columns.Count != names.Count)
        {
            return false;
        }

        for (int i = 0; i < names.Count; i++)
        {
            if (columns[i] != names[i])
            {
                return false;
            }
        }

        return true;
    }
}
