using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Schemas;

/// <summary>
/// An attribute of a schema, prepared for checking values: its words are interpreted, and its parts can be found by name.
/// </summary>
internal sealed class SchemaNode
{
    // The part that contains the value if the elements of a plural have more than one part.
    private const string ElementValue = "value";

    private static readonly string[] s_unknownPattern = { "a regular expression with an unsupported syntax" };

    private readonly Dictionary<string, SchemaNode> _parts;

    private SchemaNode(SchemaDialect dialect, SchemaAttribute? attribute, IReadOnlyList<SchemaAttribute> parts)
    {
        _parts = parts
            .Select(part => new SchemaNode(dialect, part, part.Attributes))
            .ToDictionary(part => part.Name, StringComparer.Ordinal);
        HasLocallyUnique = parts.Any(part => part.IsLocallyUnique);
        RequiresPartsOfAll = dialect.RequiresPartsOfAll;
        if (attribute is null)
        {
            Kind = SchemaKind.Object;
            return;
        }

        Name = attribute.Name;
        Path = attribute.Path;
        Type = attribute.Type;
        Kind = dialect.KindOf(attribute);
        bool isText = Kind is SchemaKind.Text or SchemaKind.List;
        Constraints = isText ? dialect.ConstraintsOf(attribute) : TextConstraints.None;
        Length = isText && attribute.Length is { } most ? most : int.MaxValue;
        IsRequired = dialect.IsRequired(attribute);
        IsUnique = attribute.IsUnique && !attribute.IsReserved && attribute.IsEnabled
            && Kind is not (SchemaKind.Object or SchemaKind.Plural or SchemaKind.List or SchemaKind.Json or SchemaKind.Password);
        IsLocallyUnique = attribute.IsLocallyUnique;
        IsCaseSensitive = attribute.IsCaseSensitive;
        IsReserved = attribute.IsReserved;
        IsCreateOnly = attribute.IsCreateOnly;
        IsEnabled = attribute.IsEnabled;
        IsReadOnly = attribute.IsReadOnly || attribute.IsInternal;
        Limits = ValueLimits.Create(attribute, isText);
        string? pattern = isText ? attribute.Pattern : null;
        Pattern = pattern is null ? null : ValuePattern.TryMake(dialect.TranslatePattern(pattern));
        NotJudged = dialect.NotJudged(attribute)
            .Concat(Kind == SchemaKind.Unknown ? new[] { $"the type '{attribute.Type}'" } : Array.Empty<string>())
            .Concat(pattern is not null && Pattern is null ? s_unknownPattern : Array.Empty<string>())
            .ToArray();
    }

    private SchemaNode(string extra, bool requiresPartsOfAll)
    {
        _parts = new Dictionary<string, SchemaNode>();
        Name = extra;
        Path = extra;
        Kind = SchemaKind.Unknown;
        IsExtra = true;
        RequiresPartsOfAll = requiresPartsOfAll;
        NotJudged = new[] { "no field for this extra member" };
    }

    /// <summary>The name within the parent; empty at the root.</summary>
    public string Name { get; } = string.Empty;

    /// <summary>The names from the root to this attribute, with dots; empty at the root.</summary>
    public string Path { get; } = string.Empty;

    /// <summary>The type, as the store calls it; empty at the root.</summary>
    public string Type { get; } = string.Empty;

    /// <summary>The kind of its values.</summary>
    public SchemaKind Kind { get; }

    /// <summary>The constraints on its characters.</summary>
    public TextConstraints Constraints { get; }

    /// <summary>The maximum number of characters.</summary>
    public int Length { get; } = int.MaxValue;

    /// <summary>The regular expression that text must match, or null.</summary>
    public ValuePattern? Pattern { get; }

    /// <summary>The range or the options that limit its values, or null.</summary>
    public ValueLimits? Limits { get; }

    /// <summary>Whether the attribute must have a value.</summary>
    public bool IsRequired { get; }

    /// <summary>Whether a value may occur only once among all users.</summary>
    public bool IsUnique { get; }

    /// <summary>Whether a value may occur only once in its plural.</summary>
    public bool IsLocallyUnique { get; }

    /// <summary>Whether values are compared case-sensitively.</summary>
    public bool IsCaseSensitive { get; }

    /// <summary>Whether the store sets the attribute itself.</summary>
    public bool IsReserved { get; }

    /// <summary>Whether a new user can nevertheless be created with a value for the attribute.</summary>
    public bool IsCreateOnly { get; }

    /// <summary>Whether the store accepts values for the attribute. If not, it skips them.</summary>
    public bool IsEnabled { get; } = true;

    /// <summary>Whether users can't change the attribute, or can't see it.</summary>
    public bool IsReadOnly { get; }

    /// <summary>Whether the attribute is a member that records may have in addition to the schema.</summary>
    public bool IsExtra { get; }

    /// <summary>Whether a part that is required within an object is required of each user.</summary>
    public bool RequiresPartsOfAll { get; }

    /// <summary>Descriptions of what the schema specifies but this module can't check.</summary>
    public IReadOnlyList<string> NotJudged { get; } = Array.Empty<string>();

    /// <summary>Whether one of its parts is <see cref="IsLocallyUnique"/>.</summary>
    public bool HasLocallyUnique { get; }

    /// <summary>The parts of the attribute.</summary>
    public IReadOnlyCollection<SchemaNode> Parts => _parts.Values;

    /// <summary>Creates the root of a schema: an object without a name.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="dialect">The dialect of its kind of store.</param>
    public static SchemaNode RootOf(IdentitySchema schema, SchemaDialect dialect)
    {
        SchemaNode root = new SchemaNode(dialect, null, schema.Attributes);
        foreach (string extra in dialect.Extras.Where(extra => root.Find(extra) is null))
        {
            root._parts.Add(extra, new SchemaNode(extra, dialect.RequiresPartsOfAll));
        }

        return root;
    }

    /// <summary>Finds a part by its name.</summary>
    /// <param name="name">The exact name of the part.</param>
    public SchemaNode? Find(string name) => _parts.TryGetValue(name, out SchemaNode? part) ? part : null;

    /// <summary>Finds the attribute that a column fills.</summary>
    /// <param name="column">The name of the column, with dots.</param>
    /// <returns>The attribute, or the plural, JSON or password attribute that contains it; or null.</returns>
    public SchemaNode? FindFilledBy(string column)
    {
        SchemaNode node = this;
        bool isElement = false;
        foreach (string name in PathNames.Split(column))
        {
            if (!isElement && (node.Kind is SchemaKind.Plural or SchemaKind.Json or SchemaKind.Password || node.IsExtra))
            {
                break;
            }

            // A selector names an element of a plural, which has the parts of all elements.
            int selector = name.IndexOf('[');
            if ((selector > 0 ? node.Find(name.Substring(0, selector)) : node.Find(name)) is not { } part || (selector > 0 && part.Kind != SchemaKind.Plural))
            {
                return null;
            }

            node = part;
            isElement = selector > 0;
        }

        return isElement ? node.Find(ElementValue) ?? node : node;
    }

    /// <summary>Whether a column with a selector fills this attribute in an element of a plural.</summary>
    /// <param name="column">The name of the column, with dots.</param>
    public bool IsElement(string column)
    {
        int start = column.IndexOf('[');
        int end = start < 0 ? -1 : column.IndexOf(']', start);
        if (end < 0)
        {
            return false;
        }

        string path = column.Remove(start, end - start + 1);
        return Path == path || Path == path + "." + ElementValue;
    }

    /// <summary>All attributes below this one, each before its parts. Attributes in plurals and extra members are left out.</summary>
    public IEnumerable<SchemaNode> Descendants()
    {
        foreach (SchemaNode part in Parts.Where(part => !part.IsExtra))
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
