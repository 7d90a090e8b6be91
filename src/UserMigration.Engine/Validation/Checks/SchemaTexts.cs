using System;
using System.Globalization;
using UserMigration.Engine.Conversion.Dates;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Schemas;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Validation.Checks;

/// <summary>
/// Checks text against the length, the constraints, the pattern and the limits of its attribute, in a column or within JSON.
/// </summary>
internal sealed class SchemaTexts
{
    private readonly IssueReport _report;
    private readonly ColumnPaths _paths;

    /// <summary>Creates a check of text.</summary>
    /// <param name="report">Receives the issues.</param>
    /// <param name="paths">Which attribute each column goes to.</param>
    public SchemaTexts(IssueReport report, ColumnPaths paths)
    {
        _report = report;
        _paths = paths;
    }

    /// <summary>Checks text that is not empty.</summary>
    /// <param name="record">The record.</param>
    /// <param name="node">The attribute.</param>
    /// <param name="text">The text.</param>
    /// <param name="element">The number of the plural's element that has the text, from 1; 0 if it is in none.</param>
    public void Check(MigrationRecord record, SchemaNode node, string text, int element = 0)
    {
        if (text.Length > node.Length)
        {
            CheckLength(record, node, text, element);
        }

        if ((node.Constraints & TextConstraints.OfCharacters) != 0)
        {
            CheckCharacters(record, node, text, element);
        }

        if (node.Pattern is not null)
        {
            CheckPattern(record, node, node.Pattern, text, element);
        }

        if (node.Limits is not null)
        {
            CheckLimits(record, node, node.Limits, text, element);
        }
    }

    /// <summary>Checks a number against the range of its attribute.</summary>
    public void CheckNumber(MigrationRecord record, SchemaNode node, string text, int element = 0)
    {
        if (node.Limits is { HasNumbers: true } limits
            && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
            && (number < limits.Minimum || number > limits.Maximum))
        {
            Add(record, SchemaRules.ValueRange, node, $"The number is outside its range ({Range(limits.Minimum, limits.Maximum, Text)}).", element);
        }
    }

    /// <summary>Checks a date, with or without a time of day, against the range of its attribute.</summary>
    public void CheckDate(MigrationRecord record, SchemaNode node, string text, int element = 0)
    {
        if (node.Limits is { HasDates: true } limits && IsoTime.TryRead(text, out DateTime time, out TimeSpan? offset))
        {
            // An offset is less than a day, so in these years the result can't leave the range of the date type.
            DateTime utc = time.Year is > 1 and < 9999 ? time - (offset ?? TimeSpan.Zero) : time;
            if (utc < limits.Earliest?.UtcDateTime || utc > limits.Latest?.UtcDateTime)
            {
                Add(record, SchemaRules.ValueRange, node, $"The date is outside its range ({Range(limits.Earliest, limits.Latest, Text)}).", element);
            }
        }
    }

    /// <summary>Checks text that must be an IPv4 address.</summary>
    public void CheckIpAddress(MigrationRecord record, SchemaNode node, string text, int element = 0)
    {
        if (!IpAddressRecognizer.IsIpV4(text))
        {
            Add(record, SchemaRules.IpAddressShape, node, "The value is not a valid IPv4 address.", element);
        }
    }

    /// <summary>Checks text that must be a UUID.</summary>
    public void CheckUuid(MigrationRecord record, SchemaNode node, string text, int element = 0)
    {
        if (!Guid.TryParseExact(text, "D", out _))
        {
            Add(record, SchemaRules.UuidShape, node, "The value is not a valid UUID.", element);
        }
    }

    /// <summary>Adds an issue of an attribute.</summary>
    public void Add(MigrationRecord record, MigrationRule rule, SchemaNode node, string message, int element, string? recommendation = null) =>
        _report.Add(record, rule, _paths.NameOf(node.Path), In(element) + message, recommendation);

    /// <summary>Adds an issue that was found in the value of an attribute.</summary>
    public void Add(MigrationRecord record, MigrationIssue issue, SchemaNode node, int element) =>
        _report.Add(record, issue.WithMessage(In(element) + issue.Message), _paths.NameOf(node.Path));

    /// <summary>The words that say which element of a plural an issue is in.</summary>
    /// <param name="element">The number of the element, from 1; 0 if it is in none.</param>
    public static string In(int element) =>
        element == 0 ? string.Empty : string.Format(CultureInfo.InvariantCulture, "In element {0}: ", element);

    private void CheckPattern(MigrationRecord record, SchemaNode node, ValuePattern pattern, string text, int element)
    {
        bool? matches = pattern.Matches(text);
        if (matches is null)
        {
            Add(record, SchemaRules.PatternTimeout, node, "Matching the value against the regular expression of the schema took too long.", element);
        }
        else if (!matches.Value)
        {
            Add(record, SchemaRules.ValuePattern, node, "The value does not match the regular expression of the schema.", element);
        }
    }

    private void CheckLimits(MigrationRecord record, SchemaNode node, ValueLimits limits, string text, int element)
    {
        int characters = CharacterCounter.CountCharacters(text);
        if (characters < limits.MinimumLength)
        {
            Add(
                record,
                SchemaRules.ValueTooShort,
                node,
                string.Format(CultureInfo.InvariantCulture, "The value is too short. Length in characters: {0}. Minimum: {1}.", characters, limits.MinimumLength),
                element);
        }

        if (limits.Options is not null && !limits.Options.Contains(text))
        {
            // To name the option that is near would show the value.
            string hint = limits.IsNear(text) ? " One of them differs only by letter case or spaces." : string.Empty;
            Add(record, SchemaRules.ValueOption, node, $"The value is not one of the options in the schema ({limits.OptionWords}).{hint}", element);
        }

        if (limits.HasNumbers)
        {
            CheckNumber(record, node, text, element);
        }
    }

    private static string Range<T>(T? least, T? most, Func<T, string> write)
        where T : struct =>
        least is null ? $"at most {write(most!.Value)}" : most is null ? $"at least {write(least.Value)}" : $"{write(least.Value)} to {write(most.Value)}";

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(DateTimeOffset date) => date.UtcDateTime.ToString(
        date.UtcDateTime.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private void CheckLength(MigrationRecord record, SchemaNode node, string text, int element)
    {
        int characters = CharacterCounter.CountCharacters(text);
        if (characters > node.Length)
        {
            Add(
                record,
                SchemaRules.ValueLength,
                node,
                string.Format(CultureInfo.InvariantCulture, "The value is too long. Length in characters: {0}. Maximum: {1}.", characters, node.Length),
                element);
        }
    }

    private void CheckCharacters(MigrationRecord record, SchemaNode node, string text, int element)
    {
        CheckCharacters(record, node, text, element, TextConstraints.Alphabetic, SchemaRules.AlphabeticText);
        CheckCharacters(record, node, text, element, TextConstraints.Alphanumeric, SchemaRules.AlphanumericText);
        CheckCharacters(record, node, text, element, TextConstraints.UnicodeLetters, SchemaRules.UnicodeLettersText);
        CheckCharacters(record, node, text, element, TextConstraints.UnicodePrintable, SchemaRules.UnicodePrintableText);
    }

    private void CheckCharacters(
        MigrationRecord record, SchemaNode node, string text, int element, TextConstraints constraint, MigrationRule rule)
    {
        if ((node.Constraints & constraint) != 0 && !CharacterCounter.Has(text, constraint))
        {
            Add(record, rule, node, "The value has a character that the attribute does not allow.", element);
        }
    }
}
