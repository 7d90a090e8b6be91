using UserMigration.Engine.Rules;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Validation.Checks;

/// <summary>Finds the columns that parameters name.</summary>
internal static class ColumnLookup
{
    /// <summary>
    /// The position of a column, or -1. Later records may have other columns; that the first one lacks a named column is a
    /// slip of the pen.
    /// </summary>
    /// <param name="columns">The columns.</param>
    /// <param name="name">The name.</param>
    /// <param name="parameter">The parameter that names it, without its dash.</param>
    /// <param name="isFirst">Whether they are the columns of the first record.</param>
    /// <exception cref="MigrationException">The first record lacks it.</exception>
    public static int Find(RecordColumns columns, string name, string parameter, bool isFirst)
    {
        int index = columns.IndexOf(name);
        return index >= 0 || !isFirst ? index : throw ColumnNames.NotFound(columns.Names, name, parameter);
    }

    /// <summary>The position of a column that is named by itself, or by the attribute that it goes to; or -1.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="name">The name.</param>
    /// <param name="parameter">The parameter that names it, without its dash.</param>
    /// <param name="isFirst">Whether they are the columns of the first record.</param>
    /// <param name="paths">Where columns go.</param>
    /// <exception cref="MigrationException">The first record lacks it.</exception>
    public static int Find(RecordColumns columns, string name, string parameter, bool isFirst, ColumnPaths paths)
    {
        int index = paths.Find(columns, name);
        return index >= 0 ? index : Find(columns, name, parameter, isFirst);
    }
}
