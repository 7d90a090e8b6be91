using System;
using System.Collections.Generic;
using System.Globalization;

namespace UserMigration;

/// <summary>The attributes that a store has for an entity type, and what it asks of their values.</summary>
public sealed class IdentitySchema
{
    private readonly Dictionary<string, SchemaAttribute> _byPath = new Dictionary<string, SchemaAttribute>(StringComparer.Ordinal);
    private readonly List<SchemaAttribute> _all = new List<SchemaAttribute>();
    private readonly string? _json;

    /// <summary>Makes a schema.</summary>
    /// <param name="target">The kind of store.</param>
    /// <param name="entityType">The entity type.</param>
    /// <param name="attributes">The attributes at the root.</param>
    /// <param name="json">The schema as the store wrote it, in JSON, or null.</param>
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

    /// <summary>The attributes at the root; objects and plurals have more inside.</summary>
    public IReadOnlyList<SchemaAttribute> Attributes { get; }

    /// <summary>The address of the store that gave it; null where that isn't known.</summary>
    public Uri? Uri { get; init; }

    /// <summary>When the store gave it, in UTC; null where that isn't known.</summary>
    public DateTimeOffset? RetrievedAt { get; init; }

    /// <summary>The full path of the file that it was read from; null where it comes from the store itself.</summary>
    public string? Path { get; init; }

    /// <summary>Finds an attribute.</summary>
    /// <param name="path">The names from the root down to it, with dots between them; exact in case.</param>
    /// <returns>The attribute, or null where there is none of that path.</returns>
    public SchemaAttribute? Find(string path) =>
        _byPath.TryGetValue(path ?? throw new ArgumentNullException(nameof(path)), out SchemaAttribute? attribute) ? attribute : null;

    /// <summary>All attributes, each before its parts: objects and plurals, and what they have inside.</summary>
    public IReadOnlyList<SchemaAttribute> GetAllAttributes() => _all;

    /// <summary>
    /// The paths that a column of a datafile can fill: each attribute that is no object, a plural as one. What the store
    /// sets by itself is left out, unless it may be given for a new user; so is what is not enabled.
    /// </summary>
    public IReadOnlyCollection<string> GetPaths()
    {
        List<string> paths = new List<string>();
        AddPaths(Attributes, paths);
        return paths;
    }

    /// <summary>The schema as the store wrote it, in JSON; null where it does not come from a store.</summary>
    public string? GetJson() => _json;

    /// <summary>Target, entity type and the number of attributes.</summary>
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
