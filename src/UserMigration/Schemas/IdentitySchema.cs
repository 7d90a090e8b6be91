using System;
using System.Collections.Generic;
using System.Globalization;

namespace UserMigration;

/// <summary>The attributes that a store has for an entity type, and the requirements for their values.</summary>
public sealed class IdentitySchema
{
    private readonly Dictionary<string, SchemaAttribute> _byPath = new Dictionary<string, SchemaAttribute>(StringComparer.Ordinal);
    private readonly List<SchemaAttribute> _all = new List<SchemaAttribute>();
    private readonly string? _json;

    /// <summary>Creates a schema.</summary>
    /// <param name="target">The kind of store.</param>
    /// <param name="entityType">The entity type.</param>
    /// <param name="attributes">The attributes at the root level.</param>
    /// <param name="json">The schema as the store returned it, in JSON, or null.</param>
    /// <exception cref="ArgumentException">Two attributes have the same path.</exception>
    public IdentitySchema(IdentityTarget target, string entityType, IReadOnlyList<SchemaAttribute> attributes, string? json = null)
    {
        Target = target;
        EntityType = entityType ?? throw new ArgumentNullException(nameof(entityType));
        Attributes = attributes ?? throw new ArgumentNullException(nameof(attributes));
        _json = json;
        AddAll(attributes);
    }

    /// <summary>The kind of store.</summary>
    public IdentityTarget Target { get; }

    /// <summary>The entity type.</summary>
    public string EntityType { get; }

    /// <summary>The attributes at the root level; objects and plurals contain more.</summary>
    public IReadOnlyList<SchemaAttribute> Attributes { get; }

    /// <summary>The address of the store that returned it; null if it is unknown.</summary>
    public Uri? Uri { get; init; }

    /// <summary>When the store returned it, in UTC; null if it is unknown.</summary>
    public DateTimeOffset? RetrievedAt { get; init; }

    /// <summary>The full path of the file that it was read from; null if it comes from the store itself.</summary>
    public string? Path { get; init; }

    /// <summary>Finds an attribute by its path.</summary>
    /// <param name="path">The dotted path from the root; case-sensitive.</param>
    /// <returns>The attribute, or null if there is no attribute with that path.</returns>
    public SchemaAttribute? Find(string path) =>
        _byPath.TryGetValue(path ?? throw new ArgumentNullException(nameof(path)), out SchemaAttribute? attribute) ? attribute : null;

    /// <summary>Returns all attributes, each before its parts: objects and plurals, and what they contain.</summary>
    public IReadOnlyList<SchemaAttribute> GetAllAttributes() => _all;

    /// <summary>
    /// Returns the paths that a column of a datafile can fill: each attribute that is not an object, a plural as one.
    /// Attributes that the store sets by itself are left out, unless a value is allowed for a new user. Attributes that
    /// are not enabled are left out too.
    /// </summary>
    public IReadOnlyCollection<string> GetPaths()
    {
        List<string> paths = new List<string>();
        AddPaths(Attributes, paths);
        return paths;
    }

    /// <summary>Returns the schema as the store returned it, in JSON; null if it does not come from a store.</summary>
    public string? GetJson() => _json;

    /// <summary>Returns the target, the entity type and the number of attributes.</summary>
    public override string ToString() =>
        string.Format(CultureInfo.InvariantCulture, "{0} {1} ({2} attributes)", Target, EntityType, Attributes.Count);

    private void AddAll(IReadOnlyList<SchemaAttribute> attributes)
    {
        foreach (SchemaAttribute attribute in attributes)
        {
            _byPath.Add(attribute.Path, attribute);
            _all.Add(attribute);
            AddAll(attribute.Attributes);
        }
    }

    private static void AddPaths(IReadOnlyList<SchemaAttribute> attributes, List<string> paths)
    {
        foreach (SchemaAttribute attribute in attributes)
        {
            if (attribute.IsObject)
            {
                AddPaths(attribute.Attributes, paths);
            }
            else if (attribute.IsEnabled && (!attribute.IsReserved || attribute.IsCreateOnly))
            {
                paths.Add(attribute.Path);
            }
        }
    }
}
