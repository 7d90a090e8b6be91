using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Conversion.Mapping;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Values;

namespace UserMigration.Infrastructure;

/// <summary>Reads -Map of ConvertTo-IdentityRecord.</summary>
internal static class MapReader
{
    /// <summary>
    /// Reads a map into the options: text renames a column, null drops it, and any other value creates an attribute.
    /// </summary>
    /// <param name="map">The map.</param>
    /// <param name="runner">Runs scriptblocks.</param>
    /// <param name="options">The options to fill.</param>
    /// <exception cref="MigrationException">An entry is not valid.</exception>
    public static void Read(IDictionary map, ScriptRunner runner, ConversionOptions options)
    {
        Dictionary<string, string> renames = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        Dictionary<string, AttributeSource> sources = new Dictionary<string, AttributeSource>(StringComparer.Ordinal);
        List<string> drops = new List<string>();
        foreach (DictionaryEntry entry in map)
        {
            string name = InvariantFormatter.Write(entry.Key)!;
            switch (ScriptValue.Bare(entry.Value))
            {
                case null:
                    drops.Add(name);
                    break;
                case string attribute when attribute.Length > 0:
                    renames[name] = attribute;
                    break;
                case ScriptBlock script:
                    sources[name] = new ScriptSource(script, runner);
                    break;
                case IDictionary how:
                    sources[name] = MapEntry.Read(name, Keys(how));
                    break;
                default:
                    throw MapEntry.Invalid(name, "is not valid");
            }
        }

        options.Renames = renames;
        options.Drops = drops;
        options.Sources = sources;
    }

    /// <summary>Reads how a map treats columns, for checks before they are converted.</summary>
    /// <param name="map">The map.</param>
    /// <param name="runner">Runs scriptblocks; none is run here.</param>
    /// <param name="target">The kind of store.</param>
    /// <exception cref="MigrationException">An entry is not valid.</exception>
    public static ColumnMap ReadColumns(IDictionary map, ScriptRunner runner, StoreTarget target)
    {
        ConversionOptions options = new ConversionOptions(target);
        Read(map, runner, options);
        return ColumnsOf(options);
    }

    /// <summary>Returns how a map that was read treats columns.</summary>
    /// <param name="options">The options into which it was read.</param>
    public static ColumnMap ColumnsOf(ConversionOptions options) =>
        new ColumnMap { Renames = options.Renames, Drops = options.Drops, Made = options.Sources.Keys.ToArray() };

    private static Dictionary<string, object?> Keys(IDictionary entry)
    {
        Dictionary<string, object?> keys = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry item in entry)
        {
            string key = InvariantFormatter.Write(item.Key)!;
            bool isConstant = key.Equals("Constant", StringComparison.OrdinalIgnoreCase);
            keys[key] = isConstant && item.Value is not null ? ScriptValue.ToAttribute(item.Value) : ScriptValue.ToPlain(item.Value);
        }

        return keys;
    }
}
