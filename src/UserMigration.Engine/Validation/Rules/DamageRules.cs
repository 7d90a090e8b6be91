
namespace UserMigration.Engine.Validation.Rules;

/// <summary>Rules for text that was damaged when it was exported from the legacy system.</summary>
internal static class DamageRules
{
    private const RuleScope Scope = RuleScope.Format;

    /// <summary>The value has no replacement character.</summary>
    public static readonly MigrationRule ReplacementCharacter = Rule(
        nameof(ReplacementCharacter),
        "The value does not contain U+FFFD, which replaces a character that was lost.",
        "Export the value again, in UTF-8. The lost character can't be restored.");

    /// <summary>The value was not read with the wrong encoding.</summary>
    public static readonly MigrationRule Mojibake = Rule(
        nameof(Mojibake),
        "The value is not text that was read with the wrong encoding: UTF-8 with a code page, or DOS with Windows-1252.",
        "Restore it with Repair-MigrationRecord -Repair Mojibake, or export it again.");

    /// <summary>The value is not an error message of a spreadsheet.</summary>
    public static readonly MigrationRule SpreadsheetError = Rule(
        nameof(SpreadsheetError),
        "The value is not a spreadsheet error, such as #N/A, #NAME?, #REF! or ########.",
        "Export the value again without using a spreadsheet. The original value is lost.");

    /// <summary>The value is not in scientific notation, which loses digits.</summary>
    public static readonly MigrationRule ScientificNotation = Rule(
        nameof(ScientificNotation),
        "A text value is not a number in scientific notation, such as 4.91515E+12.",
        "Export the value again without using a spreadsheet. Its last digits may be lost.");

    /// <summary>The value has no characters that only a spreadsheet needs.</summary>
    public static readonly MigrationRule SpreadsheetText = Rule(
        nameof(SpreadsheetText),
        "The value has no extra characters that keep it as text in a spreadsheet, such as =\"01234\" or '01234, and text is not a number with .0.",
        "Repair it with Repair-MigrationRecord -Repair SpreadsheetText.");

    /// <summary>The value is not a marker for an empty value.</summary>
    public static readonly MigrationRule NullMark = Rule(
        nameof(NullMark),
        "The value is not a marker for an empty value, such as \\N or (null).",
        "Replace it with an empty value with Repair-MigrationRecord -Repair NullMarks.");

    /// <summary>The value is not a word for an empty value.</summary>
    public static readonly MigrationRule EmptyWord = Rule(
        nameof(EmptyWord),
        "The value is not a word or a sign that stands for an empty value, such as NULL, N/A or -.",
        "Replace it with an empty value with Repair-MigrationRecord -Repair EmptyWords, or with the transform Null.");

    /// <summary>The value is not the type name of an object.</summary>
    public static readonly MigrationRule ObjectText = Rule(
        nameof(ObjectText),
        "The value is not the name of a type, such as System.Object[] or [object Object].",
        "Export the elements of the list or object. They are not in the file.");

    /// <summary>The value has no HTML entities.</summary>
    public static readonly MigrationRule HtmlEntity = Rule(
        nameof(HtmlEntity),
        "The value has no HTML entity instead of a character, such as &uuml;.",
        "Repair it with Repair-MigrationRecord -Repair HtmlEntities.");

    /// <summary>All rules for damaged text.</summary>
    public static readonly MigrationRule[] All =
    {
        ReplacementCharacter, Mojibake, SpreadsheetError, ScientificNotation, SpreadsheetText, NullMark, EmptyWord, ObjectText, HtmlEntity,
    };

    private static MigrationRule Rule(string id, string text, string recommendation) =>
        new MigrationRule(id, Scope, IssueSeverity.Warning, text, recommendation, "this module");
}
