using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Schemas;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Validation.Checks;

/// <summary>Checks the columns themselves against a schema, whatever their values are.</summary>
internal sealed class SchemaHeaderCheck : IRecordCheck
{
    private readonly SchemaNode _root;
    private readonly ColumnPaths _paths;
    private readonly AutomaticConversion _conversion;
    private readonly HeaderReport _header;

    /// <summary>Creates a check of columns against a schema.</summary>
    /// <param name="root">The schema.</param>
    /// <param name="paths">Which attribute each column goes to.</param>
    /// <param name="conversion">The automatic conversion of values.</param>
    /// <param name="header">Receives the issues.</param>
    public SchemaHeaderCheck(SchemaNode root, ColumnPaths paths, AutomaticConversion conversion, HeaderReport header)
    {
        _root = root;
        _paths = paths;
        _conversion = conversion;
        _header = header;
    }

    /// <inheritdoc/>
    public void Prepare(RecordColumns columns, bool isFirst)
    {
        if (!_header.IsNew)
        {
            return;
        }

        Dictionary<string, string> names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string column in columns.Names)
        {
            if (_paths.PathOf(column) is not { } path)
            {
                continue;
            }

            if (names.TryGetValue(path, out string? other))
            {
                _header.Add(SchemaRules.AttributeTwice, column, $"The column goes to '{path}', and so does the column '{other}'.");
            }
            else
            {
                names.Add(path, column);
            }
        }

        HashSet<string> filled = new HashSet<string>(names.Keys.Concat(_paths.Made), StringComparer.Ordinal);
        foreach (KeyValuePair<string, string> name in names)
        {
            CheckColumn(name.Value, name.Key, filled);
        }

        foreach (SchemaNode node in _root.Descendants())
        {
            if (node.IsRequired && !IsFilled(node, filled))
            {
                _header.Add(SchemaRules.RequiredColumnMissing, node.Path, "The schema requires this attribute, but no column goes to it.");
            }
        }
    }

    /// <inheritdoc/>
    public void Check(MigrationRecord record)
    {
    }

    private void CheckColumn(string column, string path, HashSet<string> filled)
    {
        SchemaNode? node = _root.FindFilledBy(path);
        if (node is null)
        {
            AddUnknown(column, path, filled);
            return;
        }

        if (node.IsReserved)
        {
            CheckReserved(node, column);
        }
        else if (!node.IsEnabled)
        {
            _header.Add(SchemaRules.AttributeDisabled, column, $"The attribute{By(column, path)} is not enabled. The store skips its values silently.");
        }
        else if (node.Kind == SchemaKind.Plural && node.Path != path)
        {
            _header.Add(
                SchemaRules.AttributeInPlural,
                column,
                $"'{node.Path}' is a plural. Columns for the members of its elements can't fill it.",
                $"Write the elements as a JSON array in a column '{node.Path}', and convert it with -Transform @{{ '{node.Path}' = 'Plural' }}.");
        }
        else if (node.Kind == SchemaKind.Object && !_conversion.Converts(path))
        {
            CheckObject(node, column);
        }

        if (node.IsReadOnly)
        {
            _header.Add(
                SchemaRules.ReadOnlyAttribute,
                column,
                $"The attribute{By(column, path)} is one that users can't change themselves. Whether the store accepts it from a migration is not documented.");
        }

        foreach (string what in node.NotJudged)
        {
            _header.Add(SchemaRules.SchemaNotJudged, column, $"The schema specifies {what}, which this module can't check.");
        }
    }

    private void AddUnknown(string column, string path, HashSet<string> filled)
    {
        string message = path == column
            ? "The schema has no attribute with this name. Names are case-sensitive."
            : $"The column goes to '{path}', but the schema has no attribute with this name. Names are case-sensitive.";
        IReadOnlyList<string> near = AttributeSuggestion.Find(_root, path, filled);
        _header.Add(
            SchemaRules.UnknownAttribute,
            column,
            message + AttributeSuggestion.Ask(near.Count > 0 || path == column ? near : AttributeSuggestion.Find(_root, column, filled)));
    }

    private static string By(string column, string path) => path == column ? string.Empty : $" '{path}' that it goes to";

    private void CheckReserved(SchemaNode node, string column)
    {
        if (node.IsCreateOnly)
        {
            _header.Add(SchemaRules.CreateOnlyAttribute, column, "The store accepts this attribute only for a new user, and rejects it in an update.");
        }
        else
        {
            _header.Add(
                SchemaRules.ReservedAttribute,
                column,
                "The store sets this attribute itself, and rejects a record that contains it.",
                $"Drop the column with ConvertTo-IdentityRecord -Map @{{ '{column}' = $null }}.");
        }
    }

    private void CheckObject(SchemaNode node, string column)
    {
        string example = node.Parts.FirstOrDefault() is { } part ? $", such as '{part.Path}'," : string.Empty;
        _header.Add(
            SchemaRules.ObjectColumn,
            column,
            "The attribute is an object, and the store doesn't accept text for it.",
            $"Use a separate column for each of its parts{example} or write JSON objects and convert them with -Transform @{{ '{node.Path}' = 'Json' }}.");
    }

    /// <summary>
    /// Whether the attribute is filled: by its own column, by a column for one of its parts, or by a column for an object that
    /// contains it. An attribute that is required within an object is required only of the users who have the object.
    /// </summary>
    private static bool IsFilled(SchemaNode node, HashSet<string> names)
    {
        if (names.Contains(node.Path) || names.Any(name => name.StartsWith(node.Path + ".", StringComparison.Ordinal)))
        {
            return true;
        }

        int dot = node.Path.IndexOf('.');
        if (dot < 0)
        {
            return false;
        }

        int last = node.Path.LastIndexOf('.');
        string parent = node.Path.Substring(0, last + 1);
        bool hasParent = names.Any(name => name.StartsWith(parent, StringComparison.Ordinal));
        bool isWithinColumn = names.Any(name => node.Path.StartsWith(name + ".", StringComparison.Ordinal));
        return isWithinColumn || (!hasParent && !node.RequiresPartsOfAll);
    }
}
