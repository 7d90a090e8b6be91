using System.Globalization;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Validation.Catalogue;

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
    /// <returns>The rule that it breaks, or null.</returns>
    public static RuleBreach? Find(AttributeKind kind, string text, string attribute) => kind switch
    {
        AttributeKind.Email => EmailShape.IsEmail(text) ? null : new RuleBreach(FormatRules.EmailShape, "This is no e-mail address."),
        AttributeKind.Boolean => FindBoolean(text, attribute),
        AttributeKind.Date or AttributeKind.DateTime => FindDate(text, attribute),
        AttributeKind.Integer => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
            ? null
            : new RuleBreach(FormatRules.IntegerShape, "This is no whole number."),
        AttributeKind.Number => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
            ? null
            : new RuleBreach(FormatRules.NumberShape, "This is no decimal number."),
        AttributeKind.Json => JsonTree.TryParse(text, out _, out string? reason)
            ? null
            : new RuleBreach(FormatRules.JsonShape, "This is no JSON: " + reason),
        _ => null,
    };

    private static RuleBreach? FindBoolean(string text, string attribute)
    {
        if (BooleanWords.IsTarget(text))
        {
            return null;
        }

        return BooleanWords.TryParse(text, out _)
            ? new RuleBreach(FormatRules.BooleanConvertible, "This is not true or false.", $"Convert it with -Transform @{{ '{attribute}' = 'Boolean' }}.")
            : new RuleBreach(FormatRules.BooleanShape, "This is not true or false.");
    }

    private static RuleBreach? FindDate(string text, string attribute)
    {
        if (DateShape.IsTarget(text))
        {
            return null;
        }

        if (!DateShape.IsUs(text))
        {
            return new RuleBreach(FormatRules.DateShape, "This is no date that exists, in the form yyyy-mm-dd or yyyy-mm-dd hh:mm:ss.");
        }

        // ConvertTo-IdentityRecord turns birthday round by itself, as dataload.py does.
        return attribute == "birthday"
            ? null
            : new RuleBreach(
                FormatRules.DateConvertible, "This is a US date, not yyyy-mm-dd.", $"Convert it with -Transform @{{ '{attribute}' = 'UsDate' }}.");
    }
}
