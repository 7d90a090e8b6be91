using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Conversion.Members;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Schemas;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Stores.Scim;

/// <summary>
/// Creates the resource of a user (RFC 7643, section 4.1): <c>schemas</c> with the schemas that are used; the attributes of an extension in the object
/// of its URN; and the elements of multi-valued attributes, each with the member that selects it.
/// </summary>
internal sealed class ScimRecordBuilder : RecordBuilder
{
    private const string Schemas = "schemas";
    private const string Value = "value";

    private static readonly Dictionary<string, string> s_none = new Dictionary<string, string>(StringComparer.Ordinal);

    private readonly IdentitySchema? _schema;

    // Each record of a file has the same paths.
    private readonly Dictionary<string, ScimPath?> _paths = new Dictionary<string, ScimPath?>(StringComparer.Ordinal);

    /// <summary>Creates a shape.</summary>
    /// <param name="schema">The schema of the server; null for that of the standard.</param>
    public ScimRecordBuilder(IdentitySchema? schema)
    {
        _schema = schema;
    }

    public override IReadOnlyDictionary<string, string> Defaults => s_none;

    public override int PlaceOf(string path) => 0;

    public override string PathInRecord(string path) => ScimPath.Read(path) is not { } known ? path
        : known.Selector is not null ? Around(known)
        : Around(known) + string.Concat(known.Parts.Select(part => "." + part));

    public override AttributeTransform? FinalTransformFor(string path)
    {
        if (ScimPath.Read(path) is not { } known)
        {
            return null;
        }

        string name = known.Selector is not null && known.Parts.Count == 0 ? known.InSchema + "." + Value : known.InSchema;
        return (_schema?.Find(name) ?? ScimCore.Find(name)) is { } attribute ? TransformOf(attribute) : null;
    }

    public override void Finish(Dictionary<string, object?> attributes, MigrationRecord record, RecordOperation operation)
    {
        KeyValuePair<string, object?>[] flat = attributes.ToArray();
        List<object?> schemas = new List<object?> { ScimUrns.User };
        attributes.Clear();
        attributes[Schemas] = schemas;
        foreach (KeyValuePair<string, object?> member in flat)
        {
            if (FindPath(member.Key) is { } path)
            {
                Place(attributes, path, member.Value);
                if (path.Schema is not null && !ScimValues.IsUnassigned(member.Value) && !schemas.Contains(path.Schema))
                {
                    schemas.Add(path.Schema);
                }
            }
            else if (member.Key == Schemas && ScimValues.Elements(member.Value) is { } given)
            {
                schemas.AddRange(given.Where(one => !schemas.Contains(one)));
            }
            else if (attributes.TryGetValue(member.Key, out object? known) && known is List<object?> elements && ScimValues.Elements(member.Value) is { } more)
            {
                elements.AddRange(more);
            }
            else if (member.Key != Schemas)
            {
                attributes[member.Key] = member.Value;
            }
        }
    }

    /// <summary>Gets the path of a member that is not an attribute at the root: of an extension, or of a selected element; otherwise null.</summary>
    private ScimPath? FindPath(string name)
    {
        if (name.IndexOf('[') < 0 && !PathNames.IsUrn(name))
        {
            return null;
        }

        if (!_paths.TryGetValue(name, out ScimPath? path))
        {
            path = ScimPath.Read(name);
            _paths.Add(name, path);
        }

        return path;
    }

    private static string Around(ScimPath path) => path.Schema is null ? path.Name : path.Schema + "." + path.Name;

    private static void Place(Dictionary<string, object?> attributes, ScimPath path, object? value)
    {
        Dictionary<string, object?> owner = attributes;
        if (path.Schema is not null)
        {
            if (!attributes.TryGetValue(path.Schema, out object? extension) || extension is not Dictionary<string, object?> known)
            {
                known = new Dictionary<string, object?>(StringComparer.Ordinal);
                attributes[path.Schema] = known;
            }

            owner = known;
        }

        if (path.Selector is not { } selector)
        {
            owner[path.Name] = owner.TryGetValue(path.Name, out object? before) && ScimValues.Members(before) is { } some && ScimValues.Members(value) is { } more
                ? some.Concat(more).GroupBy(one => one.Key).ToDictionary(group => group.Key, group => group.Last().Value, StringComparer.Ordinal)
                : value;
            return;
        }

        if (!owner.TryGetValue(path.Name, out object? list) || list is not List<object?> elements)
        {
            elements = new List<object?>();
            owner[path.Name] = elements;
        }

        // An element without values does not exist. If all are empty, the list is, which erases the attribute in an update.
        if (!ScimValues.IsUnassigned(value))
        {
            Dictionary<string, object?> element = ScimValues.Members(value)?.ToDictionary(member => member.Key, member => member.Value, StringComparer.Ordinal)
                ?? new Dictionary<string, object?>(StringComparer.Ordinal) { [Value] = value };
            element[selector.Key] = selector.Value;
            elements.Add(element);
        }
    }

    private static AttributeTransform? TransformOf(SchemaAttribute attribute) => ScimTarget.Dialect.KindOf(attribute) switch
    {
        SchemaKind.Boolean => BuiltInTransforms.Create(attribute.Path, "Boolean", null, allowClearText: false),
        SchemaKind.Integer => BuiltInTransforms.Create(attribute.Path, "Integer", null, allowClearText: false),
        SchemaKind.Decimal => BuiltInTransforms.Create(attribute.Path, "Number", null, allowClearText: false),
        SchemaKind.IsoDateTime => TimeMember.Instance,
        SchemaKind.Text => TextMember.Instance,
        SchemaKind.List => ListMember.Instance,
        SchemaKind.Plural => ScimElements.Instance,
        SchemaKind.Object => new ObjectMember(
            $"Use a column for each part, such as {attribute.Path}.{(attribute.Attributes.Count > 0 ? attribute.Attributes[0].Name : Value)}, or write the value as JSON.",
            name => attribute.Attributes.FirstOrDefault(part => part.Name == name) is { } part ? TransformOf(part) : null),
        _ => null,
    };
}
