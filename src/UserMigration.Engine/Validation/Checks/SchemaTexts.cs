using System;
using System.Globalization;
using UserMigration.Engine.Conversion.Dates;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Schemas;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Validation.Checks;

/// <summary>Holds text against the length, the constraints, the pattern and the limits of its attribute, in a column or within JSON.</summary>
internal sealed class SchemaTexts
{
    private readonly IssueReport _report;
    private readonly ColumnPaths _paths;

    /// <summary>Makes the check.</summary>
    /// <param name="report">Takes the issues.</param>
    /// <param name="paths">Where columns go.</param>
    public SchemaTexts(IssueReport report, ColumnPaths paths)
    {
        _report = report;
        _paths = paths;
    }

    /// <summary>Checks text that is not blank.</summary>
    /// <param name="record">The record.</param>
    /// <param name="node">The attribute.</param>
    /// <param name="text">The text.</param>
    /// <param name="element">The number of the plural's element that has it, from 1; 0 where it is in none.</param>
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

    /// <summary>Checks a number against its range.</summary>
    public void CheckNumber(MigrationRecord record, SchemaNode node, string text, int element = 0)
    {
        if (node.Limits is { HasNumbers: true } limits
            && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
            && (number < limits.Minimum || number > limits.Maximum))
        {
            Add(record, SchemaRules.ValueRange, node, $"The number is out of its range ({Range(limits.Minimum, limits.Maximum, Text)}).", element);
        }
    }

    /// <summary>Checks a day or time against its range.</summary>
    public void CheckDate(MigrationRecord record, SchemaNode node, string text, int element = 0)
    {
        if (node.Limits is { HasDates: true } limits && IsoTime.TryRead(text, out DateTime time, out TimeSpan? offset))
        {
            // Within a day of its beginning, no year can lead beyond what a date holds.
            DateTime utc = time.Year is > 1 and < 9999 ? time - (offset ?? TimeSpan.Zero) : time;
            if (utc < limits.Earliest?.UtcDateTime || utc > limits.Latest?.UtcDateTime)
            {
                Add(record, SchemaRules.ValueRange, node, $"The date is out of its range ({Range(limits.Earliest, limits.Latest, Text)}).", element);
            }
        }
    }

    /// <summary>Checks text that must be an IPv4 address.</summary>
    public void CheckIpAddress(MigrationRecord record, SchemaNode node, string text, int element = 0)
    {
        if (!IpAddressShape.IsIpV4(text))
        {
            Add(record, SchemaRules.IpAddressShape, node, "This is no IPv4 address.", element);
        }
    }

    /// <summary>Checks text that must be a UUID.</summary>
    public void CheckUuid(MigrationRecord record, SchemaNode node, string text, int element = 0)
    {
        if (!Guid.TryParseExact(text, "D", out _))
        {
            Add(record, SchemaRules.UuidShape, node, "This is no UUID.", element);
        }
    }

    /// <summary>Adds an issue of an attribute.</summary>
    public void Add(MigrationRecord record, MigrationRule rule, SchemaNode node, string message, int element, string? recommendation = null) =>
        _report.Add(record, rule, _paths.NameOf(node.Path), In(element) + message, recommendation);

    /// <summary>Adds what was found in the value of an attribute.</summary>
    public void Add(MigrationRecord record, MigrationIssue issue, SchemaNode node, int element) =>
        _report.Add(record, issue.WithMessage(In(element) + issue.Message), _paths.NameOf(node.Path));

    /// <summary>The place of what is within a plural.</summary>
    /// <param name="element">The number of the element, from 1; 0 where it is in none.</param>
    public static string In(int element) =>
        element == 0 ? string.Empty : string.Format(CultureInfo.InvariantCulture, "In element {0}: ", element);

    private void CheckPattern(MigrationRecord record, SchemaNode node, ValuePattern pattern, string text, int element)
    {
        bool? matches = pattern.Matches(text);
        if (matches is null)
        {
            Add(record, SchemaRules.PatternTimeout, node, "It took too long to find out whether the value matches the regular expression of the schema.", element);
        }
        else if (!matches.Value)
        {
            Add(record, SchemaRules.ValuePattern, node, "The value does not match the regular expression of the schema.", element);
        }
    }

    private void CheckLimits(MigrationRecord record, SchemaNode node, ValueLimits limits, string text, int element)
    {
        int characters = TextShape.CountCharacters(text);
        if (characters < limits.MinimumLength)
        {
            Add(
                record,
                SchemaRules.ValueTooShort,
                node,
                string.Format(CultureInfo.InvariantCulture, "The value has {0} characters; the store wants at least {1}.", characters, limits.MinimumLength),
                element);
        }

        if (limits.Options is not null && !limits.Options.Contains(text))
        {
            // The option that it is near to would show the value.
            string hint = limits.IsNear(text) ? " One of them differs by letter case or blanks alone." : string.Empty;
            Add(record, SchemaRules.ValueOption, node, $"The value is none of the options of the schema ({limits.OptionWords}).{hint}", element);
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
        int characters = TextShape.CountCharacters(text);
        if (characters > node.Length)
        {
            Add(
                record,
                SchemaRules.ValueLength,
                node,
                string.Format(CultureInfo.InvariantCulture, "The value has {0} characters; the store takes {1}.", characters, node.Length),
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
        if ((node.Constraints & constraint) != 0 && !TextShape.Has(text, constraint))
        {
            Add(record, rule, node, "The value has a character that the attribute does not allow.", element);
        }
    }
}
