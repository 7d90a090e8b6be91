using System.Collections.Generic;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Conversion;

/// <summary>Converts JSON text to its value; for a plural, to the array that the text must be.</summary>
internal sealed class JsonTransform : AttributeTransform
{
    public JsonTransform(string name, bool makesPlural)
    {
        Name = name;
        MakesPlural = makesPlural;
    }

    public override string Name { get; }

    public override bool MakesPlural { get; }

    public override MigrationIssue? Apply(object? value, MigrationRecord record, out object? result)
    {
        result = value;
        if (value is string text && !JsonTree.TryParse(text, out result, out string? reason))
        {
            return FormatRules.JsonShape.CreateIssue("This is not valid JSON: " + reason);
        }

        return MakesPlural && (result is string or IDictionary<string, object?> || result is not System.Collections.IEnumerable)
            ? FormatRules.PluralShape.CreateIssue("This is JSON, but it is not an array.")
            : null;
    }
}
