using System.Collections.Generic;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Schemas;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Validation;

/// <summary>
/// Determines the types of columns. A type that the user specifies comes first, then the type in the schema. If there is no
/// schema, the attributes that the kind of store usually has determine the types.
/// </summary>
internal sealed class AttributeKinds
{
    private readonly IReadOnlyDictionary<string, AttributeKind> _named;
    private readonly SchemaNode? _schema;
    private readonly TargetRules _rules;
    private readonly ColumnPaths _paths;

    /// <summary>Creates the lookup of column types.</summary>
    /// <param name="named">The types that the user specifies, by the exact name of a column or of the attribute that it goes to.</param>
    /// <param name="schema">The schema, or null.</param>
    /// <param name="rules">The rules of the kind of store, which know its usual attributes.</param>
    /// <param name="paths">Which attribute each column goes to.</param>
    public AttributeKinds(IReadOnlyDictionary<string, AttributeKind> named, SchemaNode? schema, TargetRules rules, ColumnPaths paths)
    {
        _named = named;
        _schema = schema;
        _rules = rules;
        _paths = paths;
    }

    /// <summary>The columns and attributes for which the user specifies a type.</summary>
    public IEnumerable<string> Named => _named.Keys;

    /// <summary>Whether the user specifies a type for a column.</summary>
    /// <param name="column">The exact name.</param>
    public bool IsNamed(string column) => _named.ContainsKey(column) || (_paths.PathOf(column) is { } path && _named.ContainsKey(path));

    /// <summary>Gets the type of a column.</summary>
    /// <param name="column">The exact name.</param>
    public AttributeKind Get(string column)
    {
        string? path = _paths.PathOf(column);
        if (_named.TryGetValue(column, out AttributeKind kind) || (path is not null && _named.TryGetValue(path, out kind)))
        {
            return kind;
        }

        return path is null ? AttributeKind.Text
            : _schema is null ? _rules.KindOf(path)
            : _schema.FindFilledBy(path) is not { IsEnabled: true } node || (node.IsReserved && !node.IsCreateOnly) ? AttributeKind.Text
            : node.Path == path ? Get(node)
            : node.IsElement(path) && node.Kind == SchemaKind.Text ? Get(node.Constraints)
            : AttributeKind.Text;
    }

    /// <summary>Gets the type of an attribute; text if it doesn't have single values, or if another check covers it.</summary>
    /// <param name="node">The attribute.</param>
    public static AttributeKind Get(SchemaNode node) => node.Kind switch
    {
        SchemaKind.Text => Get(node.Constraints),
        SchemaKind.Boolean => AttributeKind.Boolean,
        SchemaKind.Integer => AttributeKind.Integer,
        SchemaKind.Decimal => AttributeKind.Number,
        SchemaKind.Date => AttributeKind.Date,
        SchemaKind.DateTime => AttributeKind.DateTime,
        SchemaKind.Day => AttributeKind.Day,
        SchemaKind.IsoDateTime => AttributeKind.IsoDateTime,
        SchemaKind.Json => AttributeKind.Json,
        _ => AttributeKind.Text,
    };

    /// <summary>Gets the type of text attributes that have certain constraints.</summary>
    /// <param name="constraints">The constraints.</param>
    public static AttributeKind Get(TextConstraints constraints) =>
        (constraints & TextConstraints.EmailAddress) != 0 ? AttributeKind.Email
        : (constraints & TextConstraints.Url) != 0 ? AttributeKind.Url
        : (constraints & TextConstraints.PhoneNumber) != 0 ? AttributeKind.PhoneNumber
        : (constraints & TextConstraints.Number) != 0 ? AttributeKind.Number
        : (constraints & TextConstraints.Json) != 0 ? AttributeKind.Json
        : AttributeKind.Text;
}
