using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Schemas;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Values;

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
        List<(string Column, string Path)> unknown = new List<(string Column, string Path)>();
        foreach (KeyValuePair<string, string> name in names)
        {
            if (_root.FindFilledBy(name.Key) is { } node)
            {
                CheckColumn(node, name.Value, name.Key);
            }
            else
            {
                unknown.Add((name.Value, name.Key));
            }
        }

        AddUnknown(unknown, filled);

        foreach (SchemaNode node in _root.Descendants())
        {
            if (node.IsRequired && !IsFilled(node, filled))
            {
                _header.Add(
                    SchemaRules.RequiredColumnMissing,
                    node.Path,
                    "The schema requires this attribute, but no column goes to it.",
                    node.IsUnique ? $"Add the column, or fill it from another one with -Map @{{ {PowerShellText.Quote(node.Path)} = @{{ Column = '...' }} }}. Each user needs a value of their own." : null);
            }
        }
    }

    /// <inheritdoc/>
    public void Check(MigrationRecord record)
    {
    }

    private void CheckColumn(SchemaNode node, string column, string path)
    {
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

    private void AddUnknown(List<(string Column, string Path)> unknown, HashSet<string> filled)
    {
        if (unknown.Count == 1)
        {
            (string column, string path) = unknown[0];
            string message = path == column
                ? "The schema has no attribute with this name. Names are case-sensitive."
                : $"The column goes to '{path}', but the schema has no attribute with this name. Names are case-sensitive.";
            _header.Add(SchemaRules.UnknownAttribute, column, message + Ask(column, path, filled));
        }
        else if (unknown.Count > 1)
        {
            IEnumerable<string> names = unknown.Select(one => Describe(one.Column, one.Path, filled));
            _header.AddAll(
                SchemaRules.UnknownAttribute,
                unknown.Select(one => one.Column).ToArray(),
                string.Format(
                    CultureInfo.InvariantCulture,
                    "The schema has no attributes with the names of these {0} columns. Names are case-sensitive: {1}.",
                    unknown.Count,
                    string.Join(", ", names)),
                "Rename the columns, or map or drop them with ConvertTo-IdentityRecord -Map. New-MigrationMap creates a map.");
        }
    }

    private string Describe(string column, string path, HashSet<string> filled)
    {
        string goal = path == column ? string.Empty : $"goes to '{path}'";
        string question = Ask(column, path, filled).TrimStart().Replace("Did you", "did you");
        string[] parts = new[] { goal, question }.Where(part => part.Length > 0).ToArray();
        return $"'{column}'" + (parts.Length == 0 ? string.Empty : $" ({string.Join("; ", parts)})");
    }

    private string Ask(string column, string path, HashSet<string> filled)
    {
        IReadOnlyList<string> near = AttributeSuggestion.Find(_root, path, filled);
        return AttributeSuggestion.Ask(near.Count > 0 || path == column ? near : AttributeSuggestion.Find(_root, column, filled));
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
                $"Drop the column with ConvertTo-IdentityRecord -Map @{{ {PowerShellText.Quote(column)} = $null }}.");
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
