using System.Collections.Generic;
using UserMigration.Engine.Schemas;

namespace UserMigration.Engine.Validation;

/// <summary>
/// What the values of columns look like: by what the user says of them, else by the schema, or by
/// <see cref="WellKnownAttributes"/> where there is no schema.
/// </summary>
internal sealed class AttributeKinds
{
    private readonly IReadOnlyDictionary<string, AttributeKind> _named;
    private readonly SchemaNode? _schema;

    /// <summary>Makes the choice.</summary>
    /// <param name="named">What the user says, by exact name.</param>
    /// <param name="schema">The schema, or null.</param>
    public AttributeKinds(IReadOnlyDictionary<string, AttributeKind> named, SchemaNode? schema)
    {
        _named = named;
        _schema = schema;
    }

    /// <summary>The columns that the user says something of.</summary>
    public IEnumerable<string> Named => _named.Keys;

    /// <summary>Whether the user says something of a column.</summary>
    /// <param name="column">The exact name.</param>
    public bool IsNamed(string column) => _named.ContainsKey(column);

    /// <summary>What the values of a column look like.</summary>
    /// <param name="column">The exact name.</param>
    public AttributeKind Of(string column)
    {
        if (_named.TryGetValue(column, out AttributeKind kind))
        {
            return kind;
        }

        return _schema is null ? WellKnownAttributes.KindOf(column)
            : _schema.FindFilledBy(column) is { } node && node.Path == column && (!node.IsReserved || node.IsCreateOnly) ? Of(node)
            : AttributeKind.Text;
    }

    /// <summary>What the values of an attribute look like; text for those that are no single value, or have a check of their own.</summary>
    /// <param name="node">The attribute.</param>
    public static AttributeKind Of(SchemaNode node) => node.Kind switch
    {
        SchemaKind.Text => (node.Constraints & TextConstraints.EmailAddress) != 0 ? AttributeKind.Email : AttributeKind.Text,
        SchemaKind.Boolean => AttributeKind.Boolean,
        SchemaKind.Integer => AttributeKind.Integer,
        SchemaKind.Decimal => AttributeKind.Number,
        SchemaKind.Date => AttributeKind.Date,
        SchemaKind.DateTime => AttributeKind.DateTime,
        SchemaKind.Json => AttributeKind.Json,
        _ => AttributeKind.Text,
    };
}
