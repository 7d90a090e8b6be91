using System.Collections;
using System.Linq;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Targets;

namespace UserMigration.Infrastructure;

/// <summary>
/// Reads the conversion that will follow a check. Its scriptblocks are not run, so their results are unknown.
/// </summary>
internal static class ConversionReader
{
    /// <summary>Reads the options of the conversion.</summary>
    /// <param name="runner">The runner that the scriptblocks are bound to; none is run.</param>
    /// <param name="map">The map, and the transforms of its file.</param>
    /// <param name="transform">The transforms that are specified in addition to those of the map.</param>
    /// <param name="target">The kind of store.</param>
    /// <param name="allowClearText">Whether clear-text passwords are allowed.</param>
    /// <param name="passwordType">The types that hashes are sent as.</param>
    /// <param name="schema">The schema, or null.</param>
    /// <param name="operationColumn">The column of the operations, or null.</param>
    /// <param name="from">The kind of store that the records were exported from, or null.</param>
    /// <param name="omitPasswordKind">The kinds of passwords that are omitted, or null.</param>
    /// <exception cref="MigrationException">An entry is not valid.</exception>
    public static ConversionOptions Read(
        ScriptRunner runner,
        MapFile map,
        IDictionary transform,
        StoreTarget target,
        bool allowClearText,
        Hashtable passwordType,
        IdentitySchema? schema,
        string? operationColumn,
        StoreTarget? from = null,
        string[]? omitPasswordKind = null)
    {
        TransformReader transforms = new TransformReader(runner, allowClearText, PasswordArguments.ReadTable(target, passwordType));
        transforms.ReadDefaults(target);
        transforms.Read(map.Transform);
        transforms.Read(transform);
        ConversionOptions options = new ConversionOptions(target)
        {
            EmptyValue = map.EmptyValue ?? default,
            Transforms = transforms.Transforms,
            Schema = schema,
            OperationColumn = operationColumn,
            From = from,
            Unwrap = ScriptValue.ToAttribute,
        };
        MapReader.Read(map.Map, runner, options);
        ToleranceReader.Read(map, null, omitPasswordKind, options);
        options.Unknown = transforms.Transforms
            .Where(item => item.Value.Any(one => one is ScriptTransform))
            .Select(item => item.Key)
            .Concat(options.Sources.Where(item => item.Value is ScriptSource).Select(item => item.Key))
            .ToArray();
        return options;
    }
}
