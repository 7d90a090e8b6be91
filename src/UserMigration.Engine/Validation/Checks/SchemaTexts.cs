using System.Globalization;
using UserMigration.Engine.Schemas;
using UserMigration.Engine.Validation.Catalogue;

namespace UserMigration.Engine.Validation.Checks;

/// <summary>Holds text against the length and the constraints of its attribute, in a column or within JSON.</summary>
internal sealed class SchemaTexts
{
    private readonly IssueReport _report;

    public SchemaTexts(IssueReport report)
    {
        _report = report;
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
        if (!System.Guid.TryParseExact(text, "D", out _))
        {
            Add(record, SchemaRules.UuidShape, node, "This is no UUID.", element);
        }
    }

    /// <summary>Adds an issue of an attribute.</summary>
    public void Add(MigrationRecord record, MigrationRule rule, SchemaNode node, string message, int element, string? mend = null) =>
        _report.Add(record, rule, node.Path, In(element) + message, mend);

    /// <summary>The place of what is within a plural.</summary>
    /// <param name="element">The number of the element, from 1; 0 where it is in none.</param>
    public static string In(int element) =>
        element == 0 ? string.Empty : string.Format(CultureInfo.InvariantCulture, "In element {0}: ", element);

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
