using System;
using System.Collections;
using System.Collections.Generic;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Conversion.Members;

/// <summary>Converts each object of a list: of a list in a record, or of one in JSON text. An object that can't be converted is an issue.</summary>
internal sealed class ElementsTransform : AttributeTransform
{
    private readonly Func<Dictionary<string, object?>, object?> _convert;
    private readonly MigrationIssue _fault;
    private readonly string? _keyName;

    /// <summary>Creates the transform.</summary>
    /// <param name="name">The name of the transform.</param>
    /// <param name="what">What the list has, for messages.</param>
    /// <param name="convert">Converts an object; null if it can't be converted.</param>
    /// <param name="keyName">The member for the names, if an object of objects by name is a list too; null if it is not.</param>
    public ElementsTransform(string name, string what, Func<Dictionary<string, object?>, object?> convert, string? keyName = null)
    {
        Name = name;
        _convert = convert;
        _keyName = keyName;
        _fault = MemberRules.ElementShape.CreateIssue(
            $"This is not a list of {what}, or one of them lacks what identifies it.", "Correct the value, or drop the column with -Map.");
    }

    public override string Name { get; }

    public override bool MakesPlural => true;

    public override MigrationIssue? Apply(object? value, MigrationRecord record, out object? result)
    {
        result = null;
        object? list = value;
        if (value is string text && !JsonTree.TryParse(text, out list, out _))
        {
            return _fault;
        }

        if (list is IDictionary byName && _keyName is not null)
        {
            list = ByName(byName);
        }

        if (list is not IEnumerable items || list is string or IDictionary)
        {
            return _fault;
        }

        List<object?> converted = new List<object?>();
        foreach (object? item in items)
        {
            if (item is not IDictionary members || _convert(AttributeWriter.MembersOf(members)) is not { } element)
            {
                return _fault;
            }

            converted.Add(element);
        }

        result = converted.Count == 0 ? null : converted;
        return null;
    }

    private List<object?> ByName(IDictionary members)
    {
        List<object?> list = new List<object?>();
        foreach (KeyValuePair<string, object?> member in AttributeWriter.MembersOf(members))
        {
            if (member.Value is IDictionary element)
            {
                Dictionary<string, object?> named = AttributeWriter.MembersOf(element);
                named[_keyName!] = member.Key;
                list.Add(named);
            }
            else if (member.Value is not null)
            {
                list.Add(member.Value);
            }
        }

        return list;
    }
}
