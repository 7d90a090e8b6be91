using System.Collections;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Conversion.Tolerance;
using UserMigration.Engine.Values;

namespace UserMigration.Infrastructure;

/// <summary>Reads -OnInvalidValue and -OmitPasswordKind of ConvertTo-IdentityRecord, and the parts of these names of a map file.</summary>
internal static class ToleranceReader
{
    /// <summary>Reads the values into the options.</summary>
    /// <param name="map">The map file.</param>
    /// <param name="onInvalidValue">The value of -OnInvalidValue, which takes precedence attribute by attribute; or null.</param>
    /// <param name="omitPasswordKind">The value of -OmitPasswordKind, which replaces that of the map file; or null.</param>
    /// <param name="options">The options to fill. Their schema is already read.</param>
    /// <exception cref="MigrationException">A value is not valid.</exception>
    public static void Read(MapFile map, IDictionary? onInvalidValue, IReadOnlyList<string>? omitPasswordKind, ConversionOptions options)
    {
        Dictionary<string, string?> actions = new Dictionary<string, string?>();
        foreach (DictionaryEntry entry in map.OnInvalidValue.Cast<DictionaryEntry>().Concat((onInvalidValue ?? new Hashtable()).Cast<DictionaryEntry>()))
        {
            actions[InvariantFormatter.Write(entry.Key)!] = InvariantFormatter.Write(ScriptValue.Bare(entry.Value));
        }

        if (actions.Count > 0)
        {
            options.OnInvalidValue = InvalidValuePolicy.Read(actions, options.Target, options.Schema);
        }

        IReadOnlyList<string> kinds = omitPasswordKind ?? map.OmitPasswordKind;
        options.OmittedPasswords = kinds.Count == 0 ? null : new OmittedPasswords(kinds, StoreTargets.Envelopes);
    }
}
