using System;
using System.Collections.Generic;
using UserMigration.Engine.Conversion.Transforms;

namespace UserMigration.Engine.Conversion;

/// <summary>The words of the operation column of a change file.</summary>
internal static class Operations
{
    private static readonly Dictionary<string, RecordOperation> s_words = new Dictionary<string, RecordOperation>(StringComparer.OrdinalIgnoreCase)
    {
        ["create"] = RecordOperation.Create,
        ["update"] = RecordOperation.Update,
        ["delete"] = RecordOperation.Delete,
    };

    /// <summary>Reads an operation: create, update or delete, in any case.</summary>
    /// <param name="value">The value of the column.</param>
    /// <param name="operation">The operation.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryRead(object? value, out RecordOperation operation)
    {
        operation = RecordOperation.Unset;
        return ScalarText.TryOf(value, out string text) && s_words.TryGetValue(text.Trim(), out operation);
    }
}
