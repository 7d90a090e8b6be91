using System;
using System.Collections.Generic;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Csv.Ndjson;

/// <summary>Creates records from JSON objects that arrive one by one. Their columns grow if an object has more than those before it.</summary>
internal sealed class ObjectRecords
{
    private readonly ObjectShapeBuilder _builder;
    private readonly string _origin;
    private ObjectShape _shape;
    private long _count;

    /// <summary>Starts with the columns that are known so far.</summary>
    /// <param name="builder">The columns.</param>
    /// <param name="origin">Where the objects come from, for messages.</param>
    public ObjectRecords(ObjectShapeBuilder builder, string origin)
    {
        _builder = builder;
        _origin = origin;
        _shape = builder.Create(origin);
    }

    /// <summary>Creates the record of an object. Records are numbered from 1.</summary>
    /// <param name="json">The object.</param>
    /// <exception cref="MigrationException">A name can't be that of a column.</exception>
    public MigrationRecord Read(ReadOnlySpan<byte> json)
    {
        _count++;
        if (!JsonTree.TryParse(json, out object? value, out string? reason) || value is not Dictionary<string, object?> members)
        {
            MigrationRecord bad = new MigrationRecord(_shape.Columns, new object?[_shape.Columns.Count], _count);
            bad.AddIssue(ReadingRules.FindBadJsonLine(reason ?? "it is not an object.", 0));
            return bad;
        }

        if (!_shape.TryGet(members, out object?[] values))
        {
            _builder.Add(json);
            _shape = _builder.Create(_origin);
            _shape.TryGet(members, out values);
        }

        return new MigrationRecord(_shape.Columns, values, _count);
    }
}
