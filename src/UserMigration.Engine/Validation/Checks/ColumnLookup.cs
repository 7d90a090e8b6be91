using UserMigration.Engine.Rules;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Validation.Checks;

/// <summary>Finds the columns that parameters name.</summary>
internal static class ColumnLookup
{
    /// <summary>
    /// Finds the position of a column, or -1. Later records may have other columns, but if the first record doesn't have a named
    /// column, the name is a typing error.
    /// </summary>
    /// <param name="columns">The columns.</param>
    /// <param name="name">The name of the column.</param>
    /// <param name="parameter">The parameter that names it, without its hyphen.</param>
    /// <param name="isFirst">Whether these are the columns of the first record.</param>
    /// <exception cref="MigrationException">The first record does not have the column.</exception>
    public static int Find(RecordColumns columns, string name, string parameter, bool isFirst)
    {
        int index = columns.IndexOf(name);
        return index >= 0 || !isFirst ? index : throw ColumnNames.NotFound(columns.Names, name, parameter);
    }

    /// <summary>Finds the position of a column by its own name or by the attribute that it goes to, or -1.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="name">The name of the column or of the attribute.</param>
    /// <param name="parameter">The parameter that names it, without its hyphen.</param>
    /// <param name="isFirst">Whether these are the columns of the first record.</param>
    /// <param name="paths">Which attribute each column goes to.</param>
    /// <exception cref="MigrationException">The first record does not have the column.</exception>
    public static int Find(RecordColumns columns, string name, string parameter, bool isFirst, ColumnPaths paths)
    {
        int index = paths.Find(columns, name);
        return index >= 0 ? index : Find(columns, name, parameter, isFirst);
    }
}
