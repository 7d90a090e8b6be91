using System;
using System.Collections.Generic;

namespace UserMigration.Engine.Conversion.Mapping;

/// <summary>The same value for each record.</summary>
public sealed class ConstantSource : AttributeSource
{
    private readonly object? _value;

    /// <summary>Makes a source.</summary>
    /// <param name="value">The value, as an attribute can have it.</param>
    public ConstantSource(object? value)
    {
        _value = value;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns => Array.Empty<string>();

    /// <inheritdoc/>
    public override MigrationIssue? Get(MigrationRecord record, int[] positions, out object? value)
    {
        value = _value;
        return null;
    }
}
