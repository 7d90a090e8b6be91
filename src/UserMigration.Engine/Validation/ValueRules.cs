using System.Globalization;
using UserMigration.Engine.Conversion;

namespace UserMigration.Engine.Validation;

/// <summary>
/// The rules for a single value. One that a built-in transform would mend is a Warning that names it; one that nothing
/// can make sense of is an Error.
/// </summary>
internal static class ValueRules
{
    /// <summary>Checks a value that is not blank against what its attribute looks like.</summary>
    /// <param name="kind">What the attribute looks like.</param>
    /// <param name="text">The value.</param>
    /// <param name="attribute">The attribute.</param>
    /// <param name="line">The line of the record.</param>
    /// <returns>The issue, or null.</returns>
    public static MigrationIssue? Check(AttributeKind kind, string text, string attribute, long line) => kind switch
    {
        AttributeKind.Email => EmailShape.IsEmail(text)
            ? null
            : Error("EmailShape", "This is no e-mail address.", "Correct it, as in name@example.com.", attribute, line),
        AttributeKind.Boolean => CheckBoolean(text, attribute, line),
        AttributeKind.Date or AttributeKind.DateTime => CheckDate(text, attribute, line),
        AttributeKind.Integer => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
            ? null
            : Error("IntegerShape", "This is no whole number.", "Write digits alone, with or without a sign.", attribute, line),
        AttributeKind.Number => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
            ? null
            : Error("NumberShape", "This is no decimal number.", "Write digits with a point, and no thousands separator.", attribute, line),
        AttributeKind.Json => JsonTree.TryParse(text, out _, out string? reason)
            ? null
            : Error("JsonShape", "This is no JSON: " + reason, "Write valid JSON, its quotes doubled within a quoted field.", attribute, line),
        _ => null,
    };

    private static MigrationIssue? CheckBoolean(string text, string attribute, long line)
    {
        if (BooleanWords.IsTarget(text))
        {
            return null;
        }

        return BooleanWords.TryParse(text, out _)
            ? Warning("BooleanShape", "This is not true or false.", $"Convert it with -Transform @{{ '{attribute}' = 'Boolean' }}.", attribute, line)
            : Error("BooleanShape", "This is not true or false.", "Write true or false, in any case.", attribute, line);
    }

    private static MigrationIssue? CheckDate(string text, string attribute, long line)
    {
        if (DateShape.IsTarget(text))
        {
            return null;
        }

        if (!DateShape.IsUs(text))
        {
            return Error("DateShape", "This is no date that exists, in the form yyyy-mm-dd or yyyy-mm-dd hh:mm:ss.", "Correct it.", attribute, line);
        }

        // ConvertTo-IdentityRecord turns birthday round by itself, as dataload.py does.
        return attribute == "birthday"
            ? null
            : Warning("DateShape", "This is a US date, not yyyy-mm-dd.", $"Convert it with -Transform @{{ '{attribute}' = 'UsDate' }}.", attribute, line);
    }

    private static MigrationIssue Error(string ruleId, string message, string mend, string attribute, long line) =>
        new MigrationIssue(ruleId, IssueSeverity.Error, attribute, message, mend, line);

    private static MigrationIssue Warning(string ruleId, string message, string mend, string attribute, long line) =>
        new MigrationIssue(ruleId, IssueSeverity.Warning, attribute, message, mend, line);
}
