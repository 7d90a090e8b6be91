using System;
using System.Collections;
using System.Collections.Generic;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Schemas;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Validation.Checks;

/// <summary>
/// Checks the elements of plurals and the members of objects against the schema, at all levels. No transform is applied to them,
/// so a fault that a transform would fix in a column is an Error here.
/// </summary>
internal sealed class SchemaTrees
{
    private readonly SchemaTexts _texts;
    private readonly AutomaticConversion _conversion;
    private readonly Func<object, object?>? _unwrap;

    /// <summary>Creates a check of plurals, lists and objects.</summary>
    /// <param name="texts">The check of text.</param>
    /// <param name="conversion">The automatic conversion of values.</param>
    /// <param name="unwrap">Unwraps the output of a script into a value that an attribute can have; null if nothing needs unwrapping.</param>
    public SchemaTrees(SchemaTexts texts, AutomaticConversion conversion, Func<object, object?>? unwrap)
    {
        _texts = texts;
        _conversion = conversion;
        _unwrap = unwrap;
    }

    /// <summary>Checks a value that must be a plural.</summary>
    /// <param name="record">The record.</param>
    /// <param name="plural">The attribute.</param>
    /// <param name="value">The value; not null.</param>
    public void CheckPlural(MigrationRecord record, SchemaNode plural, object? value) => CheckPlural(record, plural, value, 0);

    /// <summary>Checks a value that must be an object.</summary>
    /// <param name="record">The record.</param>
    /// <param name="node">The attribute.</param>
    /// <param name="value">The value; not null.</param>
    public void CheckObject(MigrationRecord record, SchemaNode node, object? value) => CheckObject(record, node, value, 0);

    /// <summary>Checks a value that must be a list of plain values.</summary>
    /// <param name="record">The record.</param>
    /// <param name="node">The attribute.</param>
    /// <param name="value">The value; not null.</param>
    /// <param name="element">The number of the plural's element that has the list, from 1; 0 if it is in none.</param>
    public void CheckList(MigrationRecord record, SchemaNode node, object? value, int element = 0)
    {
        if (Plain(value) is not IEnumerable items || items is string or IDictionary)
        {
            _texts.Add(record, SchemaRules.ListShape, node, "The value is not a list.", element);
            return;
        }

        int number = 0;
        foreach (object? item in items)
        {
            number++;
            if (Plain(item) is not string text)
            {
                _texts.Add(record, SchemaRules.JsonType, node, "The value is not text.", element == 0 ? number : element, "Enclose it in quotation marks.");
            }
            else if (text.Length > 0)
            {
                CheckElement(record, node, text, element == 0 ? number : element);
            }
        }
    }

    private void CheckElement(MigrationRecord record, SchemaNode node, string text, int element)
    {
        _texts.Check(record, node, text, element);
        if (ValueRules.FindInTree(AttributeKinds.Get(node.Constraints), text, node.Path) is { } issue)
        {
            _texts.Add(record, issue, node, element);
        }
    }

    private void CheckPlural(MigrationRecord record, SchemaNode plural, object? value, int element)
    {
        if (Plain(value) is not IEnumerable items || items is string or IDictionary)
        {
            _texts.Add(record, FormatRules.PluralShape, plural, "The value is not an array.", element);
            return;
        }

        HashSet<string>? seen = plural.HasLocallyUnique && items is not ICollection { Count: < 2 } ? new HashSet<string>(StringComparer.Ordinal) : null;
        int number = 0;
        foreach (object? item in items)
        {
            number++;
            if (Members(item) is not { } members)
            {
                _texts.Add(record, SchemaRules.PluralElement, plural, "The element is not an object.", number);
                continue;
            }

            CheckMembers(record, plural, members, number);
            if (seen is not null)
            {
                CheckLocallyUnique(record, plural, members, seen, number);
            }
        }
    }

    private void CheckObject(MigrationRecord record, SchemaNode node, object? value, int element)
    {
        if (Members(value) is { } members)
        {
            CheckMembers(record, node, members, element);
        }
        else
        {
            _texts.Add(record, SchemaRules.ObjectShape, node, "The value is not an object.", element);
        }
    }

    private void CheckMembers(MigrationRecord record, SchemaNode parent, IDictionary members, int element)
    {
        foreach (DictionaryEntry member in members)
        {
            string name = InvariantFormatter.Write(member.Key) ?? string.Empty;
            object? value = Plain(member.Value);
            if (parent.Find(name) is { } node)
            {
                CheckMember(record, node, value, element);
            }
            else if (!(name == "id" && parent.Kind == SchemaKind.Plural && value is null))
            {
                AddUnknown(record, parent, name, element);
            }
        }

        foreach (SchemaNode node in parent.Parts)
        {
            if (node.IsRequired && IsBlank(members[node.Name]))
            {
                _texts.Add(record, SchemaRules.RequiredValue, node, "The schema requires a value.", element);
            }
        }
    }

    private void CheckMember(MigrationRecord record, SchemaNode node, object? value, int element)
    {
        if (IsBlank(value))
        {
            return;
        }

        if (node.IsReserved)
        {
            _texts.Add(record, SchemaRules.ElementWithId, node, "The store assigns this identifier.", element);
            return;
        }

        switch (node.Kind)
        {
            case SchemaKind.Object:
                CheckObject(record, node, value, element);
                break;
            case SchemaKind.Plural:
                CheckPlural(record, node, value, element);
                break;
            case SchemaKind.List:
                CheckList(record, node, value, element);
                break;
            case SchemaKind.Text when value is not string && !IsFixed(record, node, value!, element):
                _texts.Add(record, SchemaRules.JsonType, node, "The value is not text.", element, "Enclose it in quotation marks.");
                break;
            case SchemaKind.Json or SchemaKind.Password or SchemaKind.Unknown:
                break;
            default:
                CheckScalar(record, node, InvariantFormatter.Write(value) ?? string.Empty, element);
                break;
        }
    }

    private void CheckScalar(MigrationRecord record, SchemaNode node, string text, int element)
    {
        switch (node.Kind)
        {
            case SchemaKind.IpAddress:
                _texts.CheckIpAddress(record, node, text, element);
                return;
            case SchemaKind.Uuid:
                _texts.CheckUuid(record, node, text, element);
                return;
            case SchemaKind.Text:
                _texts.Check(record, node, text, element);
                break;
            case SchemaKind.Integer or SchemaKind.Decimal:
                _texts.CheckNumber(record, node, text, element);
                break;
            case SchemaKind.Day or SchemaKind.IsoDateTime:
                _texts.CheckDate(record, node, text, element);
                break;
        }

        if (ValueRules.FindInTree(AttributeKinds.Get(node), text, node.Path) is { } issue && !IsFixed(record, node, text, element))
        {
            _texts.Add(record, issue, node, element);
        }
    }

    // Values within plurals are not converted.
    private bool IsFixed(MigrationRecord record, SchemaNode node, object value, int element) =>
        element == 0 && _conversion.Fixes(node.Path, value, record);

    private void AddUnknown(MigrationRecord record, SchemaNode parent, string name, int element)
    {
        List<string> names = new List<string>();
        foreach (SchemaNode part in parent.Parts)
        {
            names.Add(part.Name);
        }

        string suggestion = ColumnNames.Nearest(names, name) is { } nearest ? $" Did you mean '{nearest}'?" : string.Empty;
        _texts.Add(
            record, SchemaRules.UnknownMember, parent, "A member has a name that is not in the schema. Names are case-sensitive." + suggestion, element);
    }

    private void CheckLocallyUnique(MigrationRecord record, SchemaNode plural, IDictionary members, HashSet<string> seen, int element)
    {
        foreach (SchemaNode node in plural.Parts)
        {
            if (!node.IsLocallyUnique || IsBlank(members[node.Name]))
            {
                continue;
            }

            string text = InvariantFormatter.Write(Plain(members[node.Name])) ?? string.Empty;
            string folded = node.IsCaseSensitive ? text : LetterCase.Fold(text);
            if (!seen.Add(node.Name + "\n" + folded))
            {
                _texts.Add(record, SchemaRules.LocallyUnique, node, "An earlier element has the same value.", element);
            }
        }
    }

    private IDictionary? Members(object? value) => Plain(value) as IDictionary;

    private object? Plain(object? value) => value is null or string or IDictionary || _unwrap is null ? value : _unwrap(value);

    private static bool IsBlank(object? value) => value is null or "";
}
