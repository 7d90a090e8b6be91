using System.Collections.Generic;
using UserMigration.Sandbox.Akamai.Schema;
using UserMigration.Sandbox.Akamai.Values;

namespace UserMigration.Sandbox.Akamai.Calls;

/// <summary>
/// The attributes that an answer contains: the <c>attributes</c> field of look-ups (contract of Akamai, section 3).
/// </summary>
internal sealed class AttributeSelection
{
    private readonly HashSet<AttributeDefinition> _chosen = new();

    /// <summary>Reads the field. If it is absent, all attributes are selected and the result is null.</summary>
    public static AttributeSelection? Read(CallArguments arguments, EntityType type)
    {
        IReadOnlyList<string>? names = arguments.Names("attributes");
        if (names is null)
        {
            return null;
        }

        AttributeSelection selection = new();
        foreach (string name in names)
        {
            IReadOnlyList<AttributeDefinition> path = type.FindPath(name)
                ?? throw new CallException(RecordFault.Unknown(string.Empty, name), "attributes");
            selection._chosen.UnionWith(path);
            selection.AddChildren(path[^1]);
        }

        return selection;
    }

    public bool Has(AttributeDefinition attribute) => _chosen.Contains(attribute);

    private void AddChildren(AttributeDefinition attribute)
    {
        foreach (AttributeDefinition child in attribute.Children?.Attributes ?? [])
        {
            _chosen.Add(child);
            AddChildren(child);
        }
    }
}
