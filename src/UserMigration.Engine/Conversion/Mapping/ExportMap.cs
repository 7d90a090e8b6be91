using System;
using System.Linq;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Conversion.Mapping;

/// <summary>
/// The default map from the export of one kind of store to another: it joins the attributes of both by what they say about a user. Nothing is
/// guessed: an attribute without a counterpart goes to one of the same name if the schema has it, and is otherwise not placed.
/// </summary>
internal sealed class ExportMap
{
    private readonly StoreTarget _source;
    private readonly StoreTarget _target;
    private readonly IdentitySchema? _schema;

    /// <summary>Creates the map.</summary>
    /// <param name="source">The kind of store that the export comes from.</param>
    /// <param name="target">The kind of store that the records are for.</param>
    /// <param name="schema">The schema of that store, or null.</param>
    public ExportMap(StoreTarget source, StoreTarget target, IdentitySchema? schema)
    {
        _source = source;
        _target = target;
        _schema = schema;
    }

    /// <summary>Finds where a column goes.</summary>
    /// <param name="column">The name of the column.</param>
    /// <returns>The place; null if there is none.</returns>
    public Placement? Find(string column)
    {
        foreach (ExportedAttribute exported in _source.ExportedAttributes.Where(one => one.Path == column))
        {
            if (Find(exported) is { } place && Has(place.Attribute))
            {
                return place;
            }
        }

        string same = _target.AttributeOf(column);
        return _schema?.Find(same) is { IsReserved: false, IsReadOnly: false, IsEnabled: true } && !_source.ExportedAttributes.Any(one => one.Path == column)
            ? new Placement(same, Array.Empty<AttributeTransform>())
            : null;
    }

    private Placement? Find(ExportedAttribute exported)
    {
        if (_target.FindNeutral(exported.Meaning) is { } member && exported.ToNeutral is { } structure)
        {
            return new Placement(member.Path, new[] { structure, member.FromNeutral });
        }

        if (exported.ToNeutral is not null && exported.Meaning is AttributeMeaning.SocialProfiles or AttributeMeaning.Consents)
        {
            return null;
        }

        return _target.UsualAttributes.FirstOrDefault(usual => usual.Meaning == exported.Meaning) is { } known
            ? new Placement(known.Path, exported.ToNeutral is { } plain ? new[] { plain } : Array.Empty<AttributeTransform>())
            : null;
    }

    private bool Has(string attribute) => _schema is null || _schema.Find(attribute) is not { IsEnabled: false } and not { IsReadOnly: true } and not null;
}
