using System.Collections.Generic;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Schemas;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Validation;

/// <summary>
/// What the values of columns look like: by what the user says of them, else by the schema, or by what the kind of store
/// knows of its usual attributes where there is no schema.
/// </summary>
internal sealed class AttributeKinds
{
    private readonly IReadOnlyDictionary<string, AttributeKind> _named;
    private readonly SchemaNode? _schema;
    private readonly TargetRules _rules;
    private readonly ColumnPaths _paths;

    /// <summary>Makes the choice.</summary>
    /// <param name="named">What the user says, by the exact name of a column or of the attribute that it goes to.</param>
    /// <param name="schema">The schema, or null.</param>
    /// <param name="rules">What the kind of store knows.</param>
    /// <param name="paths">Where columns go.</param>
    public AttributeKinds(IReadOnlyDictionary<string, AttributeKind> named, SchemaNode? schema, TargetRules rules, ColumnPaths paths)
    {
        _named = named;
        _schema = schema;
        _rules = rules;
        _paths = paths;
    }

    /// <summary>The columns that the user says something of.</summary>
    public IEnumerable<string> Named => _named.Keys;

    /// <summary>Whether the user says something of a column.</summary>
    /// <param name="column">The exact name.</param>
    public bool IsNamed(string column) => _named.ContainsKey(column) || (_paths.PathOf(column) is { } path && _named.ContainsKey(path));

    /// <summary>What the values of a column look like.</summary>
    /// <param name="column">The exact name.</param>
    public AttributeKind Of(string column)
    {
        string? path = _paths.PathOf(column);
        if (_named.TryGetValue(column, out AttributeKind kind) || (path is not null && _named.TryGetValue(path, out kind)))
        {
            return kind;
        }

        return path is null ? AttributeKind.Text
            : _schema is null ? _rules.KindOf(path)
            : _schema.FindFilledBy(path) is { IsEnabled: true } node && node.Path == path && (!node.IsReserved || node.IsCreateOnly) ? Of(node)
            : AttributeKind.Text;
    }

    /// <summary>What the values of an attribute look like; text for those that are no single value, or have a check of their own.</summary>
    /// <param name="node">The attribute.</param>
    public static AttributeKind Of(SchemaNode node) => node.Kind switch
    {
        SchemaKind.Text => Of(node.Constraints),
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

    /// <summary>What texts of some constraints look like.</summary>
    /// <param name="constraints">The constraints.</param>
    public static AttributeKind Of(TextConstraints constraints) =>
        (constraints & TextConstraints.EmailAddress) != 0 ? AttributeKind.Email
        : (constraints & TextConstraints.Url) != 0 ? AttributeKind.Url
        : (constraints & TextConstraints.PhoneNumber) != 0 ? AttributeKind.PhoneNumber
        : (constraints & TextConstraints.Number) != 0 ? AttributeKind.Number
        : (constraints & TextConstraints.Json) != 0 ? AttributeKind.Json
        : AttributeKind.Text;
}
