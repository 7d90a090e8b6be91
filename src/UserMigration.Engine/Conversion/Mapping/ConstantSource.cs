using System;
using System.Collections.Generic;

namespace UserMigration.Engine.Conversion.Mapping;

/// <summary>Provides the same value for each record.</summary>
public sealed class ConstantSource : AttributeSource
{
    private readonly object? _value;

    /// <summary>Creates a source of a constant value.</summary>
    /// <param name="value">The value, in a type that an attribute can have.</param>
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
