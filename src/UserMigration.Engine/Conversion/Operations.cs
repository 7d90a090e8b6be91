using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Conversion.Transforms;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Conversion;

/// <summary>Reads the operation column of a change file.</summary>
public static class Operations
{
    private static readonly Dictionary<string, RecordOperation> s_words = new Dictionary<string, RecordOperation>(StringComparer.OrdinalIgnoreCase)
    {
        ["create"] = RecordOperation.Create,
        ["update"] = RecordOperation.Update,
        ["delete"] = RecordOperation.Delete,
    };

    /// <summary>The default name of the operation column of a change file.</summary>
    public const string UsualColumn = "operation";

    /// <summary>Whether a record looks like one of a change file: the default column contains an operation, and the map does not mention it.</summary>
    /// <param name="record">The record.</param>
    /// <param name="map">The columns in the map.</param>
    public static bool IsChangeFile(MigrationRecord record, ColumnMap map)
    {
        if (record is null)
        {
            throw new ArgumentNullException(nameof(record));
        }

        if (map is null)
        {
            throw new ArgumentNullException(nameof(map));
        }

        int index = record.GetColumns().IndexOf(UsualColumn);
        return index >= 0
            && !map.Renames.Keys.Concat(map.Drops).Contains(UsualColumn, StringComparer.OrdinalIgnoreCase)
            && TryRead(record.GetValue(index), out _);
    }

    /// <summary>Reads an operation: create, update or delete, in any letter case.</summary>
    /// <param name="value">The value of the column.</param>
    /// <param name="operation">The operation.</param>
    /// <returns>Whether the value is an operation.</returns>
    public static bool TryRead(object? value, out RecordOperation operation)
    {
        operation = RecordOperation.Unset;
        return ScalarFormatter.TryOf(value, out string text) && s_words.TryGetValue(text.Trim(), out operation);
    }
}
