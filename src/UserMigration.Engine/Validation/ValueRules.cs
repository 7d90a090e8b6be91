using System;
using System.Collections.Generic;
using System.Globalization;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Conversion.Dates;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Validation;

/// <summary>
/// Checks a single value. A fault that a built-in transform would fix is a Warning that names the transform. A fault that nothing
/// can fix is an Error.
/// </summary>
internal static class ValueRules
{
    private const int DayLength = 10;

    // The rules that recommend a transform.
    private static readonly Dictionary<string, MigrationRule> s_inTree = new Dictionary<string, MigrationRule>(StringComparer.Ordinal)
    {
        [FormatRules.BooleanConvertible.Id] = FormatRules.BooleanShape,
        [FormatRules.DateConvertible.Id] = FormatRules.DateShape,
        [FormatRules.DateShape.Id] = FormatRules.DateShape,
        [FormatRules.PhoneNotE164.Id] = FormatRules.PhoneNotE164,
    };

    /// <summary>Checks a value that is not empty against the type of its attribute.</summary>
    /// <param name="kind">The type of the attribute.</param>
    /// <param name="text">The value.</param>
    /// <param name="attribute">The attribute.</param>
    /// <returns>The issue, with the rule that the value violates; or null.</returns>
    public static MigrationIssue? Find(AttributeKind kind, string text, string attribute) => kind switch
    {
        AttributeKind.Email => EmailRecognizer.IsEmail(text) ? null : FormatRules.EmailShape.CreateIssue("The value is not a valid e-mail address."),
        AttributeKind.Boolean => FindBoolean(text, attribute),
        AttributeKind.Date or AttributeKind.DateTime => FindDate(text, attribute),
        AttributeKind.Day => FindDay(text, attribute),
        AttributeKind.IsoDateTime => FindIsoDateTime(text, attribute),
        AttributeKind.Url => UrlRecognizer.IsUrl(text) ? null : FormatRules.UrlShape.CreateIssue("The value is not an absolute URL."),
        AttributeKind.PhoneNumber => PhoneNumberRecognizer.IsE164(text) ? null
            : !PhoneNumberRecognizer.IsPossible(text) ? FormatRules.PhoneNumberShape.CreateIssue("The value is not a valid telephone number.")
            : FormatRules.PhoneNotE164.CreateIssue(
                "The telephone number is not in E.164 format.",
                $"Convert it with -Transform @{{ '{attribute}' = @{{ PhoneE164 = 'DE' }} }}. Specify the country of the numbers that have no country code.",
                transform: "PhoneE164"),
        AttributeKind.Integer => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
            ? null
            : FormatRules.IntegerShape.CreateIssue("The value is not a whole number."),
        AttributeKind.Number => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
            ? null
            : FormatRules.NumberShape.CreateIssue("The value is not a decimal number."),
        AttributeKind.Json => JsonCheck.IsValid(text, out string? reason)
            ? null
            : FormatRules.JsonShape.CreateIssue("The value is not valid JSON: " + reason),
        _ => null,
    };

    /// <summary>
    /// Checks a value within a list or an object. No transform is applied there, so a fault that a transform would fix is an
    /// Error.
    /// </summary>
    /// <param name="kind">The type of the attribute.</param>
    /// <param name="text">The value.</param>
    /// <param name="attribute">The attribute.</param>
    /// <returns>The issue, with the rule that the value violates; or null.</returns>
    public static MigrationIssue? FindInTree(AttributeKind kind, string text, string attribute) =>
        Find(kind, text, attribute) is not { } issue ? null
        : s_inTree.TryGetValue(issue.RuleId, out MigrationRule? rule) ? rule.CreateIssue(issue.Message)
        : issue;

    private static MigrationIssue? FindBoolean(string text, string attribute)
    {
        if (BooleanRecognizer.IsTarget(text))
        {
            return null;
        }

        return BooleanRecognizer.TryParse(text, out _)
            ? FormatRules.BooleanConvertible.CreateIssue(
                "The value is not true or false.", $"Convert it with -Transform @{{ '{attribute}' = 'Boolean' }}.", transform: "Boolean")
            : FormatRules.BooleanShape.CreateIssue("The value is not true or false.");
    }

    private static MigrationIssue? FindDate(string text, string attribute)
    {
        if (DateRecognizer.IsTarget(text))
        {
            return null;
        }

        if (!DateRecognizer.IsUs(text))
        {
            return NoDate("The value is not a valid date in the form yyyy-mm-dd or yyyy-mm-dd hh:mm:ss.", text, attribute);
        }

        return UsDate(attribute);
    }

    private static MigrationIssue? FindDay(string text, string attribute)
    {
        if (text.Length == DayLength && DateRecognizer.IsTarget(text))
        {
            return null;
        }

        return DateRecognizer.IsUs(text) ? UsDate(attribute)
            : IsoTime.TryRead(text, out _, out _)
                ? FormatRules.DateShape.CreateIssue(
                    "The value has a time of day. Only the form yyyy-mm-dd is valid.",
                    "Write only the date, such as 1989-12-19.")
            : NoDate("The value is not a valid date in the form yyyy-mm-dd.", text, attribute);
    }

    private static MigrationIssue? FindIsoDateTime(string text, string attribute)
    {
        if (IsoTime.TryRead(text, out _, out TimeSpan? offset))
        {
            return offset is not null && text[DayLength] is 'T' or 't'
                ? null
                : FormatRules.DateConvertible.CreateIssue(
                    "The value is not an ISO 8601 date and time with T and an offset from UTC.",
                    $"Write it in the form 2026-01-31T08:00:00Z, or convert it with -Transform @{{ '{attribute}' = @{{ DateTimeToUtc = 'Europe/Berlin' }} }}. Specify the time zone of the value.",
                    transform: "DateTimeToUtc");
        }

        return DateRecognizer.IsUs(text)
            ? UsDate(attribute)
            : NoDate("The value is not a valid date and time in the form 2026-01-31T08:00:00Z.", text, attribute);
    }

    private static MigrationIssue NoDate(string message, string text, string attribute) =>
        FormatRules.DateShape.CreateIssue(message, DateHint.Advice(text, attribute));

    private static MigrationIssue UsDate(string attribute) => FormatRules.DateConvertible.CreateIssue("The value is a US date, not yyyy-mm-dd.", $"Convert it with -Transform @{{ '{attribute}' = 'UsDate' }}.", transform: "UsDate");
}
