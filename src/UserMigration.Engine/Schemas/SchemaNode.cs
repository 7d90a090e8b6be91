using System;
using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Engine.Schemas;

/// <summary>An attribute of a schema, ready to be held against values: its words understood, its parts found by name.</summary>
internal sealed class SchemaNode
{
    private readonly Dictionary<string, SchemaNode> _parts;

    private SchemaNode(IdentityTarget target, SchemaAttribute? attribute, IReadOnlyList<SchemaAttribute> parts)
    {
        _parts = parts
            .Select(part => new SchemaNode(target, part, part.Attributes))
            .ToDictionary(part => part.Name, StringComparer.Ordinal);
        HasLocallyUnique = parts.Any(part => part.IsLocallyUnique);
        if (attribute is null)
        {
            Kind = SchemaKind.Object;
            return;
        }

        Name = attribute.Name;
        Path = attribute.Path;
        Kind = SchemaWords.KindOf(target, attribute);
        Constraints = Kind == SchemaKind.Text ? SchemaWords.ConstraintsOf(attribute) : TextConstraints.None;
        Length = Kind == SchemaKind.Text && attribute.Length is { } most ? most : int.MaxValue;
        IsRequired = attribute.IsRequired && !attribute.IsReserved;
        IsUnique = attribute.IsUnique && !attribute.IsReserved && Kind is not (SchemaKind.Object or SchemaKind.Plural or SchemaKind.Json or SchemaKind.Password);
        IsLocallyUnique = attribute.IsLocallyUnique;
        IsCaseSensitive = attribute.IsCaseSensitive;
        IsReserved = attribute.IsReserved;
        IsCreateOnly = attribute.IsCreateOnly;
        NotJudged = SchemaWords.UnknownConstraintsOf(attribute)
            .Select(word => $"the constraint '{word}'")
            .Concat(Kind == SchemaKind.Unknown ? new[] { $"the type '{attribute.Type}'" } : Array.Empty<string>())
            .ToArray();
    }

    /// <summary>The name within its parent; empty at the root.</summary>
    public string Name { get; } = string.Empty;

    /// <summary>The names from the root down to it, with dots; empty at the root.</summary>
    public string Path { get; } = string.Empty;

    /// <summary>What its values are.</summary>
    public SchemaKind Kind { get; }

    /// <summary>What its characters must be.</summary>
    public TextConstraints Constraints { get; }

    /// <summary>The most characters.</summary>
    public int Length { get; } = int.MaxValue;

    /// <summary>Whether it must have a value.</summary>
    public bool IsRequired { get; }

    /// <summary>Whether a value may occur once among all users.</summary>
    public bool IsUnique { get; }

    /// <summary>Whether a value may occur once in its plural.</summary>
    public bool IsLocallyUnique { get; }

    /// <summary>Whether letter case makes a difference where values are compared.</summary>
    public bool IsCaseSensitive { get; }

    /// <summary>Whether the store sets it.</summary>
    public bool IsReserved { get; }

    /// <summary>Whether it can be given for a new user all the same.</summary>
    public bool IsCreateOnly { get; }

    /// <summary>What the schema asks for and is not known, in words.</summary>
    public IReadOnlyList<string> NotJudged { get; } = Array.Empty<string>();

    /// <summary>Whether one of its parts is <see cref="IsLocallyUnique"/>.</summary>
    public bool HasLocallyUnique { get; }

    /// <summary>Its parts.</summary>
    public IReadOnlyCollection<SchemaNode> Parts => _parts.Values;

    /// <summary>The root of a schema: an object without a name.</summary>
    /// <param name="schema">The schema.</param>
    public static SchemaNode RootOf(IdentitySchema schema) => new SchemaNode(schema.Target, null, schema.Attributes);

    /// <summary>Finds a part.</summary>
    /// <param name="name">The exact name.</param>
    public SchemaNode? Find(string name) => _parts.TryGetValue(name, out SchemaNode? part) ? part : null;

    /// <summary>Finds the attribute that a column fills.</summary>
    /// <param name="column">The name of the column, with dots.</param>
    /// <returns>The attribute: the plural, JSON or password that the column goes into where it does so; or null.</returns>
    public SchemaNode? FindFilledBy(string column)
    {
        SchemaNode node = this;
        foreach (string name in column.Split('.'))
        {
            if (node.Kind is SchemaKind.Plural or SchemaKind.Json or SchemaKind.Password)
            {
                break;
            }

            if (node.Find(name) is not { } part)
            {
                return null;
            }

            node = part;
        }

        return node;
    }

    /// <summary>All attributes beneath it, those in plurals left out; each before its parts.</summary>
    public IEnumerable<SchemaNode> Descendants()
    {
        foreach (SchemaNode part in Parts)
        {
            yield return part;
            if (part.Kind == SchemaKind.Object)
            {
                foreach (SchemaNode inner in part.Descendants())
                {
                    yield return inner;
                }
            }
        }
    }
}
