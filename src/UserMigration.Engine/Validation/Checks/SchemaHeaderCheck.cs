using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Schemas;
using UserMigration.Engine.Validation.Catalogue;

namespace UserMigration.Engine.Validation.Checks;

/// <summary>What a schema says of the columns themselves, whatever their values are.</summary>
internal sealed class SchemaHeaderCheck : IRecordCheck
{
    private readonly SchemaNode _root;
    private readonly HeaderReport _header;

    /// <summary>Makes the check.</summary>
    /// <param name="root">The schema.</param>
    /// <param name="header">Takes what is found.</param>
    public SchemaHeaderCheck(SchemaNode root, HeaderReport header)
    {
        _root = root;
        _header = header;
    }

    /// <inheritdoc/>
    public void Prepare(RecordColumns columns, bool isFirst)
    {
        if (!_header.IsNew)
        {
            return;
        }

        HashSet<string> names = new HashSet<string>(columns.Names, StringComparer.Ordinal);
        foreach (string column in columns.Names)
        {
            CheckColumn(column, names);
        }

        foreach (SchemaNode node in _root.Descendants())
        {
            if (node.IsRequired && !IsFilled(node, names))
            {
                _header.Add(SchemaRules.RequiredColumnMissing, node.Path, "The schema requires this attribute, and it has no column.");
            }
        }
    }

    /// <inheritdoc/>
    public void Check(MigrationRecord record)
    {
    }

    private void CheckColumn(string column, HashSet<string> names)
    {
        SchemaNode? node = _root.FindFilledBy(column);
        if (node is null)
        {
            _header.Add(
                SchemaRules.UnknownAttribute,
                column,
                "The schema has no attribute of this name; names are exact in case." + AttributeSuggestion.Ask(AttributeSuggestion.Find(_root, column, names)));
            return;
        }

        if (node.IsReserved)
        {
            CheckReserved(node);
        }
        else if (node.Kind == SchemaKind.Plural && node.Path != column)
        {
            _header.Add(
                SchemaRules.AttributeInPlural,
                column,
                $"'{node.Path}' is a plural, and can't be filled by columns for the members of its elements.",
                $"Give the elements as a JSON array in a column '{node.Path}', and convert it with -Transform @{{ '{node.Path}' = 'Plural' }}.");
        }
        else if (node.Kind == SchemaKind.Object)
        {
            CheckObject(node);
        }

        foreach (string what in node.NotJudged)
        {
            _header.Add(SchemaRules.SchemaNotJudged, column, $"The schema gives it {what}, which is not known here and so not judged.");
        }
    }

    private void CheckReserved(SchemaNode node)
    {
        if (node.IsCreateOnly)
        {
            _header.Add(SchemaRules.CreateOnlyAttribute, node.Path, "It can be given for a new user, and an update that gives it is refused.");
        }
        else
        {
            _header.Add(
                SchemaRules.ReservedAttribute,
                node.Path,
                "The store sets this attribute, and refuses a record that gives it.",
                $"Drop the column with ConvertTo-IdentityRecord -Map @{{ '{node.Path}' = $null }}.");
        }
    }

    private void CheckObject(SchemaNode node)
    {
        string example = node.Parts.FirstOrDefault() is { } part ? $", such as '{part.Path}'," : string.Empty;
        _header.Add(
            SchemaRules.ObjectColumn,
            node.Path,
            "This is an object, and text is not taken for it.",
            $"Give its parts{example} columns of their own, or give JSON objects and convert them with -Transform @{{ '{node.Path}' = 'Json' }}.");
    }

    /// <summary>
    /// Whether a column, one for a part of it, or one for an object that it is a part of fills it. What is required
    /// within an object is required of those who have the object.
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
        return !hasParent || isWithinColumn;
    }
}
