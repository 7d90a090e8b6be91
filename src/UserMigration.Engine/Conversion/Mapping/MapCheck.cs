using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Schemas;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Conversion.Mapping;

/// <summary>Checks the attributes of a map against a schema, before the first record is converted.</summary>
public static class MapCheck
{
    /// <summary>Checks attributes against a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="target">The kind of store of the schema.</param>
    /// <param name="paths">The full names of the attributes.</param>
    /// <exception cref="MigrationException">The store would refuse an attribute in each record.</exception>
    public static void Check(IdentitySchema schema, StoreTarget target, IReadOnlyList<string> paths)
    {
        if (schema is null)
        {
            throw new ArgumentNullException(nameof(schema));
        }

        SchemaNode root = SchemaNode.RootOf(schema, target.Schema);
        HashSet<string> taken = new HashSet<string>(paths, StringComparer.Ordinal);
        IReadOnlyList<string> faults = FindFaults(schema, target, paths);
        if (faults.Count > 0)
        {
            throw new MigrationException(
                "AttributeNotInSchema",
                MigrationFault.InvalidData,
                "The store would refuse every record, so no record was converted: " + string.Join(" ", faults)
                    + " Rename or drop the columns with -Map.",
                paths.First(path => Find(root, path, taken) is not null));
        }
    }

    /// <summary>Gets why the store would refuse attributes in each record: a sentence for each, in lower case.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="target">The kind of store of the schema.</param>
    /// <param name="paths">The full names of the attributes.</param>
    public static IReadOnlyList<string> FindFaults(IdentitySchema schema, StoreTarget target, IReadOnlyList<string> paths)
    {
        SchemaNode root = SchemaNode.RootOf(schema ?? throw new ArgumentNullException(nameof(schema)), target.Schema);
        HashSet<string> taken = new HashSet<string>(paths, StringComparer.Ordinal);
        return paths.Select(path => Find(root, path, taken)).OfType<string>().ToArray();
    }

    /// <summary>Gets the attributes that the store silently ignores, because they are not enabled.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="target">The kind of store of the schema.</param>
    /// <param name="paths">The full names of the attributes.</param>
    public static IReadOnlyList<string> FindDisabled(IdentitySchema schema, StoreTarget target, IReadOnlyList<string> paths)
    {
        SchemaNode root = SchemaNode.RootOf(schema ?? throw new ArgumentNullException(nameof(schema)), target.Schema);
        return paths.Where(path => root.FindFilledBy(path) is { IsEnabled: false }).ToArray();
    }

    private static string? Find(SchemaNode root, string path, HashSet<string> taken) => root.FindFilledBy(path) switch
    {
        null => $"the schema has no attribute '{path}'.{AttributeSuggestion.Ask(AttributeSuggestion.Find(root, path, taken))}",
        { IsReserved: true, IsCreateOnly: false } => $"only the store can set '{path}'.",
        { Kind: SchemaKind.Plural } plural when plural.Path != path => $"'{path}' is within the plural '{plural.Path}', which accepts only a complete list.",
        _ => null,
    };
}
