using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Validation;

/// <summary>
/// Finds columns with booleans whose attributes have a type that only the schema shows, in a conversion without a schema. They would be sent
/// as text, and the store would refuse each record if the attribute is a boolean.
/// </summary>
public sealed class UntypedBooleans
{
    private const int MostRecords = 1000;

    private readonly StoreTarget _target;
    private readonly ColumnPaths _paths;
    private readonly HashSet<string> _transformed;
    private int _records;

    /// <summary>Creates the search.</summary>
    /// <param name="target">The kind of store.</param>
    /// <param name="map">The columns in the map.</param>
    /// <param name="transformed">The attributes with transforms that the user specifies.</param>
    public UntypedBooleans(StoreTarget target, ColumnMap map, IEnumerable<string> transformed)
    {
        _target = target ?? throw new ArgumentNullException(nameof(target));
        _paths = new ColumnPaths(target.AttributeOf, map);
        _transformed = new HashSet<string>(transformed, StringComparer.Ordinal);
    }

    /// <summary>Whether to pass further records to <see cref="AdviseFor"/>: it looks at the first 1,000, until it finds such columns.</summary>
    public bool IsLooking => _records < MostRecords;

    /// <summary>Advises what to do about the booleans of a record.</summary>
    /// <param name="record">The record.</param>
    /// <returns>Text that names the attributes and says what to do; null if there are none.</returns>
    public string? AdviseFor(MigrationRecord record)
    {
        _records++;
        string[] paths = FindBooleans(record ?? throw new ArgumentNullException(nameof(record))).Distinct().ToArray();
        if (paths.Length == 0)
        {
            return null;
        }

        _records = MostRecords;
        return $"The booleans of {string.Join(", ", paths)} are sent as text, because only the schema shows the types of these attributes. If the store expects booleans, it refuses each record. "
            + $"Specify -Schema (Get-IdentitySchema), or -Transform @{{ {PowerShellText.Quote(paths[0])} = 'Boolean' }}.";
    }

    private IEnumerable<string> FindBooleans(MigrationRecord record)
    {
        RecordColumns columns = record.GetColumns();
        for (int i = 0; i < columns.Count; i++)
        {
            if (record.GetValue(i) is string value && bool.TryParse(value, out _)
                && _paths.PathOf(columns[i]) is { } path && _target.NeedsSchemaFor(path) && !_transformed.Contains(path))
            {
                yield return path;
            }
        }
    }
}
