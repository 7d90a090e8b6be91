using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Schemas;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Drafting;

/// <summary>The attributes that columns can go to: those of the schema, otherwise those that the kind of store usually has.</summary>
internal sealed class AttributeCatalog
{
    private static readonly char[] s_dot = { '.' };

    private readonly StoreTarget _target;
    private readonly SchemaNode? _root;
    private readonly Dictionary<string, KnownAttribute> _attributes;

    /// <summary>Creates the list of attributes.</summary>
    /// <param name="target">The kind of store.</param>
    /// <param name="schema">The schema, or null.</param>
    public AttributeCatalog(StoreTarget target, IdentitySchema? schema)
    {
        _target = target;
        _root = schema is null ? null : SchemaNode.RootOf(schema, target.Schema);
        IEnumerable<KnownAttribute> known = _root is null
            ? target.UsualAttributes.GroupBy(usual => usual.Path, StringComparer.Ordinal).Select(same => CreateUsual(same.First()))
            : _root.Descendants().Where(CanBeFilled).Select(node => Create(node, node.Path, MeaningOf(node.Path, node.Name))).Concat(CreateElements(_root));
        _attributes = known.ToDictionary(attribute => attribute.Path, StringComparer.Ordinal);
    }

    /// <summary>The attributes.</summary>
    public IReadOnlyCollection<KnownAttribute> All => _attributes.Values;

    /// <summary>The attributes that a user must have.</summary>
    public IEnumerable<string> Required => _root is null ? Enumerable.Empty<string>() : _root.Descendants().Where(IsRequired).Select(node => node.Path);

    /// <summary>Finds an attribute.</summary>
    /// <param name="path">The full name; case-sensitive.</param>
    public KnownAttribute? Find(string path) => _attributes.TryGetValue(path, out KnownAttribute? attribute) ? attribute : null;

    /// <summary>Finds the attributes with the name of a column, in any notation; the attribute that the store itself assigns to it comes first.</summary>
    /// <param name="column">The name of the column.</param>
    public IEnumerable<KnownAttribute> FindByName(string column)
    {
        if (Find(_target.AttributeOf(column)) is { } own)
        {
            yield return own;
        }

        string reduced = HeaderName.Reduce(column);
        KnownAttribute[] named = All.Where(attribute => HeaderName.Reduce(attribute.Path) == reduced).ToArray();
        named = named.Length > 0 ? named : All.Where(attribute => !attribute.IsOfConsent && HeaderName.Reduce(attribute.Name) == reduced).ToArray();
        if (named.Length == 1)
        {
            yield return named[0];
        }
    }

    /// <summary>Finds the attributes with a meaning; those that the kind of store usually has come first.</summary>
    /// <param name="meaning">The meaning.</param>
    public IEnumerable<KnownAttribute> FindByMeaning(AttributeMeaning meaning) => _target.UsualAttributes
        .Where(usual => usual.Meaning == meaning)
        .Select(usual => Find(usual.Path))
        .OfType<KnownAttribute>()
        .Concat(All.Where(attribute => attribute.Meaning == meaning))
        .Distinct();

    private static bool CanBeFilled(SchemaNode node) => node.Kind != SchemaKind.Object && node.IsEnabled && (!node.IsReserved || node.IsCreateOnly);

    // What is required within an object is required only of users who have the object, unless the store says otherwise.
    private static bool IsRequired(SchemaNode node) => node.IsRequired && (node.RequiresPartsOfAll || node.Path.IndexOf('.') < 0);

    // The schema has the list, and the kind of store says which of its elements a user usually has.
    private IEnumerable<KnownAttribute> CreateElements(SchemaNode root) => _target.UsualAttributes
        .Where(usual => usual.Path.IndexOf('[') >= 0)
        .Select(usual => (Usual: usual, Node: root.FindFilledBy(usual.Path)))
        .Where(one => one.Node is not null && CanBeFilled(one.Node))
        .Select(one => Create(one.Node!, one.Usual.Path, one.Usual.Meaning));

    private KnownAttribute Create(SchemaNode node, string path, AttributeMeaning meaning) => new KnownAttribute(path, node.Kind, meaning)
    {
        Constraints = node.Constraints | ConstraintsOf(_target.Rules.KindOf(path)),
        Length = node.Length,
        Options = node.Limits?.Options,
        Pattern = node.Pattern,
        IsOfConsent = IsOfConsent(path),
        IsUnique = node.IsUnique,
        IsCreateOnly = node.IsCreateOnly,
        DefaultTransform = DefaultOf(path),
    };

    private KnownAttribute CreateUsual(UsualAttribute usual) => new KnownAttribute(usual.Path, KindOf(usual.Path), usual.Meaning)
    {
        Constraints = ConstraintsOf(_target.Rules.KindOf(usual.Path)),
        DefaultTransform = DefaultOf(usual.Path),
        IsOfConsent = IsOfConsent(usual.Path),
    };

    private AttributeMeaning MeaningOf(string path, string name) =>
        _target.UsualAttributes.FirstOrDefault(usual => usual.Path == path)?.Meaning ?? (IsOfConsent(path) ? AttributeMeaning.None : MeaningNames.Find(HeaderName.Reduce(name)));

    private static bool IsOfConsent(string path)
    {
        string[] names = path.Split(s_dot);
        return names.Take(names.Length - 1).Any(name => MeaningNames.IsConsent(HeaderName.Reduce(name)));
    }

    private string? DefaultOf(string path) => _target.DefaultTransforms.TryGetValue(path, out string? name) ? name : null;

    private SchemaKind KindOf(string path) => _target.Capabilities.PasswordAttributes.Contains(path) ? SchemaKind.Password
        : DefaultOf(path) == "Plural" ? SchemaKind.Plural
        : _target.Rules.KindOf(path) switch
        {
            AttributeKind.Boolean => SchemaKind.Boolean,
            AttributeKind.Integer => SchemaKind.Integer,
            AttributeKind.Number => SchemaKind.Decimal,
            AttributeKind.Date => SchemaKind.Date,
            AttributeKind.DateTime => SchemaKind.DateTime,
            AttributeKind.Day => SchemaKind.Day,
            AttributeKind.IsoDateTime => SchemaKind.IsoDateTime,
            AttributeKind.Json => SchemaKind.Json,
            _ => SchemaKind.Text,
        };

    private static TextConstraints ConstraintsOf(AttributeKind kind) => kind switch
    {
        AttributeKind.Email => TextConstraints.EmailAddress,
        AttributeKind.Url => TextConstraints.Url,
        AttributeKind.PhoneNumber => TextConstraints.PhoneNumber,
        _ => TextConstraints.None,
    };
}
