using System.Collections.Generic;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Conversion;

/// <summary>JSON text to what it says; as a plural, to the array that it must be.</summary>
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
            return FormatRules.JsonShape.CreateIssue("This is no JSON: " + reason);
        }

        return MakesPlural && (result is string or IDictionary<string, object?> || result is not System.Collections.IEnumerable)
            ? FormatRules.PluralShape.CreateIssue("This is JSON, but no array.")
            : null;
    }
}
