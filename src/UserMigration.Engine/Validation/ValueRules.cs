using System;
using System.Collections.Generic;
using System.Globalization;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Conversion.Dates;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Validation;

/// <summary>
/// The rules for a single value. One that a built-in transform would fix is a Warning that names it; one that nothing
/// can make sense of is an Error.
/// </summary>
internal static class ValueRules
{
    private const int DayLength = 10;

    // Those that advise a transform.
    private static readonly Dictionary<string, MigrationRule> s_inTree = new Dictionary<string, MigrationRule>(StringComparer.Ordinal)
    {
        [FormatRules.BooleanConvertible.Id] = FormatRules.BooleanShape,
        [FormatRules.DateConvertible.Id] = FormatRules.DateShape,
        [FormatRules.DateShape.Id] = FormatRules.DateShape,
        [FormatRules.PhoneNotE164.Id] = FormatRules.PhoneNotE164,
    };

    /// <summary>Checks a value that is not blank against what its attribute looks like.</summary>
    /// <param name="kind">What the attribute looks like.</param>
    /// <param name="text">The value.</param>
    /// <param name="attribute">The attribute.</param>
    /// <returns>The rule that it breaks, or null.</returns>
    public static MigrationIssue? Find(AttributeKind kind, string text, string attribute) => kind switch
    {
        AttributeKind.Email => EmailShape.IsEmail(text) ? null : FormatRules.EmailShape.CreateIssue("This is no e-mail address."),
        AttributeKind.Boolean => FindBoolean(text, attribute),
        AttributeKind.Date or AttributeKind.DateTime => FindDate(text, attribute),
        AttributeKind.Day => FindDay(text, attribute),
        AttributeKind.IsoDateTime => FindIsoDateTime(text, attribute),
        AttributeKind.Url => UrlShape.IsUrl(text) ? null : FormatRules.UrlShape.CreateIssue("This is no absolute URL."),
        AttributeKind.PhoneNumber => PhoneNumberShape.IsE164(text) ? null
            : !PhoneNumberShape.IsPossible(text) ? FormatRules.PhoneNumberShape.CreateIssue("This is no telephone number.")
            : FormatRules.PhoneNotE164.CreateIssue(
                "This telephone number is not in the form of E.164.",
                $"Convert it with -Transform @{{ '{attribute}' = @{{ PhoneE164 = 'DE' }} }}, with the country that numbers without a country code are of.",
                transform: "PhoneE164"),
        AttributeKind.Integer => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
            ? null
            : FormatRules.IntegerShape.CreateIssue("This is no whole number."),
        AttributeKind.Number => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
            ? null
            : FormatRules.NumberShape.CreateIssue("This is no decimal number."),
        AttributeKind.Json => JsonTree.TryParse(text, out _, out string? reason)
            ? null
            : FormatRules.JsonShape.CreateIssue("This is no JSON: " + reason),
        _ => null,
    };

    /// <summary>Checks a value within a list or an object, where no transform is applied, so that what one would fix is an Error.</summary>
    /// <param name="kind">What the attribute looks like.</param>
    /// <param name="text">The value.</param>
    /// <param name="attribute">The attribute.</param>
    /// <returns>The rule that it breaks, or null.</returns>
    public static MigrationIssue? FindInTree(AttributeKind kind, string text, string attribute) =>
        Find(kind, text, attribute) is not { } issue ? null
        : s_inTree.TryGetValue(issue.RuleId, out MigrationRule? rule) ? rule.CreateIssue(issue.Message)
        : issue;

    private static MigrationIssue? FindBoolean(string text, string attribute)
    {
        if (BooleanWords.IsTarget(text))
        {
            return null;
        }

        return BooleanWords.TryParse(text, out _)
            ? FormatRules.BooleanConvertible.CreateIssue(
                "This is not true or false.", $"Convert it with -Transform @{{ '{attribute}' = 'Boolean' }}.", transform: "Boolean")
            : FormatRules.BooleanShape.CreateIssue("This is not true or false.");
    }

    private static MigrationIssue? FindDate(string text, string attribute)
    {
        if (DateShape.IsTarget(text))
        {
            return null;
        }

        if (!DateShape.IsUs(text))
        {
            return NoDate("This is not a date that exists, in the form yyyy-mm-dd or yyyy-mm-dd hh:mm:ss.", text, attribute);
        }

        return UsDate(attribute);
    }

    private static MigrationIssue? FindDay(string text, string attribute)
    {
        if (text.Length == DayLength && DateShape.IsTarget(text))
        {
            return null;
        }

        return DateShape.IsUs(text) ? UsDate(attribute)
            : IsoTime.TryRead(text, out _, out _)
                ? FormatRules.DateShape.CreateIssue(
                    "This is a day with a time of day, and not yyyy-mm-dd alone.",
                    "Give the day alone, as in 1989-12-19.")
            : NoDate("This is not a day that exists, in the form yyyy-mm-dd.", text, attribute);
    }

    private static MigrationIssue? FindIsoDateTime(string text, string attribute)
    {
        if (IsoTime.TryRead(text, out _, out TimeSpan? offset))
        {
            return offset is not null && text[DayLength] is 'T' or 't'
                ? null
                : FormatRules.DateConvertible.CreateIssue(
                    "This is no date and time of ISO 8601 with T and its offset from UTC.",
                    $"Write it as 2026-01-31T08:00:00Z, or convert it with -Transform @{{ '{attribute}' = @{{ DateTimeToUtc = 'Europe/Berlin' }} }}, with the time zone that it is of.",
                    transform: "DateTimeToUtc");
        }

        return DateShape.IsUs(text)
            ? UsDate(attribute)
            : NoDate("This is not a date and time that exists, in the form 2026-01-31T08:00:00Z.", text, attribute);
    }

    private static MigrationIssue NoDate(string message, string text, string attribute) =>
        FormatRules.DateShape.CreateIssue(message, DateHint.Advice(text, attribute));

    private static MigrationIssue UsDate(string attribute) => FormatRules.DateConvertible.CreateIssue("This is a US date, not yyyy-mm-dd.", $"Convert it with -Transform @{{ '{attribute}' = 'UsDate' }}.", transform: "UsDate");
}
