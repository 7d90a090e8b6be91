using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using UserMigration.Engine;
using UserMigration.Engine.Conversion;

namespace UserMigration.Commands;

/// <summary>Reads the hashtables of ConvertTo-IdentityRecord.</summary>
internal static class ConversionArguments
{
    /// <summary>The transforms by attribute: the target's defaults, changed or switched off by what was given.</summary>
    /// <param name="target">The target.</param>
    /// <param name="given">Attribute to the name of a transform, a scriptblock, a list of them, or null.</param>
    /// <param name="allowClearText">Whether a password may be clear text.</param>
    /// <param name="errors">The list behind <c>$Error</c>, which keeps nothing of what a script throws; or null.</param>
    /// <exception cref="MigrationException">There is no transform of a name.</exception>
    public static Dictionary<string, IReadOnlyList<AttributeTransform>> ReadTransforms(
        IdentityTarget target,
        Hashtable given,
        bool allowClearText,
        IList? errors)
    {
        Dictionary<string, IReadOnlyList<AttributeTransform>> transforms =
            new Dictionary<string, IReadOnlyList<AttributeTransform>>(StringComparer.Ordinal);
        foreach (KeyValuePair<string, string> item in TargetTransforms.DefaultsOf(target))
        {
            transforms[item.Key] = new[] { ReadTransform(item.Key, item.Value, allowClearText, errors) };
        }

        foreach (DictionaryEntry entry in given)
        {
            string attribute = InvariantText.Of(entry.Key)!;
            List<AttributeTransform> some = new List<AttributeTransform>();
            foreach (object? item in ScriptValue.Many(entry.Value))
            {
                if (item is not null)
                {
                    some.Add(ReadTransform(attribute, item, allowClearText, errors));
                }
            }

            transforms[attribute] = some;
        }

        return transforms;
    }

    /// <summary>Reads a map into the options: text renames a column, null drops it, a hashtable makes an attribute.</summary>
    /// <param name="map">The map.</param>
    /// <param name="options">The options to fill.</param>
    /// <exception cref="MigrationException">An entry can't be understood.</exception>
    public static void ReadMap(Hashtable map, ConversionOptions options)
    {
        Dictionary<string, string> renames = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        Dictionary<string, object?> constants = new Dictionary<string, object?>(StringComparer.Ordinal);
        List<string> drops = new List<string>();
        foreach (DictionaryEntry entry in map)
        {
            string name = InvariantText.Of(entry.Key)!;
            switch (ScriptValue.Bare(entry.Value))
            {
                case null:
                    drops.Add(name);
                    break;
                case string attribute when attribute.Length > 0:
                    renames[name] = attribute;
                    break;
                case IDictionary how when how.Count == 1 && how.Contains("Constant"):
                    constants[name] = how["Constant"] is { } value ? ScriptValue.ToAttribute(value) : null;
                    break;
                default:
                    throw new MigrationException(
                        "MapEntryInvalid",
                        MigrationFault.InvalidArgument,
                        $"-Map has an entry for '{name}' that can't be understood. Give an attribute name to rename the column, "
                            + "$null to drop it, or @{ Constant = value } to set the attribute in each record.",
                        name);
            }
        }

        options.Renames = renames;
        options.Drops = drops;
        options.Constants = constants;
    }

    private static AttributeTransform ReadTransform(string attribute, object given, bool allowClearText, IList? errors)
    {
        if (given is ScriptBlock script)
        {
            return new ScriptTransform(script, errors);
        }

        string name = InvariantText.Of(given) ?? string.Empty;
        return BuiltInTransforms.Find(name, allowClearText) ?? throw new MigrationException(
            "TransformUnknown",
            MigrationFault.InvalidArgument,
            $"-Transform gives '{attribute}' a transform that does not exist. There are {string.Join(", ", BuiltInTransforms.Names)}, and scriptblocks.",
            attribute);
    }
}
