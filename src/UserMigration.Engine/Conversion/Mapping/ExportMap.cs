using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Schemas;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Conversion.Mapping;

/// <summary>
/// The default map from the export of one kind of store to another: it joins the attributes of both by what they say about a user. Nothing is
/// guessed: an attribute without a counterpart goes to one of the same name if the schema has it, and is otherwise not placed.
/// </summary>
internal sealed class ExportMap
{
    private static readonly AttributeTransform[] s_none = Array.Empty<AttributeTransform>();

    private readonly StoreTarget _source;
    private readonly StoreTarget _target;
    private readonly IdentitySchema? _schema;
    private readonly SchemaNode? _root;

    /// <summary>Creates the map.</summary>
    /// <param name="source">The kind of store that the export comes from.</param>
    /// <param name="target">The kind of store that the records are for.</param>
    /// <param name="schema">The schema of that store, or null.</param>
    public ExportMap(StoreTarget source, StoreTarget target, IdentitySchema? schema)
    {
        _source = source;
        _target = target;
        _schema = schema;
        _root = schema is null ? null : SchemaNode.RootOf(schema, target.Schema);
    }

    /// <summary>Finds where a column goes.</summary>
    /// <param name="column">The name of the column.</param>
    /// <returns>The places; empty if there is none. There are two if the value is also what users sign in with, and each user must have that.</returns>
    public IReadOnlyList<Placement> Find(string column)
    {
        ExportedAttribute[] exported = _source.ExportedAttributes.Where(one => one.Path == column).ToArray();
        List<Placement> places = exported.Where(one => one.Meaning != AttributeMeaning.UserName).Select(FindPlace).OfType<Placement>().Take(1).ToList();
        if (_target.Capabilities.RequiresKey)
        {
            places.AddRange(exported.Where(one => one.Meaning == AttributeMeaning.UserName).Select(FindPlace).OfType<Placement>());
        }

        return places.Count == 0 && FindSame(column, exported) is { } same ? new[] { same } : places;
    }

    /// <summary>Finds where columns go, for checks of their values.</summary>
    /// <param name="columns">The names of the columns.</param>
    public IEnumerable<ColumnPlace> FindAll(IEnumerable<string> columns) =>
        columns.SelectMany(column => Find(column).Select(place => new ColumnPlace(column, place.Attribute, place.Transforms.Count == 0)));

    private Placement? FindPlace(ExportedAttribute exported)
    {
        if (exported.ToNeutral is { } structure && _target.FindNeutral(exported.Meaning) is { } member)
        {
            return Has(member.Path) ? new Placement(member.Path, new[] { structure, member.FromNeutral }) { UsedMembers = exported.UsedMembers } : null;
        }

        if (exported.ToNeutral is not null && exported.Meaning is AttributeMeaning.SocialProfiles or AttributeMeaning.Consents)
        {
            return null;
        }

        return _target.UsualAttributes.FirstOrDefault(usual => usual.Meaning == exported.Meaning && Has(usual.Path)) is { } known
            ? new Placement(known.Path, exported.ToNeutral is { } plain ? new[] { plain } : s_none) { UsedMembers = exported.UsedMembers }
            : null;
    }

    // What the standard attributes of a store are for is known, so an attribute of another meaning goes only to one that was added.
    private Placement? FindSame(string column, ExportedAttribute[] exported)
    {
        if (_schema is null || _target.FindSame(_schema, column) is not { IsReserved: false, IsReadOnly: false, IsEnabled: true } same)
        {
            return null;
        }

        bool isAdded = _target.UsualAttributes.All(usual => usual.Path != same.Path);
        bool holdsStructures = _target.Schema.KindOf(same) is SchemaKind.Json or SchemaKind.Plural;
        return exported.Length == 0 || (isAdded && (holdsStructures || Array.TrueForAll(exported, one => one.ToNeutral is null)))
            ? new Placement(same.Path, s_none)
            : null;
    }

    private bool Has(string attribute) => _root is null
        || (_root.FindFilledBy(attribute) is { IsEnabled: true } node
            && (!node.IsReserved || node.IsCreateOnly)
            && _schema!.Find(node.Path) is not { IsReadOnly: true });
}
