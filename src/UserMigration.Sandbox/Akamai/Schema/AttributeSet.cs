using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace UserMigration.Sandbox.Akamai.Schema;

/// <summary>
/// The attributes of an entity type, of an object or of a plural, indexed by their names in UTF-8. Names are
/// case-sensitive.
/// </summary>
internal sealed class AttributeSet
{
    private readonly AttributeDefinition?[] _slots;
    private readonly byte[]?[] _names;
    private readonly int _mask;

    public AttributeSet(string path, IReadOnlyList<AttributeDefinition> attributes)
    {
        Path = path;
        Attributes = attributes.ToArray();
        HasLocallyUnique = Attributes.Any(attribute => attribute.Has(AttributeConstraints.LocallyUnique));
        int size = 16;
        while (size < Attributes.Length * 2)
        {
            size *= 2;
        }

        _mask = size - 1;
        _slots = new AttributeDefinition?[size];
        _names = new byte[]?[size];
        for (int i = 0; i < Attributes.Length; i++)
        {
            Attributes[i].Index = i;
            Add(Attributes[i]);
        }
    }

    /// <summary>The path with slashes that contains the attributes.</summary>
    public string Path { get; }

    public AttributeDefinition[] Attributes { get; }

    public bool HasLocallyUnique { get; }

    /// <summary>Returns an attribute by its name in UTF-8, or null.</summary>
    public AttributeDefinition? Find(ReadOnlySpan<byte> name)
    {
        int slot = Hash(name) & _mask;
        while (_slots[slot] is not null)
        {
            if (name.SequenceEqual(_names[slot]))
            {
                return _slots[slot];
            }

            slot = (slot + 1) & _mask;
        }

        return null;
    }

    /// <summary>Returns an attribute by its name, or null.</summary>
    public AttributeDefinition? Find(string name) => Find(Encoding.UTF8.GetBytes(name));

    private void Add(AttributeDefinition attribute)
    {
        byte[] name = Encoding.UTF8.GetBytes(attribute.Name);
        int slot = Hash(name) & _mask;
        while (_slots[slot] is not null)
        {
            slot = (slot + 1) & _mask;
        }

        _slots[slot] = attribute;
        _names[slot] = name;
    }

    private static int Hash(ReadOnlySpan<byte> name)
    {
        uint hash = 2166136261;
        foreach (byte b in name)
        {
            hash = (hash ^ b) * 16777619;
        }

        return (int)(hash ^ (hash >> 15));
    }
}
