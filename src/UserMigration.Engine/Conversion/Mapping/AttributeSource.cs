using System.Collections.Generic;

namespace UserMigration.Engine.Conversion.Mapping;

/// <summary>Where an attribute takes its value from when it is not simply a column of its own.</summary>
public abstract class AttributeSource
{
    /// <summary>The columns that it reads, by name.</summary>
    public abstract IReadOnlyList<string> Columns { get; }

    /// <summary>Takes the value for a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="positions">Where the record has the columns; -1 for one that it lacks.</param>
    /// <param name="value">The value, before the transforms.</param>
    /// <returns>What went wrong, or null.</returns>
    public abstract MigrationIssue? Get(MigrationRecord record, int[] positions, out object? value);

    /// <summary>The value of a column.</summary>
    /// <param name="record">The record.</param>
    /// <param name="position">Its position; -1 where the record lacks it.</param>
    protected static object? ValueAt(MigrationRecord record, int position) => position < 0 ? null : record?.GetValue(position);

    /// <summary>Whether a value is missing, empty, or made of blanks alone.</summary>
    /// <param name="value">The value.</param>
    protected static bool IsBlank(object? value) => value is null || (value is string text && string.IsNullOrWhiteSpace(text));
}
