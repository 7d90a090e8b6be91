using System;
using System.Collections;
using System.Collections.Generic;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Values;

namespace UserMigration.Infrastructure;

/// <summary>Reads -AttributeType.</summary>
internal static class AttributeTypes
{
    /// <summary>Reads the kinds by attribute.</summary>
    /// <param name="given">A hashtable that maps attributes to the names of kinds, which are not case-sensitive.</param>
    /// <exception cref="MigrationException">A name is not that of a kind.</exception>
    public static Dictionary<string, AttributeKind> Read(Hashtable given)
    {
        Dictionary<string, AttributeKind> kinds = new Dictionary<string, AttributeKind>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in given)
        {
            string? name = InvariantFormatter.Write(ScriptValue.Bare(entry.Value));
            if (!Enum.TryParse(name, ignoreCase: true, out AttributeKind kind) || !Enum.IsDefined(typeof(AttributeKind), kind))
            {
                throw new MigrationException(
                    "AttributeTypeUnknown",
                    MigrationFault.InvalidArgument,
                    $"-AttributeType has an unknown type for '{entry.Key}'. Use one of these: {string.Join(", ", Enum.GetNames(typeof(AttributeKind)))}.",
                    entry.Key);
            }

            kinds[InvariantFormatter.Write(entry.Key)!] = kind;
        }

        return kinds;
    }
}
