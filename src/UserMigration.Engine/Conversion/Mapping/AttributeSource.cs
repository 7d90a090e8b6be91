using System.Collections.Generic;

namespace UserMigration.Engine.Conversion.Mapping;

/// <summary>A source of the value of an attribute, other than a column with its name.</summary>
public abstract class AttributeSource
{
    /// <summary>The names of the columns that the source reads.</summary>
    public abstract IReadOnlyList<string> Columns { get; }

    /// <summary>Whether the source is read only on the thread of the pipeline, like a script.</summary>
    public virtual bool NeedsPipeline => false;

    /// <summary>Gets the value for a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="positions">The positions of the columns in the record; -1 for a missing column.</param>
    /// <param name="value">The value, before the transforms.</param>
    /// <returns>The issue, or null.</returns>
    public abstract MigrationIssue? Get(MigrationRecord record, int[] positions, out object? value);

    /// <summary>Gets the value of a column.</summary>
    /// <param name="record">The record.</param>
    /// <param name="position">The position of the column; -1 if the record does not have it.</param>
    protected static object? ValueAt(MigrationRecord record, int position) => position < 0 ? null : record?.GetValue(position);

    /// <summary>Whether a value is missing, empty, or consists only of white space.</summary>
    /// <param name="value">The value.</param>
    protected static bool IsBlank(object? value) => value is null || (value is string text && string.IsNullOrWhiteSpace(text));
}
