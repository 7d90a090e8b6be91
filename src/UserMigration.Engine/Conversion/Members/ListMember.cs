using System;
using System.Collections;
using System.Collections.Generic;
using UserMigration.Engine.Conversion.Transforms;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Conversion.Members;

/// <summary>Converts a JSON array, a list, or texts separated by semicolons or commas to a list of texts without duplicates.</summary>
internal sealed class ListMember : AttributeTransform
{
    private static readonly char[] s_separators = { ';', ',' };

    private static readonly MigrationIssue s_fault = MemberRules.ElementShape.CreateIssue("This is not a list of texts.", "Separate the texts with semicolons, or write them as a JSON array of texts.");

    public static ListMember Instance { get; } = new ListMember();

    public override string Name => "List";

    public override bool MakesPlural => true;

    public override MigrationIssue? Apply(object? value, MigrationRecord record, out object? result)
    {
        result = null;
        List<object?>? list = Read(value);
        if (list is not null)
        {
            result = list;
        }

        return list is null ? s_fault : null;
    }

    /// <summary>Reads a list of texts.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The texts without empty ones and duplicates; null if the value is not a list of texts.</returns>
    public static List<object?>? Read(object? value)
    {
        if (value is string text)
        {
            string trimmed = text.Trim();
            if (trimmed.Length == 0 || trimmed[0] != '[')
            {
                return ReadElements(trimmed.Split(s_separators));
            }

            if (!JsonTree.TryParse(trimmed, out value, out _))
            {
                return null;
            }
        }

        return value is IEnumerable items and not IDictionary ? ReadElements(items)
            : ScalarFormatter.TryOf(value, out string single) ? ReadElements(new[] { single })
            : null;
    }

    private static List<object?>? ReadElements(IEnumerable items)
    {
        List<object?> list = new List<object?>();
        foreach (object? item in items)
        {
            if (item is null || !ScalarFormatter.TryOf(item, out string text))
            {
                return null;
            }

            text = text.Trim();
            if (text.Length > 0 && !list.Exists(known => string.Equals((string?)known, text, StringComparison.Ordinal)))
            {
                list.Add(text);
            }
        }

        return list;
    }
}
