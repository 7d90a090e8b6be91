using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Sandbox.Akamai.Schema;

/// <summary>An entity type: its name and its attributes.</summary>
internal sealed class EntityType
{
    public EntityType(string name, AttributeSet attributes)
    {
        Name = name;
        Attributes = attributes;
        List<AttributeDefinition> keys = new();
        CollectKeys(attributes, keys);
        Keys = keys;
        for (int i = 0; i < keys.Count; i++)
        {
            keys[i].KeyNumber = i;
        }
    }

    public string Name { get; }

    public AttributeSet Attributes { get; }

    /// <summary>
    /// The attributes whose values are unique over all records. A record can also be looked up by them.
    /// </summary>
    public IReadOnlyList<AttributeDefinition> Keys { get; }

    /// <summary>The signature of the attributes that the index in a database file covers.</summary>
    public string KeySignature =>
        string.Join('\n', Keys.Select(key => $"{key.Path} {key.Kind}{(key.IsCaseSensitive ? " case-sensitive" : string.Empty)}"));

    /// <summary>
    /// Finds an attribute by a path with dots or slashes. Returns the definitions from the root to it, or null.
    /// </summary>
    public IReadOnlyList<AttributeDefinition>? FindPath(string path)
    {
        List<AttributeDefinition> found = new();
        AttributeSet? set = Attributes;
        foreach (string name in path.TrimStart('/', '.').Split('.', '/'))
        {
            AttributeDefinition? attribute = set?.Find(name);
            if (attribute is null)
            {
                return null;
            }

            found.Add(attribute);
            set = attribute.Children;
        }

        return found;
    }

    private static void CollectKeys(AttributeSet attributes, List<AttributeDefinition> keys)
    {
        foreach (AttributeDefinition attribute in attributes.Attributes)
        {
            if (attribute.Kind == AttributeKind.Object)
            {
                CollectKeys(attribute.Children!, keys);
            }
            else if (attribute.Has(AttributeConstraints.Unique) && !attribute.IsReserved && attribute.Kind < AttributeKind.Password)
            {
                keys.Add(attribute);
            }
        }
    }
}
